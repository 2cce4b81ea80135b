import CarePlan
import Foundation
import RoutineEngine
import SessionHistory
import TUI

/// Answers after a session, and the dose that follows from them.
extension Recorder {
  /// Saves how much it hurts after the session; `nil` if the person will not say.
  func savePainAfter(_ pain: Int?) {
    answer(in: { $0.painAfter = pain }) { history, id throws(HistoryError) in
      try history.savePainAfter(pain, of: id)
    }
  }

  /// Saves pain for the plan that is followed, which asks for it on later days, too.
  func savePlanPain(_ pain: Int) {
    _ = read { history throws(HistoryError) in
      try history.notePlanPain(pain, now: Date(), in: .current)
    }
  }

  /// Saves pain that was recorded without a session. What fails is said; today it counts anyhow.
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

  /// Saves how the person found the dose of the session.
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

  /// A change of dose that is asked about, with all that it takes to save the answer.
  struct Offer {
    let suggestion: DoseSuggestion
    let session: UUID
    let routine: Routine
    let chosenLevel: Level
  }

  /// The doses that the person has said yes to.
  func doses() -> AgreedDoses {
    read { history throws(HistoryError) in try history.agreedDoses() }
      ?? AgreedDoses()
  }

  /// The offer after the session that has just ended; `nil` if nothing is.
  ///
  /// - Parameter chosen: The person's choice.
  /// - Returns: The offer, to be asked.
  func offer(over chosen: Prescription) -> Offer? {
    guard let routine = timeline?.routine else { return nil }
    return read { history throws(HistoryError) -> Offer? in
      try Self.offer(for: routine, over: chosen, in: history)
    } ?? nil
  }

  /// The offer after the last sessions of a routine; `nil` if nothing is.
  static func offer(
    for routine: Routine, over chosen: Prescription, in history: History
  ) throws(HistoryError) -> Offer? {
    let offer = try history.suggestion(for: routine, over: chosen, now: Date(), in: .current)
    // A plan says itself when there is more.
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

  /// Saves what was said to an offer.
  func answer(_ offer: Offer, _ isAccepted: Bool) {
    _ = read { history throws(HistoryError) in
      try offer.save(isAccepted ? .yes : .no, in: history)
    }
  }

  /// Saves that a routine's own dose is wanted back.
  func saveUsualDose(of routineID: String, at level: Level) {
    _ = read { history throws(HistoryError) in
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
