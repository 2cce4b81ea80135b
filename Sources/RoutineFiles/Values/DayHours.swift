/// A part of every day, from one time to another; it may go over midnight.
public struct DayHours: Sendable, Hashable {
  /// When it begins.
  public let start: TimeOfDay
  /// When it is over; that minute is no longer part of it.
  public let end: TimeOfDay

  /// A part of a day; `nil` if it would be none of it.
  public init?(from start: TimeOfDay, to end: TimeOfDay) {
    guard start != end else { return nil }
    self.start = start
    self.end = end
  }

  /// Reads `22:00-7:00`, also with a dash or `to`; `nil` if it cannot be read.
  public init?(_ text: String) {
    var parts: [Substring] = []
    for separator in ["-", "\u{2013}", "\u{2014}", " to "] where parts.count != 2 {
      parts = text.split(separator: separator, omittingEmptySubsequences: false)
    }
    let times = parts.compactMap { TimeOfDay(String($0.filter { $0 != " " })) }
    guard parts.count == 2, times.count == 2 else { return nil }
    self.init(from: times[0], to: times[1])
  }

  /// Whether a time of the day is part of it.
  public func contains(_ time: TimeOfDay) -> Bool {
    start < end ? start <= time && time < end : start <= time || time < end
  }

  /// It as people write it: `22:00-7:00`.
  public var text: String { "\(start.text)-\(end.text)" }
}
