import CarePlan
import Foundation
import RoutineEngine
import SessionHistory
import TUI

/// Answers after a session, and the dose that follows from them.
extension Recorder {
  /// Saves the pain after the session, from 0 to 10; `nil` if the person does not say.
  func savePainAfter(_ pain: Int?) {
    answer(in: { $0.painAfter = pain }) { history, id throws(HistoryError) in
      try history.savePainAfter(pain, of: id)
    }
  }

  /// Saves pain as an event of the running plan, which asks about it on later days, too.
  func savePlanPain(_ pain: Int) {
    _ = read { history throws(HistoryError) in
      try history.notePlanPain(pain, now: Date(), in: .current)
    }
  }

  /// Saves pain that was entered without a session. Reports a failure; the pain counts today
  /// anyhow.
  func savePain(_ pain: Int) {
    guard isWanted else { return }
    guard let history = openToWrite(isLate: true) else {
      return onError("Pain \(pain) counts for today, but it is not in your record.")
    }
    do throws(HistoryError) {
      try history.savePain(pain, now: Date(), in: .current)
    } catch {
      onError(
        "Pain \(pain) counts for today, but it is not in your record yet: \(error.reason); "
          + "\(error.remedy).")
    }
  }

  /// Saves the person's rating of the session's dose.
  func save(_ ease: Ease) {
    answer(in: { $0.ease = ease }) { history, id throws(HistoryError) in
      try history.save(ease, of: id)
    }
  }

  /// Saves an answer about the session, or keeps it while nothing can be written.
  private func answer(
    in pendingSession: (inout PendingSession) -> Void,
    _ save: (History, UUID) throws(HistoryError) -> Void
  ) {
    guard let id else { return }
    if let history = openToWrite() {
      attempt { () throws(HistoryError) in try save(history, id) }
      reportRecovery(history)
    } else if let index = pending.firstIndex(where: { $0.id == id }) {
      pendingSession(&pending[index])
    }
  }

  /// A suggested change of dose, with the facts that are saved with its answer.
  struct Offer {
    let suggestion: DoseSuggestion
    let session: UUID
    let routine: Routine
    let chosenLevel: Level
  }

  /// Returns the doses that the person has agreed to.
  func doses() -> AgreedDoses {
    read { history throws(HistoryError) in try history.agreedDoses() }
      ?? AgreedDoses()
  }

  /// Returns the dose to suggest after the session that has just ended.
  ///
  /// - Parameter chosen: The person's choice.
  /// - Returns: The offer; `nil` if there is none.
  func offer(over chosen: Prescription) -> Offer? {
    guard let routine = timeline?.routine else { return nil }
    return read { history throws(HistoryError) -> Offer? in
      try Self.offer(for: routine, over: chosen, in: history)
    } ?? nil
  }

  /// Returns the dose to suggest after the last sessions of a routine; `nil` if there is none.
  static func offer(
    for routine: Routine, over chosen: Prescription, in history: History
  ) throws(HistoryError) -> Offer? {
    let offer = try history.suggestion(for: routine, over: chosen, now: Date(), in: .current)
    // A plan that gives this routine's dose raises it by its own rules.
    if offer?.suggestion.reason == .threeEasyDays,
      PlanAccess.running()?.day(on: history.ownDay.day(of: Date(), in: .current))
        .doses(routine.id) ?? false
    {
      return nil
    }
    return offer.map {
      Offer(
        suggestion: $0.suggestion, session: $0.session, routine: routine, chosenLevel: chosen.level)
    }
  }

  /// Saves the person's answer to an offer.
  func answer(_ offer: Offer, _ isAccepted: Bool) {
    _ = read { history throws(HistoryError) in
      try offer.save(isAccepted ? .yes : .no, in: history)
    }
  }

  /// Saves the person's choice to go back to a routine's own dose.
  func saveUsualDose(of routineID: String, at level: Level) {
    _ = read { history throws(HistoryError) in
      try history.saveUsualDose(of: routineID, at: level, now: Date(), in: .current)
    }
  }
}

extension Recorder.Offer {
  /// Saves the person's answer to the offer.
  func save(_ word: DoseAnswer.Word, in history: History) throws(HistoryError) {
    try history.save(
      word, to: suggestion, after: session, of: routine, at: chosenLevel, now: Date(), in: .current)
  }
}
