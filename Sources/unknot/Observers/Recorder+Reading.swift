import Foundation
import RoutineEngine
import SessionHistory

/// The questions of the screens to the history.
extension Recorder {
  /// The lines once a session is over: the day's goal and the trend of pain.
  func report(_ tell: (String) -> Void) -> [String] {
    guard let routine = timeline?.routine else { return [] }
    return read(tell: tell) { history throws(HistoryError) -> [String] in
      let now = Date()
      var lines: [String] = []
      if let goal = Goal(routine) {
        let today = try history.today([goal], now: now, in: .current)
        lines += today.goals.map { SessionReport.line(for: $0, now: now, in: .current) }
      }
      let answers = try history.painAnswers(now: now, in: .current)
      let day = LocalDay(now, in: .current)
      return lines + SessionReport.lines(for: PainTrend(answers, today: day))
    } ?? []
  }

  /// The number of times that each routine was done today, by id, with halves.
  func progress(_ routines: [Routine], tell: (String) -> Void) -> [String: Double] {
    read(tell: tell) { history throws(HistoryError) -> [String: Double] in
      let today = try history.today(routines.compactMap(Goal.init), now: Date(), in: .current)
      let done = today.goals.filter { $0.done > 0 }.map { ($0.goal.routineID, $0.done) }
      return Dictionary(done) { $1 }
    } ?? [:]
  }

  /// The latest session that was cut off and can be gone on with.
  func cutOff(tell: (String) -> Void) -> InterruptedSession? {
    read(tell: tell) { history throws(HistoryError) in
      try history.interruptedSessions().first
    } ?? nil
  }
}
