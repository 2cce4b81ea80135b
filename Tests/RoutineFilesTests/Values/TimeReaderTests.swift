import RoutineEngine
import Testing

@testable import RoutineFiles

@Suite struct TimeReaderTests {
  private func range(_ text: String, likely: TimeUnit = .seconds) -> Result<
    Dose<Duration>, AmountError
  > {
    Result { () throws(AmountError) in
      try TimeReader.range(text, within: Limits.work, likely: likely)
    }
  }

  @Test(arguments: [
    ("20 s", 20, 20), ("20s", 20, 20), ("7 sec", 7, 7), ("1 second", 1, 1), ("20 SECONDS", 20, 20),
    ("3 min", 180, 180), ("3min", 180, 180), ("2 minutes", 120, 120), ("1 h", 3600, 3600),
    ("1 min 30 s", 90, 90), ("1 min 30", 90, 90), ("1min30s", 90, 90), ("1:30", 90, 90),
    ("0:45", 45, 45), ("1:00:30", 3630, 3630), ("1 h 15 min", 4500, 4500), ("1.5 min", 90, 90),
    ("15-30 s", 15, 30), ("15 - 30 s", 15, 30), ("15–30 s", 15, 30), ("15—30 s", 15, 30),
    ("15 to 30 s", 15, 30), ("15 s-30 s", 15, 30), ("3-5 min", 180, 300),
    ("30 s - 2 min", 30, 120), ("30 s to 1 min 30", 30, 90), ("1:00-1:30", 60, 90),
    ("1 min 30 - 2 min", 90, 120), ("20-20 s", 20, 20), ("1 s", 1, 1), ("2 h", 7200, 7200),
    ("1:30 min", 90, 90), (" 20 s ", 20, 20), ("20\u{A0}s", 20, 20),
  ]) func `times are read`(_ text: String, _ low: Int, _ high: Int) throws {
    #expect(try range(text).get() == Dose(.seconds(low), .seconds(high)), "\(text)")
  }

  @Test(arguments: [
    ("", Diagnostic.Code.badTime), ("soon", .badTime), ("s", .badTime), ("- s", .outOfBounds),
    ("20", .noUnit), ("15-30", .noUnit), ("1 - 1 min 30 s", .noUnit), ("30 s - 2", .noUnit),
    ("30-15 s", .badRange), ("2 min - 30 s", .badRange), ("-5 s", .outOfBounds),
    ("0 s", .outOfBounds), ("0-30 s", .outOfBounds), ("3 h", .outOfBounds),
    ("1e999 s", .badTime), ("99999999 s", .badTime), ("9999999 h", .outOfBounds),
    ("1..5 s", .badTime), ("1:60", .badTime), ("1:2", .badTime), ("1:30:00:00", .badTime),
    ("15-30-45 s", .badTime), ("15- s", .badTime), ("20 s s", .badTime), ("5 m", .badTime),
    ("1 s 30 min", .badTime), ("1 min 30 min", .badTime), ("2,5 s", .badTime), ("2.5 s", .badTime),
    ("NaN s", .badTime), ("inf s", .badTime), ("0x10 s", .badTime), ("２０ s", .badTime),
    ("20 s # no", .badTime), ("1:30 s", .badTime),
  ]) func `a wrong time is refused`(_ text: String, _ code: Diagnostic.Code) {
    #expect(throws: AmountError.self) { try range(text).get() }
    if case .failure(let problem) = range(text) { #expect(problem.code == code, "\(text)") }
  }

  @Test(arguments: [
    ("15-30", TimeUnit.seconds, "15-30 s"), ("3-5", .minutes, "3-5 min"), ("90", .minutes, "90 s"),
    ("5", .minutes, "5 min"),
  ]) func `a time without a unit gets the likely one suggested`(
    _ text: String, _ likely: TimeUnit, _ offer: String
  ) {
    guard case .failure(let problem) = range(text, likely: likely) else {
      Issue.record("\(text) was read")
      return
    }
    #expect(problem.hint == "did you mean `\(offer)`?")
  }

  @Test func `a pause may be none`() throws {
    #expect(try TimeReader.single("none", within: Limits.pause) == .zero)
    #expect(try TimeReader.single("0 s", within: Limits.pause) == .zero)
    #expect(throws: AmountError.self) { try TimeReader.single("none", within: Limits.work) }
    #expect(throws: AmountError.self) { try TimeReader.single("5-10 s", within: Limits.pause) }
  }

  @Test(arguments: [(20, "20 s"), (90, "90 s"), (120, "2 min"), (150, "150 s"), (3600, "1 h")])
  func `times are written as in a routine`(_ seconds: Int, _ words: String) {
    #expect(TimeReader.words(for: .seconds(seconds)) == words)
  }
}

@Suite struct TempoReaderTests {
  @Test func `a single time is a stroke`() throws {
    #expect(try TempoReader.tempo("3 s", for: .massage) == Tempo(stroke: .seconds(3)))
    #expect(
      try TempoReader.tempo("2.5 s", for: .massage) == Tempo(stroke: .milliseconds(2500)))
    #expect(
      try TempoReader.tempo("5 s", for: .breathe)
        == Tempo([.init("in", .seconds(5)), .init("out", .seconds(5))]))
  }

  @Test func `phases have names`() throws {
    #expect(
      try TempoReader.tempo("in 4 s, hold 2 s, out 6 s", for: .breathe)
        == Tempo([.init("in", .seconds(4)), .init("hold", .seconds(2)), .init("out", .seconds(6))]))
    #expect(
      try TempoReader.tempo("towards the feet 3 s,towards the head 3 s", for: .massage)
        == Tempo([
          .init("towards the feet", .seconds(3)), .init("towards the head", .seconds(3)),
        ]))
  }

  @Test func `breathing is six breaths a minute`() {
    #expect(TempoReader.breathing?.cycle == .seconds(10))
  }

  @Test(arguments: [
    "", "slow", "3", "2-4 s", "0 s", "61 s", "in 4 s,", ", 3 s", "in -4 s", "in 4 s out 6 s",
    "1 s, 1 s, 1 s, 1 s, 1 s, 1 s, 1 s, 1 s, 1 s",
  ]) func `a wrong tempo is refused`(_ text: String) {
    #expect(throws: AmountError.self) { try TempoReader.tempo(text, for: .massage) }
  }
}
