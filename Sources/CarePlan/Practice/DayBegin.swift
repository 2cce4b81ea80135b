import Foundation
import RoutineEngine

/// The time at which a person's own day begins, so that half past midnight may still be the evening
/// of the day before.
public struct DayBegin: Sendable, Hashable {
  /// Seconds after midnight, from 0 to 86,340: at least one minute less than a day.
  public let seconds: Int

  /// The begin of the calendar's day.
  public static let midnight = DayBegin(seconds: 0)

  /// A beginning of the day, clamped to 0:00–23:59.
  public init(seconds: Int) {
    self.seconds = seconds.clamped(to: 0...LocalDay.secondsPerDay - 60)
  }

  /// Returns the moment at which a day begins.
  public func start(of day: LocalDay, in timeZone: TimeZone) -> Date {
    day.moment(secondsIntoDay: seconds, in: timeZone)
  }
}

extension LocalDay {
  /// The own day on which a moment falls, for a person whose days begin after midnight.
  public init(_ moment: Date, in timeZone: TimeZone, from begin: DayBegin) {
    self.init(moment, utcOffset: timeZone.secondsFromGMT(for: moment), from: begin)
  }

  /// The own day on which a moment falls, where clocks are `utcOffset` seconds ahead of UTC.
  public init(_ moment: Date, utcOffset: Int, from begin: DayBegin) {
    self.init(moment, utcOffset: utcOffset - begin.seconds)
  }
}
