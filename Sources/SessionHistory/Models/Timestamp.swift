import Foundation

/// A moment and the offset of the clocks around it, as ISO 8601 with milliseconds:
/// `2026-11-23T10:15:30.250+01:00`. Only this form is read.
struct Timestamp: Equatable {
  /// Milliseconds since 1970 in UTC.
  let milliseconds: Int
  /// Seconds ahead of UTC, within 18 h.
  let utcOffset: Int

  static let offsets = -64_800...64_800
  /// From 1970 to the end of 9999.
  static let moments = 0...253_402_300_799_999

  init(milliseconds: Int, utcOffset: Int) {
    self.milliseconds = milliseconds
    self.utcOffset = utcOffset
  }

  private static let zoned = Date.ISO8601FormatStyle(
    timeZoneSeparator: .colon, includingFractionalSeconds: true)
  private static let local = Date.ISO8601FormatStyle(timeZone: .gmt).year().month().day()
    .time(includingFractionalSeconds: true)

  init?(_ text: String) {
    guard let moment = try? Self.zoned.parse(text),
      let clock = try? Self.local.parse(String(text.prefix(23)))
    else { return nil }
    milliseconds = moment.inMilliseconds
    utcOffset = Int(clock.timeIntervalSince(moment).rounded())
    guard Self.offsets.contains(utcOffset), Self.moments.contains(milliseconds), self.text == text
    else { return nil }
  }

  /// The form in which it is read; seconds of the offset only where there are any. Foundation would
  /// write a zero offset as `Z`, and has no offsets of more than 14 h.
  var text: String {
    // Half a millisecond more: Foundation cuts off what a `Date` is a trace short of.
    let clock = Date(milliseconds: milliseconds + utcOffset * 1_000) + 0.000_5
    let offset = Int(utcOffset.magnitude)
    var zone = [offset / 3_600, offset / 60 % 60]
    if offset % 60 != 0 { zone.append(offset % 60) }
    return clock.formatted(Self.local) + (utcOffset < 0 ? "-" : "+")
      + zone.map { $0 < 10 ? "0\($0)" : "\($0)" }.joined(separator: ":")
  }
}

// The history keeps whole milliseconds: finer than anybody notices, and exact.

extension Duration {
  /// Whole milliseconds, rounded toward zero; the nearest that there is room for.
  var inMilliseconds: Int {
    let (seconds, attoseconds) = components
    let (whole, isTooMuch) = Int(seconds).multipliedReportingOverflow(by: 1_000)
    let (sum, isTooMuchInAll) = whole.addingReportingOverflow(
      Int(attoseconds / 1_000_000_000_000_000))
    if isTooMuch || isTooMuchInAll { return seconds < 0 ? .min : .max }
    return sum
  }
}

extension Date {
  /// Whole milliseconds since 1970, rounded to the nearest that there is room for.
  var inMilliseconds: Int {
    let milliseconds = (timeIntervalSince1970 * 1_000).rounded()
    return Int(exactly: milliseconds) ?? (milliseconds < 0 ? .min : .max)
  }

  /// A moment so many milliseconds after the beginning of 1970.
  init(milliseconds: Int) {
    self.init(timeIntervalSince1970: TimeInterval(milliseconds) / 1_000)
  }
}
