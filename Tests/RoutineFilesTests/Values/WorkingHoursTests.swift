import RoutineFiles
import Testing

@Suite struct WorkingHoursTests {
  @Test(arguments: [
    ("9-17", 0, "9:00-17:00"),
    ("mon-fri 9:00-12:30, 13:15-17:30; sat 10-12", 0, "9:00-12:30, 13:15-17:30"),
    ("mon-fri 9:00-12:30, 13:15-17:30; sat 10-12", 5, "10:00-12:00"),
    ("mon-fri 9:00-12:30, 13:15-17:30; sat 10-12", 6, ""),
    ("mon, wed 22:00-6:00", 2, "22:00-6:00"), ("mon, wed 22:00-6:00", 1, ""),
  ])
  func `hours are read by day`(text: String, day: Int, hours: String) throws {
    let read = try #require(WorkingHours(text))
    #expect(read.hours(on: day).map(\.text).joined(separator: ", ") == hours)
    #expect(WorkingHours(read.text) == read, "as it is written it is read")
  }

  @Test(arguments: [
    "", "mon-fri", "9", "9-9", "mon-fri 9-17;", "someday 9-17", "9-12, 11-14", "25-26",
    "mon 9-17; mon-fri 16-18",
  ])
  func `anything but hours is refused`(text: String) {
    #expect(WorkingHours(text) == nil)
  }

  @Test func `days are written as short as they can be`() {
    #expect(Weekdays("mon,tue,wed,sat")?.written == "mon-wed,sat")
    #expect(Weekdays("mon,tue")?.written == "mon,tue")
    #expect(Weekdays("mon-sun")?.written == "daily")
  }
}
