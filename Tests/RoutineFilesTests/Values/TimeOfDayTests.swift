import RoutineFiles
import Testing

@Suite struct TimeOfDayTests {
  @Test(arguments: [
    ("9:05", 545), ("09:05", 545), ("9", 540), ("0:00", 0), ("23:59", 1_439), ("24:00", 0),
  ])
  func `times of the day are read`(text: String, minutes: Int) {
    #expect(TimeOfDay(text)?.minutes == minutes)
  }

  @Test(arguments: [
    "", "25", "9:60", "9:5", "24:01", "-1", "9:05:00", "nine", "009", "९:00", ":30",
  ])
  func `anything but a time of the day is refused`(text: String) {
    #expect(TimeOfDay(text) == nil)
  }

  @Test(arguments: [
    ("22:00-7:00", "22:00-7:00"), ("22 - 07", "22:00-7:00"), ("9:00\u{2013}18:30", "9:00-18:30"),
    ("12:00 to 13:00", "12:00-13:00"),
  ])
  func `ranges of the day are read`(text: String, means: String) {
    #expect(DayHours(text)?.text == means)
  }

  @Test(arguments: ["", "9:00", "9:00-", "9:00-9:00", "9-10-11", "a-b"])
  func `anything but a range of the day is refused`(text: String) {
    #expect(DayHours(text) == nil)
  }

  @Test func `a range may cross midnight`() throws {
    let night = try #require(DayHours("22:00-7:00"))
    let inside = ["22:00", "23:59", "0:00", "6:59"].compactMap(TimeOfDay.init)
    let outside = ["7:00", "12:00", "21:59"].compactMap(TimeOfDay.init)
    #expect(inside.count == 4 && outside.count == 3)
    #expect(inside.allSatisfy(night.contains) && !outside.contains(where: night.contains))
  }
}
