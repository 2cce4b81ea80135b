/// Reminders as an iCalendar file (RFC 5545): an event for each time of the day, each with an alarm.
///
/// Times are floating: nine o'clock is nine o'clock in any time zone. UIDs are stable, so that
/// importing again moves an event instead of adding another.
public struct CalendarFile: Sendable {
  private let plan: ReminderPlan
  private let firstDay: String
  private let lastDay: String?
  private let stamp: String

  /// Creates a file.
  ///
  /// - Parameters:
  ///   - plan: the times and days.
  ///   - firstDay: the first day, one of the plan's, as `20261125`.
  ///   - lastDay: the last day of a course, in the same form; `nil` goes on for ever.
  ///   - stamp: the time of creation in UTC, as `20261124T235500Z`.
  public init(
    _ plan: ReminderPlan, from firstDay: String, to lastDay: String? = nil, madeAt stamp: String
  ) {
    self.plan = plan
    self.firstDay = firstDay
    self.lastDay = lastDay
    self.stamp = stamp
  }

  /// The text, with CRLF line ends and folded lines.
  public var text: String {
    let head = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//unknot//reminders//EN"]
    let events = plan.slots.indices.flatMap(event)
    return (head + events + ["END:VCALENDAR"]).map { Self.folded($0) + "\r\n" }.joined()
  }

  private func event(_ index: Int) -> [String] {
    let title = Self.escaped(plan.title)
    let text = Self.escaped("unknot play \(plan.routineID)\nAbout \(plan.minutes) min.")
    let (hour, minute) = (plan.slots[index].hour, plan.slots[index].minute)
    // As floating as the start, which RFC 5545 asks for.
    let end = lastDay.map { ";UNTIL=\($0)T235959" } ?? ""
    let rule =
      plan.days == .all
      ? "FREQ=DAILY" : "FREQ=WEEKLY;BYDAY=" + plan.days.calendarNames.joined(separator: ",")
    return [
      "BEGIN:VEVENT", "UID:\(plan.routineID)-\(index + 1)@unknot", "DTSTAMP:\(stamp)",
      "DTSTART:\(firstDay)T\(Self.twoDigits(hour))\(Self.twoDigits(minute))00",
      "DURATION:PT\(max(1, plan.minutes))M", "RRULE:\(rule)\(end)", "SUMMARY:\(title)",
      "DESCRIPTION:\(text)", "TRANSP:TRANSPARENT",
      "BEGIN:VALARM", "ACTION:DISPLAY", "TRIGGER:PT0S", "DESCRIPTION:\(title)", "END:VALARM",
      "END:VEVENT",
    ]
  }

  private static func twoDigits(_ number: Int) -> String {
    number < 10 ? "0\(number)" : "\(number)"
  }

  /// Escapes a text value (RFC 5545, 3.3.11).
  static func escaped(_ text: String) -> String {
    text.unicodeScalars.map { scalar in
      switch scalar {
      case "\\": "\\\\"
      case ";": "\\;"
      case ",": "\\,"
      case "\n": "\\n"
      default: scalar.value < 0x20 || scalar.value == 0x7F ? " " : String(scalar)
      }
    }.joined()
  }

  /// Folds a line into pieces of at most 75 bytes, between characters (RFC 5545, 3.1).
  static func folded(_ line: String) -> String {
    var text = ""
    var room = 75
    for scalar in line.unicodeScalars {
      let length = String(scalar).utf8.count
      if length > room {
        text += "\r\n "
        room = 74
      }
      text.unicodeScalars.append(scalar)
      room -= length
    }
    return text
  }
}
