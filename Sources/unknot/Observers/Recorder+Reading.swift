import CarePlan
import Foundation
import RemoteControl
import RoutineEngine
import SessionHistory
import TUI

/// Queries of the screens to the history.
extension Recorder {
  /// Returns the lines after a session: the day's goal, and advice to see somebody about pain.
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

  /// Warns that another program runs a session, too: both count, though the person does only one.
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
