import RoutineFiles
import Testing

@testable import Reminders

@Suite struct CalendarFileTests {
  private func file(title: String = "Roll", days: Weekdays = .all) throws -> String {
    let hours = try #require(DayHours("9-18:30"))
    let plan = try #require(
      ReminderPlan(
        of: "roll", title: title, minutes: 4, times: 2, within: hours, on: days))
    return CalendarFile(plan, from: "20261125", madeAt: "20261124T235500Z").text
  }

  @Test func `an event follows RFC 5545`() throws {
    let lines = try file(days: try #require(Weekdays("mon-fri")))
      .split(separator: "\r\n", omittingEmptySubsequences: false)
    #expect(
      lines == [
        "BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//unknot//reminders//EN",
        "BEGIN:VEVENT", "UID:roll-1@unknot", "DTSTAMP:20261124T235500Z",
        "DTSTART:20261125T090000", "DURATION:PT4M", "RRULE:FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR",
        "SUMMARY:Roll", "DESCRIPTION:unknot play roll\\nAbout 4 min.", "TRANSP:TRANSPARENT",
        "BEGIN:VALARM", "ACTION:DISPLAY", "TRIGGER:PT0S", "DESCRIPTION:Roll", "END:VALARM",
        "END:VEVENT",
        "BEGIN:VEVENT", "UID:roll-2@unknot", "DTSTAMP:20261124T235500Z",
        "DTSTART:20261125T183000", "DURATION:PT4M", "RRULE:FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR",
        "SUMMARY:Roll", "DESCRIPTION:unknot play roll\\nAbout 4 min.", "TRANSP:TRANSPARENT",
        "BEGIN:VALARM", "ACTION:DISPLAY", "TRIGGER:PT0S", "DESCRIPTION:Roll", "END:VALARM",
        "END:VEVENT", "END:VCALENDAR", "",
      ])
  }

  @Test func `every day is a daily rule`() throws {
    #expect(try file().contains("\r\nRRULE:FREQ=DAILY\r\n"))
  }

  @Test func `a course has a last day`() throws {
    let hours = try #require(DayHours("9-18"))
    for (days, rule) in [
      ("daily", "FREQ=DAILY;UNTIL=20261215T235959"),
      ("mon,fri", "FREQ=WEEKLY;BYDAY=MO,FR;UNTIL=20261215T235959"),
    ] {
      let weekdays = try #require(Weekdays(days))
      let plan = try #require(
        ReminderPlan(
          of: "roll", title: "Roll", minutes: 4, times: 1, within: hours,
          on: weekdays))
      let text = CalendarFile(
        plan, from: "20261125", to: "20261215", madeAt: "20261124T235500Z"
      ).text
      #expect(text.contains("\r\nRRULE:\(rule)\r\n"))
    }
  }

  @Test func `special characters are escaped`() {
    #expect(CalendarFile.escaped("a;b,c\\d\ne\u{7}f") == "a\\;b\\,c\\\\d\\ne f")
  }

  @Test func `lines are folded between characters`() throws {
    let title = String(repeating: "伸ばす 🧘 ", count: 20)
    let text = try file(title: title)
    let lines = text.split(separator: "\r\n")
    #expect(lines.allSatisfy { $0.utf8.count <= 75 })
    #expect(text.replacing("\r\n ", with: "").contains("SUMMARY:\(title)"))
    #expect(CalendarFile.folded(String(repeating: "x", count: 75)).count == 75)
    #expect(!text.replacing("\r\n", with: "").contains("\n"), "no line end without its return")
  }
}
