import Foundation

/// Days and months in words.
enum Days {
  private static let months = [
    "January", "February", "March", "April", "May", "June", "July", "August", "September",
    "October", "November", "December",
  ]

  private static func parts(_ date: Date, in timeZone: TimeZone) -> DateComponents {
    var calendar = Calendar(identifier: .gregorian)
    calendar.timeZone = timeZone
    return calendar.dateComponents([.year, .month, .day], from: date)
  }

  /// Returns a date such as `28 November 2026`.
  static func day(_ date: Date, in timeZone: TimeZone) -> String {
    "\(parts(date, in: timeZone).day ?? 0) \(month(date, in: timeZone))"
  }

  /// Returns a month such as `November 2026`.
  static func month(_ date: Date, in timeZone: TimeZone) -> String {
    "\(monthName(date, in: timeZone)) \(parts(date, in: timeZone).year ?? 0)"
  }

  /// Returns a month's name, such as `November`.
  static func monthName(_ date: Date, in timeZone: TimeZone) -> String {
    months[max(0, min((parts(date, in: timeZone).month ?? 1) - 1, 11))]
  }
}
