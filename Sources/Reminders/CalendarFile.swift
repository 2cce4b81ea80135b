import CarePlan
import RoutineFiles

/// Reminders as an iCalendar file (RFC 5545): an event for each time of the day, each with an
/// alarm.
///
/// Times are floating: nine o'clock is nine o'clock in any time zone. A cancelled event is written
/// without a rule and an alarm, so that calendars remove it.
public struct CalendarFile: Sendable {
  private let events: [CalendarEvent]

  /// A file of events.
  public init(_ events: [CalendarEvent]) {
    self.events = events
  }

  /// The text, with CRLF line endings and folded lines.
  public var text: String {
    let head = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//unknot//reminders//EN"]
    return (head + events.flatMap(Self.lines) + ["END:VCALENDAR"])
      .map { Self.folded($0) + "\r\n" }.joined()
  }

  private static func lines(of event: CalendarEvent) -> [String] {
    let title = escaped(event.title)
    let head = [
      "BEGIN:VEVENT", "UID:\(escaped(event.uid))", "DTSTAMP:\(escaped(event.stamp))",
      "SEQUENCE:\(event.sequence)",
      "DTSTART:\(written(event.first))T\(twoDigits(event.time.hour))\(twoDigits(event.time.minute))00",
      "DURATION:PT\(event.minutes)M",
    ]
    if event.cancelledOn != nil {
      return head + ["SUMMARY:\(title)", "STATUS:CANCELLED", "TRANSP:TRANSPARENT", "END:VEVENT"]
    }
    let text = escaped("unknot play \(event.routineID)\nAbout \(event.minutes) min.")
    // The end must be floating like the start (RFC 5545).
    let end = event.last.map { ";UNTIL=\(written($0))T235959" } ?? ""
    let rule =
      event.days == .all
      ? "FREQ=DAILY" : "FREQ=WEEKLY;BYDAY=" + event.days.calendarNames.joined(separator: ",")
    return head + [
      "RRULE:\(rule)\(end)", "SUMMARY:\(title)", "DESCRIPTION:\(text)", "TRANSP:TRANSPARENT",
      "BEGIN:VALARM", "ACTION:DISPLAY", "TRIGGER:PT0S", "DESCRIPTION:\(title)", "END:VALARM",
      "END:VEVENT",
    ]
  }

  private static func written(_ day: LocalDay) -> String {
    day.description.replacing("-", with: "")
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
