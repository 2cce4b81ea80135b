import CarePlan
import RoutineFiles
import TUI

extension PlaySettings {
  /// The begin of the person's day.
  var dayBegin: DayBegin {
    DayBegin(seconds: (TimeOfDay(day.begins)?.minutes ?? 0) * 60)
  }

  /// The person's own day: its begin, its week, and the hours over which sessions are spread.
  var ownDay: OwnDay {
    OwnDay(
      begin: dayBegin, firstWeekday: day.weekBegins.weekday ?? LocaleWeek.firstWeekday,
      hours: WorkingHours(day.workingHours).map { Self.hours($0, from: dayBegin) } ?? [:])
  }

  /// The hours of each own day, from the first begin to the last end of the working hours, in
  /// seconds since midnight. Hours that begin before the day does belong to the own day before.
  private static func hours(
    _ hours: WorkingHours, from begin: DayBegin
  ) -> [Int: ClosedRange<Int>] {
    var found: [Int: ClosedRange<Int>] = [:]
    for weekday in 0..<7 {
      for hours in hours.hours(on: weekday) {
        let isEarly = hours.start.minutes * 60 < begin.seconds
        let day = isEarly ? (weekday + 6) % 7 : weekday
        let start = hours.start.minutes * 60 + (isEarly ? LocalDay.secondsPerDay : 0)
        let end = start + hours.length * 60
        found[day] =
          min(found[day]?.lowerBound ?? start, start)...max(found[day]?.upperBound ?? end, end)
      }
    }
    return found
  }
}

extension DaySettings.WeekBegin {
  /// The day of the week, 0 for Monday to 6 for Sunday; `nil` for that of the locale.
  fileprivate var weekday: Int? {
    switch self {
    case .auto: nil
    case .monday: 0
    case .saturday: 5
    case .sunday: 6
    }
  }
}
