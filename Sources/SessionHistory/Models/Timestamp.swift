import CarePlan
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

  /// Reads a moment. Foundation would read other forms as well, has no offsets of more than 14 h,
  /// and takes longer for it than SQLite for the whole session.
  init?(_ text: String) {
    let fields = text.utf8.split { !(0x30...0x39).contains($0) }
    guard (9...10).contains(fields.count), fields.allSatisfy({ $0.count <= 4 }) else { return nil }
    let numbers = fields.map { $0.reduce(0) { $0 * 10 + Int($1 - 0x30) } }
    let day = LocalDay(year: numbers[0], month: numbers[1], day: numbers[2])
    let clock = day.number * LocalDay.secondsPerDay + Self.seconds(numbers[3...5])
    let offset = Self.seconds(numbers[7...])
    utcOffset = text.utf8.dropFirst(23).first == UInt8(ascii: "-") ? -offset : offset
    milliseconds = (clock - utcOffset) * 1_000 + numbers[6]
    // Whatever was off is written in another way.
    guard Self.offsets.contains(utcOffset), Self.moments.contains(milliseconds), self.text == text
    else { return nil }
  }

  /// Hours, minutes and perhaps seconds.
  private static func seconds(_ parts: ArraySlice<Int>) -> Int {
    zip(parts, [3_600, 60, 1]).reduce(0) { $0 + $1.0 * $1.1 }
  }

  /// The form in which it is read; seconds of the offset only where there are any. Foundation would
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
