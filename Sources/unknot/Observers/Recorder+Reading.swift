import CarePlan
import Foundation
import RemoteControl
import RoutineEngine
import SessionHistory
import TUI

extension Recorder {
  /// A change of dose that is asked about, with all that it takes to save the answer.
  struct Offer {
    let suggestion: DoseSuggestion
    let session: UUID
    let routine: Routine
    let chosenLevel: Level
  }

  /// The doses that the person has said yes to.
  func doses(onError: (String) -> Void) -> AgreedDoses {
    read(onError: onError) { history throws(HistoryError) in try history.agreedDoses() }
      ?? AgreedDoses()
  }

  /// The offer after the session that has just ended; `nil` if nothing is.
  ///
  /// - Parameters:
  ///   - chosen: The person's choice.
  ///   - onError: Takes what goes wrong.
  /// - Returns: The offer, to be asked.
  func offer(over chosen: Prescription, onError: (String) -> Void) -> Offer? {
    guard let routine = timeline?.routine else { return nil }
    return read(onError: onError) { history throws(HistoryError) -> Offer? in
      try Self.offer(for: routine, over: chosen, in: history)
    } ?? nil
  }

  /// The offer after the last sessions of a routine; `nil` if nothing is.
  static func offer(
    for routine: Routine, over chosen: Prescription, in history: History
  ) throws(HistoryError) -> Offer? {
    try history.suggestion(for: routine, over: chosen, now: Date(), in: .current).map {
      Offer(
        suggestion: $0.suggestion, session: $0.session, routine: routine, chosenLevel: chosen.level)
    }
  }

  /// Saves what was said to an offer.
  func answer(_ offer: Offer, _ isAccepted: Bool, onError: (String) -> Void) {
    _ = read(onError: onError) { history throws(HistoryError) in
      try offer.save(isAccepted ? .yes : .no, in: history)
    }
  }

  /// Saves that a routine's own dose is wanted back.
  func saveUsualDose(of routineID: String, at level: Level, onError: (String) -> Void) {
    _ = read(onError: onError) { history throws(HistoryError) in
      try history.saveUsualDose(of: routineID, at: level, now: Date(), in: .current)
    }
  }
}

extension Recorder.Offer {
  /// Saves what was said to it.
  func save(_ word: DoseAnswer.Word, in history: History) throws(HistoryError) {
    try history.save(
      word, to: suggestion, after: session, of: routine, at: chosenLevel, now: Date(), in: .current)
  }
}

/// The questions of the screens to the history.
extension Recorder {
  /// The lines once a session is over: the day's goal, and if somebody should be seen.
  func report(_ onError: (String) -> Void) -> [String] {
    guard let routine = timeline?.routine else { return [] }
    let loss = isBrief ? loss.map { [$0] } ?? [] : []
    return loss
      + (read(onError: onError) { history throws(HistoryError) -> [String] in
        let now = Date()
        var lines: [String] = []
        if let goal = Goal(routine) {
          let today = try history.today([goal], now: now, in: .current)
          lines += today.goals.map { SummaryText.line(for: $0, now: now, in: .current) }
        }
        let answers = try history.painAnswers(now: now, in: .current)
        let day = LocalDay(now, in: .current)
        return lines + SummaryText.lines(for: PainTrend(answers, today: day))
      } ?? [])
  }

  /// The latest session that was cut off and can be gone on with.
  func cutOff(onError: (String) -> Void) -> InterruptedSession? {
    read(onError: onError) { history throws(HistoryError) in
      try history.interruptedSessions(isAlive: Self.isAlive).first
    } ?? nil
  }

  /// Tells whether the process of a session still runs; one in another container answers, if it
  /// does, on its socket.
  static func isAlive(_ process: ProcessIdentity) -> Bool {
    if !process.isElsewhere { return process.isAlive }
    let folders = RuntimeFolder.candidates(environment: LoginEnvironment.current)
    do throws(ControlError) {
      return try ControlClient.ask(.status, in: folders, of: Int32(truncatingIfNeeded: process.pid))
        != nil
    } catch {
      // It is there, and does not answer.
      return true
    }
  }
}
