import CarePlan
import Foundation
import RoutineEngine

/// A moment and the offset of the clocks around it, as ISO 8601 with milliseconds:
/// `2026-11-23T10:15:30.250+01:00`. Only this form is read.
struct Timestamp: Equatable {
  /// Milliseconds since 1970 in UTC.
  let milliseconds: Int
  /// Seconds ahead of UTC, within 18 h.
  let utcOffset: Int

  static let offsets = -64_800...64_800

  /// Returns the nearest offset that a clock can have.
  static func clamped(offset: Int) -> Int {
    offset.clamped(to: offsets)
  }

  /// Milliseconds since 1970, up to the end of 9999.
  static let moments = 0...253_402_300_799_999

  init(milliseconds: Int, utcOffset: Int) {
    self.milliseconds = milliseconds
    self.utcOffset = utcOffset
  }

  /// Reads a moment. Foundation also reads other forms, refuses offsets of more than 14 h, and
  /// takes longer for one moment than SQLite for the whole session.
  init?(_ text: String) {
    let form: StaticString = "0000-00-00T00:00:00.000+00:00:00"
    let bytes = Array(text.utf8)
    guard bytes.count == 29 || bytes.count == form.utf8CodeUnitCount else { return nil }
    let isBehind = bytes[23] == UInt8(ascii: "-")
    for (place, byte) in bytes.enumerated() {
      let expected = form.utf8Start[place]
      let isDigit = expected == UInt8(ascii: "0") && byte &- expected <= 9
      guard isDigit || byte == expected || place == 23 && isBehind else { return nil }
    }
    func number(_ places: Range<Int>) -> Int {
      bytes[places].reduce(0) { $0 * 10 + Int($1 - 0x30) }
    }
    let (year, month, date) = (number(0..<4), number(5..<7), number(8..<10))
    let (hour, minute, second) = (number(11..<13), number(14..<16), number(17..<19))
    let away = (number(24..<26), number(27..<29), bytes.count > 29 ? number(30..<32) : 0)
    let day = LocalDay(year: year, month: month, day: date)
    // Each moment has one form only: no 30 February, no offset -00:00.
    guard (1...12).contains(month), day.components == (year, month, date), hour < 24, minute < 60,
      second < 60, away.1 < 60, away.2 < 60, bytes.count == 29 || away.2 > 0,
      !isBehind || away != (0, 0, 0)
    else { return nil }
    let offset = (away.0 * 60 + away.1) * 60 + away.2
    utcOffset = isBehind ? -offset : offset
    let clock = day.number * LocalDay.secondsPerDay + (hour * 60 + minute) * 60 + second
    milliseconds = (clock - utcOffset) * 1_000 + number(20..<23)
    guard Self.offsets.contains(utcOffset), Self.moments.contains(milliseconds) else { return nil }
  }

  /// The form in which it is read; seconds of the offset only if they are not 0. Foundation would
  /// write a zero offset as `Z`.
  var text: String {
    let day = LocalDay(Date(milliseconds: milliseconds), utcOffset: utcOffset)
    let rest = milliseconds + utcOffset * 1_000 - day.number * LocalDay.secondsPerDay * 1_000
    let offset = Int(utcOffset.magnitude)
    let seconds = offset % 60 == 0 ? "" : ":" + Self.padded(offset % 60, to: 2)
    let zone = Self.hoursAndMinutes(offset) + seconds
    return "\(day)T\(Self.hoursAndMinutes(rest / 1_000)):"
      + "\(Self.padded(rest / 1_000 % 60, to: 2)).\(Self.padded(rest % 1_000, to: 3))"
      + (utcOffset < 0 ? "-" : "+") + zone
  }

  private static func hoursAndMinutes(_ seconds: Int) -> String {
    "\(padded(seconds / 3_600, to: 2)):\(padded(seconds / 60 % 60, to: 2))"
  }

  private static func padded(_ number: Int, to width: Int) -> String {
    let digits = "\(number)"
    return String(repeating: "0", count: max(0, width - digits.count)) + digits
  }
}

// The history stores whole milliseconds: finer than anybody notices, and exact.

extension Duration {
  /// Whole milliseconds, rounded toward zero, clamped to `Int`.
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
  /// Whole milliseconds since 1970, rounded to the nearest, clamped to `Int`.
  var inMilliseconds: Int {
    let milliseconds = (timeIntervalSince1970 * 1_000).rounded()
    return Int(exactly: milliseconds) ?? (milliseconds < 0 ? .min : .max)
  }

  /// The moment at a number of milliseconds since 1970.
  init(milliseconds: Int) {
    self.init(timeIntervalSince1970: TimeInterval(milliseconds) / 1_000)
  }
}
