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
    ("5-6 per day", 5, 6), ("1 per day", 1, 1), ("3 times a day", 3, 3), ("2 a day", 2, 2),
    ("1 to 3 per day", 1, 3),
  ]) func `frequencies are read`(_ text: String, _ low: Int, _ high: Int) throws {
    #expect(try CountReader.perDay(text) == Dose(low, high))
  }

  @Test(arguments: ["", "daily", "5", "5 per week", "0 per day", "49 per day", "6-5 per day"])
  func `a wrong frequency is refused`(_ text: String) {
    #expect(throws: AmountError.self) { try CountReader.perDay(text) }
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
