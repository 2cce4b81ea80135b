import RoutineEngine
import Testing

@testable import RoutineFiles

@Suite struct CountReaderTests {
  @Test(arguments: [
    ("3", 3, 3), ("2-4", 2, 4), ("2–4", 2, 4), ("8 to 12", 8, 12), ("3 times", 3, 3), ("3x", 3, 3),
    ("1", 1, 1), ("100", 100, 100),
  ]) func `counts are read`(_ text: String, _ low: Int, _ high: Int) throws {
    #expect(try CountReader.range(text, within: Limits.count) == Dose(low, high))
  }

  @Test(arguments: [
    ("", Diagnostic.Code.badCount), ("many", .badCount), ("30 s", .badCount), ("8.5", .badCount),
    ("2-", .badCount), ("1-2-3", .badCount), ("4-2", .badRange), ("0", .outOfBounds),
    ("101", .outOfBounds), ("-3", .outOfBounds), ("1e3", .badCount), ("1 2", .badCount),
    ("99999999", .badCount),
  ]) func `a wrong count is refused`(_ text: String, _ code: Diagnostic.Code) {
    do throws(AmountError) {
      _ = try CountReader.range(text, within: Limits.count)
      Issue.record("\(text) was read")
    } catch {
      #expect(error.code == code, "\(text)")
    }
  }

  @Test(arguments: [
    ("5-6 per day", Frequency(Dose(5, 6))), ("1 per day", Frequency(Dose(1))),
    ("3 times a day", Frequency(Dose(3))), ("2 a day", Frequency(Dose(2))),
    ("1 to 3 per day", Frequency(Dose(1, 3))), ("daily", Frequency(Dose(1))),
    ("every day", Frequency(Dose(1))), ("every 2 days", Frequency(Dose(1), days: 2)),
    ("3 per week", Frequency(Dose(3), days: 7)), ("weekly", Frequency(Dose(1), days: 7)),
    ("every week", Frequency(Dose(1), days: 7)),
    ("1, ideally 5-6, up to 6 per day", Frequency(Dose(1, 6), ideal: Dose(5, 6))),
    ("1, ideally 3, at most 5 a week", Frequency(Dose(1, 5), ideal: Dose(3), days: 7)),
    ("2, up to 4 per day", Frequency(Dose(2, 4))),
  ]) func `frequencies are read`(_ text: String, _ frequency: Frequency) throws {
    #expect(try CountReader.frequency(text) == frequency)
  }

  @Test(arguments: [
    "", "5", "5 per month", "0 per day", "49 per day", "6-5 per day", "every", "every 0 days",
    "every 3 months", "every 9999999999999999999 days", "6, ideally 5, up to 4 per day",
    "often, ideally 5 per day", ",", "ideally per day", "3, 4 per day", "per day",
  ])
  func `a wrong frequency is refused`(_ text: String) {
    #expect(throws: AmountError.self) { try CountReader.frequency(text) }
  }

  @Test func `courses are counted in days or weeks`() throws {
    #expect(try CountReader.days("21 days") == 21)
    #expect(try CountReader.days("1 day") == 1)
    #expect(try CountReader.days("3 weeks") == 21)
    for text in ["21", "days", "1-2 days", "0 days", "400 days", "9999999 weeks", "2 months"] {
      #expect(throws: AmountError.self, "\(text)") { try CountReader.days(text) }
    }
  }
}
