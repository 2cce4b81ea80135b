import Foundation

/// Moments for programs: ISO 8601 with the offset of the clocks around them.
enum ISOMoment {
  /// A moment where clocks are `utcOffset` seconds ahead of UTC: `2026-11-23T10:15:30+01:00`.
  static func text(_ moment: Date, utcOffset: Int) -> String {
    text(moment, in: TimeZone(secondsFromGMT: utcOffset) ?? .gmt)
  }

  /// A moment in a time zone.
  static func text(_ moment: Date, in timeZone: TimeZone) -> String {
    let style = Date.ISO8601FormatStyle(timeZoneSeparator: .colon, timeZone: timeZone)
    return moment.formatted(style)
  }
}
