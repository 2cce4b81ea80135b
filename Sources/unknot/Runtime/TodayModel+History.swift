import CarePlan
import Foundation
import RoutineEngine
import SessionHistory
import TUI

extension TodayModel {
  /// Reads today, the streak and the last two weeks.
  ///
  /// - Throws: `HistoryError`.
  init(_ history: History, now: Date, in timeZone: TimeZone = .current) throws(HistoryError) {
    let today = history.ownDay.day(of: now, in: timeZone)
    let first = today.advanced(by: 1 - Self.days)
    let overview = try history.overview(weeks: 4, now: now, in: timeZone)
    let day = try history.today([], now: now, in: timeZone)
    var pain: [LocalDay: Int] = [:]
    for answer in overview.pain {
      let highest = [answer.before, answer.after].compactMap(\.self).max()
      if let highest { pain[answer.day] = max(pain[answer.day] ?? 0, highest) }
    }
    for entry in overview.painEntries {
      let day = entry.day(from: history.ownDay.begin)
      pain[day] = max(pain[day] ?? 0, entry.pain)
    }
    let work = Dictionary(overview.days.map { ($0.day, $0.work) }) { first, _ in first }
    let weeks = overview.weeks.suffix(2).map(\.work)
    self.init(
      sessions: day.sessions.map {
        Session(time: LocalTime($0.facts).time, title: $0.facts.routineTitle)
      },
      streak: day.streak.days, active: (first...today).map { work[$0] ?? .zero },
      pain: (first...today).map { pain[$0] }, firstDay: LocalTime.shortDay(first),
      thisWeek: weeks.last ?? .zero, lastWeek: weeks.dropLast().last ?? .zero)
  }
}
