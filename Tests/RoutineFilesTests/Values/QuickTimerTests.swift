import RoutineEngine
import Testing

@testable import RoutineFiles

@Suite struct QuickTimerTests {
  /// The steps of a timer: `3×30+10` for repeats of 30 s with 10 s between, `r10` for a rest.
  private func steps(_ text: String) throws -> [String] {
    try QuickTimer(text).routine.steps.map { step in
      switch step.action {
      case .timed(.hold, let dose):
        let count = step.repeats.map { "\($0.low)×" } ?? ""
        let rest = step.rest.map { "+\($0.secondsRoundedUp)" } ?? ""
        return "\(count)\(dose.low.secondsRoundedUp)\(rest)"
      case .timed(.rest, let dose): return "r\(dose.low.secondsRoundedUp)"
      default: return "?"
      }
    }
  }

  @Test(arguments: [
    ("25s", ["25"]), ("5m", ["300"]), ("1m30s", ["90"]), ("1m30", ["90"]), ("1:30", ["90"]),
    ("3x30s/10s", ["3×30+10"]), ("3×30s", ["3×30"]), ("3X1m/0s", ["3×60+0"]),
    ("30s,1m,20s", ["30", "60", "20"]), ("30s/10s,2x20s/5s", ["30", "r10", "2×20+5"]),
    ("2 min", ["120"]), ("1h", ["3600"]), ("3 x 30 s / 10 s", ["3×30+10"]),
  ])
  func `each spelling is one timer`(text: String, expected: [String]) throws {
    #expect(try steps(text) == expected)
    #expect(QuickTimer.isMeant(by: text))
  }

  @Test(arguments: [
    ("25", "this time has no unit; did you mean `25 s`?"),
    ("0s", "0 s is too short; use 1 s to 2 h"),
    ("3h", "3 h is too long; use 1 s to 2 h"),
    ("30s,", "there is no time between two commas, or at an end"),
    ("0x30s", "0 is too few; use 1 to 100"),
    (
      "30s/10s",
      "a rest comes between repeats, and `30s/10s` has one only; did you mean `3x30s/10s`?"
    ),
    ("3x30s/10s/5s", "`3x30s/10s/5s` has more than one rest"),
    ("3x", "`3x` has no time in it, like 25s"),
  ])
  func `each mistake leads to the way out`(text: String, expected: String) {
    #expect { try QuickTimer(text) } throws: { "\($0)" == expected }
  }

  @Test func `a title is cleaned, and numbers the parts`() throws {
    let routine = try QuickTimer("30s,1m", titled: "Tea\u{1B}[2J\u{202E}").routine
    #expect(routine.steps.map(\.title).allSatisfy { !$0.unicodeScalars.contains("\u{1B}") })
    #expect(routine.steps.first?.title.hasSuffix(" 1") == true)
    #expect(try QuickTimer("30s").routine.title == "Timer")
  }

  @Test(arguments: ["2-minute-break", "play", "x3", "", "25 apples", "25s; rm"])
  func `what is no time is no timer`(word: String) {
    #expect(!QuickTimer.isMeant(by: word))
  }
}
