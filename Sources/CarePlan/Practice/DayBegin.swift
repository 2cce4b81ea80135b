import Foundation
import RoutineEngine

/// The time at which a person's day begins: half past midnight is still the evening of the day
/// before.
public struct DayBegin: Sendable, Hashable {
  /// Seconds after midnight, under a day.
  public let seconds: Int

  /// The begin of the calendar's day.
  public static let midnight = DayBegin(seconds: 0)

  /// A begin; what is no time of the day is brought into it.
  public init(seconds: Int) {
    self.seconds = seconds.clamped(to: 0...LocalDay.secondsPerDay - 60)
  }

  /// The moment at which a day begins.
  public func start(of day: LocalDay, in timeZone: TimeZone) -> Date {
    day.moment(secondsIntoDay: seconds, in: timeZone)
  }
}

extension LocalDay {
  /// The day of a person whose days begin later than at midnight, on which a moment falls.
  public init(_ moment: Date, in timeZone: TimeZone, from begin: DayBegin) {
    self.init(moment, utcOffset: timeZone.secondsFromGMT(for: moment), from: begin)
  }

  /// The person's day of a moment, where clocks are `utcOffset` seconds ahead of UTC.
  public init(_ moment: Date, utcOffset: Int, from begin: DayBegin) {
    self.init(moment, utcOffset: utcOffset - begin.seconds)
  }
}
