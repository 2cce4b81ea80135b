import Foundation

/// A calendar day as the person experienced it, without time zone or daylight saving.
public struct LocalDay: Sendable, Hashable {
  /// The number of days since 1 January 1970.
  public let number: Int

  /// The day with a number.
  public init(number: Int) {
    self.number = number
  }

  /// The day on which a moment falls where clocks are `utcOffset` seconds ahead of UTC.
  public init(_ moment: Date, utcOffset: Int) {
    let seconds = Int(moment.timeIntervalSince1970.rounded(.down)) + utcOffset
    number = seconds.flooredQuotient(by: Self.secondsPerDay)
  }

  /// The day on which a moment falls in a time zone.
  public init(_ moment: Date, in timeZone: TimeZone) {
    self.init(moment, utcOffset: timeZone.secondsFromGMT(for: moment))
  }

  /// A day of the Gregorian calendar. A month or day outside of its range overflows into the next
  /// or previous ones.
  public init(year: Int, month: Int, day: Int) {
    // Days from a civil date, after Howard Hinnant: years begin in March, so that the leap day
    // comes last.
    let year = month <= 2 ? year - 1 : year
    let era = year.flooredQuotient(by: 400)
    let yearOfEra = year - era * 400
    let dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1
    let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
    number = era * 146_097 + dayOfEra - 719_468
  }

  /// Seconds of a day without daylight saving.
  public static let secondsPerDay = 86_400

  /// The year, the month from 1, and the day of the month from 1.
  public var components: (year: Int, month: Int, day: Int) {
    let shifted = number + 719_468
    let era = shifted.flooredQuotient(by: 146_097)
    let dayOfEra = shifted - era * 146_097
    let yearOfEra = (dayOfEra - dayOfEra / 1_460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let shiftedMonth = (5 * dayOfYear + 2) / 153
    let month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
    return (
      yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month,
      dayOfYear - (153 * shiftedMonth + 2) / 5 + 1
    )
  }

  /// The day of the week: 0 for Monday, 6 for Sunday.
  public var weekday: Int {
    // 1 January 1970 was a Thursday.
    (number + 3) - (number + 3).flooredQuotient(by: 7) * 7
  }

  /// The Monday of the day's week.
  public var startOfWeek: LocalDay { advanced(by: -weekday) }

  /// Returns the moment of a time of this day in a time zone. A time that daylight saving skips is
  /// shifted by the skipped amount. Of a time that occurs twice, the first is returned.
  public func moment(secondsIntoDay: Int, in timeZone: TimeZone) -> Date {
    let local = TimeInterval(number * Self.secondsPerDay + secondsIntoDay)
    func moment(_ offset: Int) -> Date { Date(timeIntervalSince1970: local - TimeInterval(offset)) }
    // A day before and a day after, the offset is unambiguous.
    let before = timeZone.secondsFromGMT(for: moment(0).addingTimeInterval(-86_400))
    let after = timeZone.secondsFromGMT(for: moment(0).addingTimeInterval(86_400))
    let candidates = [before, after].filter {
      timeZone.secondsFromGMT(for: moment($0)) == $0
    }
    return moment(candidates.max() ?? before)
  }
}

extension LocalDay: Strideable, CustomStringConvertible {
  /// The number of days to another day.
  public func distance(to other: LocalDay) -> Int { other.number - number }

  /// The day a number of days later.
  public func advanced(by days: Int) -> LocalDay { LocalDay(number: number + days) }

  /// The date in ISO 8601: `2026-11-23`.
  public var description: String {
    let (year, month, day) = components
    return "\(year.padded(to: 4))-\(month.padded(to: 2))-\(day.padded(to: 2))"
  }

  /// A day written as `2026-11-23`; `nil` if the text is anything else, or no such day exists.
  public init?(_ text: String) {
    let parts = text.split(separator: "-", omittingEmptySubsequences: false)
    let digits: (Substring) -> Int? = { part in
      part.utf8.allSatisfy { (0x30...0x39).contains($0) } ? Int(part) : nil
    }
    guard parts.map(\.utf8.count) == [4, 2, 2], let year = digits(parts[0]),
      let month = digits(parts[1]), let day = digits(parts[2]), (1...12).contains(month)
    else { return nil }
    self.init(year: year, month: month, day: day)
    guard components == (year, month, day) else { return nil }
  }
}

extension Int {
  /// The quotient rounded towards negative infinity.
  fileprivate func flooredQuotient(by divisor: Int) -> Int {
    self >= 0 ? self / divisor : -((-self + divisor - 1) / divisor)
  }

  /// Decimal digits, padded with zeros.
  fileprivate func padded(to width: Int) -> String {
    let digits = String(magnitude)
    let zeros = String(repeating: "0", count: Swift.max(0, width - digits.count))
    return (self < 0 ? "-" : "") + zeros + digits
  }
}
