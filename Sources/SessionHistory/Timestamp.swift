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

  init?(_ text: String) {
    let bytes = Array(text.utf8)
    func number(_ range: Range<Int>) -> Int? {
      var value = 0
      for byte in bytes[range] {
        guard (0x30...0x39).contains(byte) else { return nil }
        value = value * 10 + Int(byte) - 0x30
      }
      return value
    }
    let separators: [(Int, Character)] = [
      (4, "-"), (7, "-"), (10, "T"), (13, ":"), (16, ":"), (19, "."),
    ]
    guard bytes.count == 29 || bytes.count == 32,
      separators.allSatisfy({ bytes[$0] == $1.asciiValue }),
      let day = LocalDay(String(text.prefix(10))),
      let hour = number(11..<13), let minute = number(14..<16), let second = number(17..<19),
      let fraction = number(20..<23), hour < 24, minute < 60, second < 60,
      bytes[23] == 0x2B || bytes[23] == 0x2D, bytes[26] == 0x3A,
      let offsetHours = number(24..<26), let offsetMinutes = number(27..<29),
      bytes.count == 29 || bytes[29] == 0x3A,
      let offsetSeconds = bytes.count == 32 ? number(30..<32) : 0,
      offsetMinutes < 60, offsetSeconds < 60
    else { return nil }
    let offset = (offsetHours * 60 + offsetMinutes) * 60 + offsetSeconds
    utcOffset = bytes[23] == 0x2D ? -offset : offset
    let seconds = (hour * 60 + minute) * 60 + second
    milliseconds =
      (day.number * LocalDay.secondsPerDay + seconds - utcOffset) * 1_000 + fraction
    guard Self.offsets.contains(utcOffset), Self.moments.contains(milliseconds) else { return nil }
  }

  /// The form in which it is read; seconds of the offset only where there are any.
  var text: String {
    let local = milliseconds + utcOffset * 1_000
    let day = local.flooredQuotient(by: LocalDay.secondsPerDay * 1_000)
    let rest = local - day * LocalDay.secondsPerDay * 1_000
    let time = [rest / 3_600_000, rest / 60_000 % 60, rest / 1_000 % 60]
    let offset = Int(utcOffset.magnitude)
    var zone = [offset / 3_600, offset / 60 % 60]
    if offset % 60 != 0 { zone.append(offset % 60) }
    func joined(_ parts: [Int]) -> String {
      parts.map { $0.padded(to: 2) }.joined(separator: ":")
    }
    return "\(LocalDay(number: day))T\(joined(time)).\((rest % 1_000).padded(to: 3))"
      + (utcOffset < 0 ? "-" : "+") + joined(zone)
  }
}
