import CarePlan
import Foundation
import RemoteControl
import RoutineEngine
import SessionHistory
import TUI

/// The questions of the screens to the history.
extension Recorder {
  /// The lines once a session is over: the day's goal, and if somebody should be seen.
  func report() -> [String] {
    guard let routine = timeline?.routine else { return [] }
    let loss = isBrief ? reportedLoss.map { [$0] } ?? [] : []
    return loss
      + (read { history throws(HistoryError) -> [String] in
        let now = Date()
        var lines: [String] = []
        var answers = Answers()
        answers.practice = try history.practice(now: now, in: .current)
        if let goal = Advice(answers, now: now, in: .current).goal(of: routine) {
          let today = try history.today([goal], now: now, in: .current)
          lines += today.goals.map { SummaryText.line(for: $0, now: now, in: .current) }
        }
        let pain = try history.painAnswers(now: now, in: .current)
        let day = history.ownDay.day(of: now, in: .current)
        return lines + SummaryText.lines(for: PainTrend(pain, today: day))
      } ?? [])
  }

  /// Says that another program walks a session, too: both count, and only one of them is done.
  func reportOthers() {
    guard let history = open() else { return }
    attempt { () throws(HistoryError) in
      guard let other = try history.sessionsElsewhere(isAlive: Self.isAlive).first else { return }
      onError(
        "Another session, \(other.routineTitle), has been running since \(LocalTime(other).time): both count."
      )
    }
  }
}
