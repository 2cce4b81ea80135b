import Foundation

/// A moment as a wall clock showed it at the person's place.
public struct LocalTime {
  /// The day.
  public let day: LocalDay
  /// The hour, from 0 to 23.
  public let hour: Int
  /// The minute, from 0 to 59.
  public let minute: Int

  private static let months = [
    "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
  ]

  /// A moment where clocks are `utcOffset` seconds ahead of UTC.
  public init(_ moment: Date, utcOffset: Int) {
    day = LocalDay(moment, utcOffset: utcOffset)
    let seconds = Int(moment.timeIntervalSince1970.rounded(.down)) + utcOffset
    let intoDay = seconds - day.number * 86_400
    hour = intoDay / 3_600
    minute = intoDay / 60 % 60
  }

  /// A moment in a time zone.
  public init(_ moment: Date, in timeZone: TimeZone) {
    self.init(moment, utcOffset: timeZone.secondsFromGMT(for: moment))
  }

  /// The time, such as `9:05`.
  public var time: String { Self.time(hour * 3_600 + minute * 60) }

  /// Returns a time of the day, given in seconds since midnight, such as `9:05`.
  public static func time(_ seconds: Int) -> String {
    let minute = seconds / 60 % 60
    return "\(seconds / 3_600):\(minute < 10 ? "0" : "")\(minute)"
  }

  /// The time with two digits each, such as `09:05`.
  public var fullTime: String { (hour < 10 ? "0" : "") + time }

  /// Returns a day without its year, such as `23 Nov`.
  public static func shortDay(_ day: LocalDay) -> String {
    "\(day.components.day) \(month(of: day))"
  }

  private static let longMonths = [
    "January", "February", "March", "April", "May", "June", "July", "August", "September",
    "October", "November", "December",
  ]

  /// Returns a day in full, such as `23 November 2026`.
  public static func longDay(_ day: LocalDay) -> String {
    let (year, month, day) = day.components
    return "\(day) \(longMonths[month - 1]) \(year)"
  }

  /// Returns the month of a day, such as `Nov`.
  public static func month(of day: LocalDay) -> String { months[day.components.month - 1] }
}
