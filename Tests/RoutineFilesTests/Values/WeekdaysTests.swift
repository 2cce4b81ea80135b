import RoutineFiles
import Testing

@Suite struct WeekdaysTests {
  @Test(arguments: [
    ("mon-fri", [0, 1, 2, 3, 4]), ("Monday", [0]), ("mon,wed,fri", [0, 2, 4]),
    ("sat-mon", [0, 5, 6]),
    ("daily", [0, 1, 2, 3, 4, 5, 6]), ("tue - thu, sun", [1, 2, 3, 6]), ("wed-wed", [2]),
    ("thurs", [3]),
  ])
  func `days are read`(text: String, numbers: [Int]) {
    #expect(Weekdays(text)?.numbers == numbers)
  }

  @Test(arguments: ["", "mo", "mon-", "mon-tue-wed", "mon,,tue", "day", "workdays", "1-5"])
  func `anything but days is refused`(text: String) {
    #expect(Weekdays(text) == nil)
  }
}
