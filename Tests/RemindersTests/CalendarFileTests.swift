import CarePlan
import Foundation
import RoutineFiles
import Testing

@testable import Reminders

@Suite struct CalendarFileTests {
  private func plan(
    title: String = "Roll", times: Int = 2, hours: String = "9-18:30", days: String = "daily"
  ) throws -> ReminderPlan {
    let spans = try #require(DayHours.list(hours))
    let weekdays = try #require(Weekdays(days))
    return try #require(
      ReminderPlan(
        of: "roll", title: title, minutes: 4, times: times, within: spans, on: weekdays))
  }

  private let wednesday = LocalDay(year: 2026, month: 11, day: 25)

  /// The file of the next change, some days later.
  private func text(
    _ plan: ReminderPlan, course: Int? = nil, in record: inout CalendarRecord,
    daysLater days: Int = 0
  ) -> String {
    let day = wednesday.advanced(by: days)
    let stamp = day.description.replacing("-", with: "") + "T235500Z"
    return CalendarFile(record.update(to: plan, courseOfDays: course, on: day, at: stamp)).text
  }

  private func file(title: String = "Roll", days: String = "daily") throws -> String {
    var record = CalendarRecord(person: "1a2b3c4d")
    return text(try plan(title: title, days: days), in: &record)
  }

  @Test func `an event follows RFC 5545`() throws {
    let lines = try file(days: "mon-fri").split(
      separator: "\r\n", omittingEmptySubsequences: false)
    func event(_ slot: Int, _ time: String) -> [Substring] {
      [
        "BEGIN:VEVENT", "UID:roll-900-\(slot)-1a2b3c4d@unknot", "DTSTAMP:20261125T235500Z",
        "SEQUENCE:0", "DTSTART:20261125T\(time)", "DURATION:PT4M",
        "RRULE:FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR", "SUMMARY:Roll",
        "DESCRIPTION:unknot play roll\\nAbout 4 min.", "TRANSP:TRANSPARENT", "BEGIN:VALARM",
        "ACTION:DISPLAY", "TRIGGER:PT0S", "DESCRIPTION:Roll", "END:VALARM", "END:VEVENT",
      ]
    }
    let head: [Substring] = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//unknot//reminders//EN"]
    #expect(lines == head + event(1, "090000") + event(2, "183000") + ["END:VCALENDAR", ""])
  }

  @Test func `every day is a daily rule`() throws {
    #expect(try file().contains("\r\nRRULE:FREQ=DAILY\r\n"))
  }

  @Test func `the first day is one of the plan's`() throws {
    #expect(try file(days: "mon").contains("DTSTART:20261130T090000"))
  }

  @Test func `an event that stays as it was keeps every byte`() throws {
    var record = CalendarRecord(person: "1a2b3c4d")
    let first = text(try plan(), in: &record)
    #expect(text(try plan(), in: &record, daysLater: 9) == first)
    let copy = try JSONDecoder().decode(
      CalendarRecord.self, from: JSONEncoder().encode(record))
    #expect(copy == record)
  }

  @Test func `a change raises the version, and is written from its day on`() throws {
    var record = CalendarRecord(person: "1a2b3c4d")
    _ = text(try plan(), in: &record)
    let text = text(try plan(hours: "9-17"), in: &record, daysLater: 2)
    let events = text.components(separatedBy: "BEGIN:VEVENT").dropFirst()
    #expect(
      events.map { $0.contains("SEQUENCE:1\r\n") } == [false, true], "only the second has moved")
    #expect(text.contains("DTSTAMP:20261127T235500Z\r\nSEQUENCE:1\r\nDTSTART:20261127T170000"))
  }

  @Test func `what is gone is cancelled for sixty days`() throws {
    var record = CalendarRecord(person: "1a2b3c4d")
    _ = text(try plan(times: 3), in: &record)
    let cancelled = """
      BEGIN:VEVENT
      UID:roll-900-3-1a2b3c4d@unknot
      DTSTAMP:20261126T235500Z
      SEQUENCE:1
      DTSTART:20261125T183000
      DURATION:PT4M
      SUMMARY:Roll
      STATUS:CANCELLED
      TRANSP:TRANSPARENT
      END:VEVENT
      END:VCALENDAR

      """.replacing("\n", with: "\r\n")
    #expect(text(try plan(times: 2), in: &record, daysLater: 1).hasSuffix(cancelled))
    #expect(text(try plan(times: 2), in: &record, daysLater: 60).hasSuffix(cancelled))
    #expect(!text(try plan(times: 2), in: &record, daysLater: 61).contains("CANCELLED"))
    // Whoever wants it back after that has a version that no calendar takes for an older one.
    let back = text(try plan(times: 3), in: &record, daysLater: 400)
    #expect(!back.contains("CANCELLED"))
    #expect(
      back.contains("UID:roll-900-3-1a2b3c4d@unknot\r\nDTSTAMP:20271230T235500Z\r\nSEQUENCE:2"))
  }

  @Test func `two spans have names of their own`() throws {
    var record = CalendarRecord(person: "1a2b3c4d")
    _ = text(try plan(times: 4, hours: "9-12:30, 13:15-17:30"), in: &record)
    #expect(
      record.events.map(\.uid)
        == ["900-1", "900-2", "1315-1", "1315-2"].map {
          "roll-\($0)-1a2b3c4d@unknot"
        })
  }

  @Test func `a course has a last day, which stays when it is moved`() throws {
    for (days, rule) in [
      ("daily", "FREQ=DAILY;UNTIL=20261215T235959"),
      ("mon,wed", "FREQ=WEEKLY;BYDAY=MO,WE;UNTIL=20261215T235959"),
    ] {
      var record = CalendarRecord(person: "1a2b3c4d")
      let plan = try plan(times: 1, days: days)
      let first = text(plan, course: 21, in: &record)
      #expect(first.contains("\r\nRRULE:\(rule)\r\n"))
      #expect(text(plan, course: 21, in: &record, daysLater: 19) == first)
      let moved = try self.plan(times: 2, hours: "10-18", days: days)
      let later = text(moved, course: 21, in: &record, daysLater: 5)
      #expect(later.components(separatedBy: rule).count == 3, "both end with the course")
      // After its end it is another course.
      let again = text(moved, course: 21, in: &record, daysLater: 26)
      #expect(again.contains("SEQUENCE:1") && again.contains("UNTIL=202701"))
    }
  }

  @Test func `another routine's events are left alone`() throws {
    var record = CalendarRecord(person: "1a2b3c4d")
    let first = text(try plan(), in: &record)
    let hours = try #require(DayHours("9-18"))
    let lean = try #require(
      ReminderPlan(of: "lean", title: "Lean", minutes: 1, times: 1, within: [hours], on: .all))
    #expect(!text(lean, in: &record).contains("roll"))
    #expect(text(try plan(), in: &record) == first)
  }

  @Test func `what a file says is never written raw, and makes no crash`() throws {
    let event = """
      {"uid": "a\\nX-EVIL:1", "routine": "roll", "sequence": 9223372036854775807, "stamp": "s",
       "title": "T", "minutes": 0, "time": "9:00", "days": "daily", "first": "2026-11-25"}
      """
    let json = "{\"person\": \"1a2b3c4d\", \"events\": [\(event)]}"
    var record = try JSONDecoder().decode(CalendarRecord.self, from: Data(json.utf8))
    let text = text(try plan(), in: &record)
    #expect(!text.contains("\r\nX-EVIL") && !text.contains("\nX-EVIL"))
    for (good, bad) in [("9:00", "9:99"), ("daily", "never"), ("2026-11-25", "2026-11-31")] {
      let worn = Data(json.replacing(good, with: bad).utf8)
      #expect(throws: DecodingError.self) {
        try JSONDecoder().decode(CalendarRecord.self, from: worn)
      }
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
