import Foundation

/// A moment as a clock on the wall showed it, wherever that was.
public struct LocalTime {
  /// The day.
  public let day: LocalDay
  /// The hour, from 0 to 23.
  public let hour: Int
  /// The minute.
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

  /// The time: `9:05`.
  public var time: String { Self.time(hour * 3_600 + minute * 60) }

  /// A time of the day, in seconds since midnight: `9:05`.
  public static func time(_ seconds: Int) -> String {
    let minute = seconds / 60 % 60
    return "\(seconds / 3_600):\(minute < 10 ? "0" : "")\(minute)"
  }

  /// The time in two digits each: `09:05`.
  public var fullTime: String { (hour < 10 ? "0" : "") + time }

  /// A day without its year: `23 Nov`.
  public static func shortDay(_ day: LocalDay) -> String {
    "\(day.components.day) \(month(of: day))"
  }

  private static let longMonths = [
    "January", "February", "March", "April", "May", "June", "July", "August", "September",
    "October", "November", "December",
  ]

  /// A day in full: `23 November 2026`.
  public static func longDay(_ day: LocalDay) -> String {
    let (year, month, day) = day.components
    return "\(day) \(longMonths[month - 1]) \(year)"
  }

  /// The month of a day: `Nov`.
  public static func month(of day: LocalDay) -> String { months[day.components.month - 1] }
}
