/// A local time of the day, to the minute.
public struct TimeOfDay: Sendable, Hashable, Comparable {
  /// Minutes since midnight, from 0 to 1439.
  public let minutes: Int

  /// A time from minutes after midnight, modulo 24 hours.
  public init(minutes: Int) {
    self.minutes = (minutes % 1_440 + 1_440) % 1_440
  }

  /// Parses `9:05`, `09:05`, `9` or `21`; `nil` for anything else. `24:00` is midnight.
  public init?(_ text: String) {
    let parts = text.split(separator: ":", omittingEmptySubsequences: false)
    let numbers = parts.compactMap { part in
      part.utf8.count <= 2 && part.utf8.allSatisfy { (0x30...0x39).contains($0) } ? Int(part) : nil
    }
    guard (1...2).contains(parts.count), numbers.count == parts.count,
      parts.count == 1 || parts[1].utf8.count == 2
    else { return nil }
    let minutes = numbers[0] * 60 + (numbers.count > 1 ? numbers[1] : 0)
    guard minutes <= 1_440, numbers.count == 1 || numbers[1] < 60 else { return nil }
    self.init(minutes: minutes)
  }

  /// Compares times from midnight on.
  public static func < (one: TimeOfDay, other: TimeOfDay) -> Bool { one.minutes < other.minutes }

  /// The hour, from 0 to 23.
  public var hour: Int { minutes / 60 }
  /// The minute, from 0 to 59.
  public var minute: Int { minutes % 60 }

  /// The time, such as `9:05`.
  public var text: String { "\(hour):\(minute < 10 ? "0" : "")\(minute)" }
}

/// A daily range of time, which may cross midnight.
public struct DayHours: Sendable, Hashable {
  /// The start, which is part of the range.
  public let start: TimeOfDay
  /// The end, which is not part of the range.
  public let end: TimeOfDay

  /// A range; `nil` if both ends are the same time.
  public init?(from start: TimeOfDay, to end: TimeOfDay) {
    guard start != end else { return nil }
    self.start = start
    self.end = end
  }

  /// Parses `22:00-7:00`, also with a dash or `to`; `nil` for anything else.
  public init?(_ text: String) {
    var parts: [Substring] = []
    for separator in ["-", "\u{2013}", "\u{2014}", " to "] where parts.count != 2 {
      parts = text.split(separator: separator, omittingEmptySubsequences: false)
    }
    let times = parts.compactMap { TimeOfDay(String($0.filter { $0 != " " })) }
    guard parts.count == 2, times.count == 2 else { return nil }
    self.init(from: times[0], to: times[1])
  }

  /// Returns true if a time is within the range.
  public func contains(_ time: TimeOfDay) -> Bool {
    start < end ? start <= time && time < end : start <= time || time < end
  }

  /// The range, such as `22:00-7:00`.
  public var text: String { "\(start.text)-\(end.text)" }
}
