import CarePlan
import Foundation
import RemoteControl
import SessionHistory

/// Sessions that were cut off.
extension Recorder {
  /// Returns the latest cut-off session that can be resumed, or else one that was just left.
  func cutOff() -> InterruptedSession? {
    read { history throws(HistoryError) -> InterruptedSession? in
      if let cut = try history.interruptedSessions(isAlive: Self.isAlive).first { return cut }
      return try history.leftSession(now: Date(), in: .current)
    } ?? nil
  }

  /// Returns true if the process of a session still runs. A process in another container has an id
  /// of its own there, so its control socket is asked.
  static func isAlive(_ process: ProcessIdentity) -> Bool {
    if !process.isElsewhere { return process.isAlive }
    let folders = RuntimeFolder.candidates(environment: LoginEnvironment.current)
    do throws(ControlError) {
      return try ControlClient.ask(.status, in: folders, of: Int32(truncatingIfNeeded: process.pid))
        != nil
    } catch {
      // A socket without a reply counts as a process that runs.
      return true
    }
  }

  /// Resumes a session, so that later saves belong to it. A session of another day is ended as it
  /// was, and its rest becomes a new session of today.
  ///
  /// - Returns: True on success; false if another program has the session, or nothing can be
  ///   written.
  func resume(_ session: InterruptedSession) -> Bool {
    guard let history = openToWrite(isLate: true) else { return false }
    var isTaken = false
    let isOfToday = session.isOfToday(ownDay)
    attempt { () throws(HistoryError) in
      if isOfToday {
        try history.resume(session, now: Date())
      } else {
        try history.endInterrupted(session)
      }
      isTaken = true
    }
    if isTaken && isOfToday {
      id = session.facts.id
      isRunning = true
      resumedLeft = session.isLeft ? session.position : nil
    }
    return isTaken
  }

  /// Marks a resumed session as left again, at its old position, since it did not begin.
  func releaseResumed() {
    if let id, let resumedLeft, let history = open() {
      attempt { () throws(HistoryError) in
        try history.end(id, .left, now: Date(), leftAt: resumedLeft)
      }
    }
    resumedLeft = nil
    id = nil
    isRunning = false
  }

  /// Ends a session that was cut off, as it was.
  func end(_ session: InterruptedSession) {
    guard let history = open() else { return }
    attempt { () throws(HistoryError) in try history.endInterrupted(session) }
  }
}

extension InterruptedSession {
  /// True if it began today, by the person's own day.
  fileprivate func isOfToday(_ ownDay: OwnDay?) -> Bool {
    let ownDay = ownDay ?? OwnDay()
    return facts.day(from: ownDay.begin) == ownDay.day(of: Date(), in: .current)
  }

  /// A line for the person: the time the session is resumed from, or the day its first part stays
  /// on.
  func resumeLine(_ ownDay: OwnDay?) -> String {
    let day = LocalTime.shortDay(facts.day(from: (ownDay ?? OwnDay()).begin))
    return isOfToday(ownDay)
      ? "Resumed from \(LocalTime(lastSeen, utcOffset: facts.utcOffset).time)."
      : "The part of \(day) stays as it was; the rest counts for today."
  }
}
