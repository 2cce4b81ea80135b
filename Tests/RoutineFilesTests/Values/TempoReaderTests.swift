import RoutineEngine
import Testing

@testable import RoutineFiles

@Suite struct TempoReaderTests {
  @Test func aSingleTimeIsAStroke() throws {
    #expect(try TempoReader.tempo("3 s", for: .massage) == Tempo(stroke: .seconds(3)))
    #expect(
      try TempoReader.tempo("2.5 s", for: .massage) == Tempo(stroke: .milliseconds(2500)))
    #expect(
      try TempoReader.tempo("5 s", for: .breathe)
        == Tempo([.init("in", .seconds(5)), .init("out", .seconds(5))]))
  }

  @Test func phasesHaveNames() throws {
    #expect(
      try TempoReader.tempo("in 4 s, hold 2 s, out 6 s", for: .breathe)
        == Tempo([.init("in", .seconds(4)), .init("hold", .seconds(2)), .init("out", .seconds(6))]))
    #expect(
      try TempoReader.tempo("towards the feet 3 s,towards the head 3 s", for: .massage)
        == Tempo([
          .init("towards the feet", .seconds(3)), .init("towards the head", .seconds(3)),
        ]))
  }

  @Test func breathingIsAboutSixAMinute() {
    #expect(TempoReader.breathing?.cycle == .seconds(10))
  }

  @Test(arguments: [
    "", "slow", "3", "2-4 s", "0 s", "61 s", "in 4 s,", ", 3 s", "in -4 s", "in 4 s out 6 s",
    "1 s, 1 s, 1 s, 1 s, 1 s, 1 s, 1 s, 1 s, 1 s",
  ]) func refuses(_ text: String) {
    #expect(throws: AmountError.self) { try TempoReader.tempo(text, for: .massage) }
  }
}
