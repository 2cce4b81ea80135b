import CarePlan
import Foundation
import SessionHistory

/// A moment as a clock on the wall showed it, wherever that was.
struct LocalTime {
  /// The day.
  let day: LocalDay
  /// The hour, from 0 to 23.
  let hour: Int
  /// The minute.
  let minute: Int

  private static let months = [
    "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
  ]

  /// A moment where clocks are `utcOffset` seconds ahead of UTC.
  init(_ moment: Date, utcOffset: Int) {
    day = LocalDay(moment, utcOffset: utcOffset)
    let seconds = Int(moment.timeIntervalSince1970.rounded(.down)) + utcOffset
    let intoDay = seconds - day.number * 86_400
    hour = intoDay / 3_600
    minute = intoDay / 60 % 60
  }

  /// A moment in a time zone.
  init(_ moment: Date, in timeZone: TimeZone) {
    self.init(moment, utcOffset: timeZone.secondsFromGMT(for: moment))
  }

  /// The begin of a session, by the clocks of its place.
  init(_ facts: SessionFacts) {
    self.init(facts.startedAt, utcOffset: facts.utcOffset)
  }

  /// The time: `9:05`.
  var time: String { "\(hour):\(minute < 10 ? "0" : "")\(minute)" }

  /// The time in two digits each: `09:05`.
  var fullTime: String { (hour < 10 ? "0" : "") + time }

  /// A day without its year: `23 Nov`.
  static func shortDay(_ day: LocalDay) -> String {
    "\(day.components.day) \(month(of: day))"
  }

  private static let longMonths = [
    "January", "February", "March", "April", "May", "June", "July", "August", "September",
    "October", "November", "December",
  ]

  /// A day in full: `23 November 2026`.
  static func longDay(_ day: LocalDay) -> String {
    let (year, month, day) = day.components
    return "\(day) \(longMonths[month - 1]) \(year)"
  }

  /// The month of a day: `Nov`.
  static func month(of day: LocalDay) -> String { months[day.components.month - 1] }
}
