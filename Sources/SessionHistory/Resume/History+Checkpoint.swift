import Foundation
import GRDB
import RoutineEngine

extension History {
  /// The session that this process runs.
  struct Ongoing {
    let id: UUID
    /// Its position in the history; `nil` while something waits to be written.
    var saved: (position: SessionPosition, at: Date)?
    /// Its checkpoint file; `nil` if that could not be created.
    var file: CheckpointFile?
    /// The last write of the checkpoint.
    var writtenAt: Date?
    /// The last flush of the checkpoint, or of the position itself, to the disk.
    var syncedAt: Date?
  }

  /// The most time that a loss of power may cost while the clock runs, in seconds. Without a
  /// checkpoint file, also the time between two saves of the position.
  private static let interval: TimeInterval = 5
  /// The longest time between two wake-ups, in seconds. The program does not wake for checkpoints
  /// alone.
  private static let longestSleep: TimeInterval = 1
  /// Allowed wake-up jitter.
  private static let tolerance: TimeInterval = 0.05
  /// The shortest time between two checkpoints, in seconds.
  private static let shortest: TimeInterval = 0.5

  /// Saves the position of a running session, at any wake-up. If only time has passed since the
  /// last call of `save`, this writes the session's checkpoint: it survives a kill at once, and the
  /// loss of power within 5 s. If more has changed, this calls `save`; if nothing has, it does
  /// nothing.
  ///
  /// - Parameters:
  ///   - position: The session's position.
  ///   - id: The session.
  ///   - now: The moment.
  /// - Throws: ``HistoryError``; the position is queued and written with the next change.
  public func saveCheckpoint(
    at position: SessionPosition, of id: UUID, now: Date
  ) throws(HistoryError) {
    guard let ongoing, ongoing.id == id else { return try save(at: position, of: id, now: now) }
    if let saved = ongoing.saved {
      if saved.position.differsOnlyInMoment(from: position) { return }
      guard saved.position.isOnlyEarlier(than: position) else {
        return try save(at: position, of: id, now: now)
      }
      if let file = ongoing.file {
        let checkpoint = Checkpoint(
          of: id, from: saved.position, savedAt: saved.at, to: position, seenAt: now)
        if write(checkpoint, to: file, now: now) { return }
        removeCheckpoint(of: id)
        self.ongoing?.file = nil
      }
    }
    if Self.isDue(since: triedAt, now: now) { try save(at: position, of: id, now: now) }
  }

  /// Writes a checkpoint, unless the last one is younger than `shortest`.
  ///
  /// - Returns: False if the write failed.
  private func write(_ checkpoint: Checkpoint, to file: CheckpointFile, now: Date) -> Bool {
    if let writtenAt = ongoing?.writtenAt, abs(now.timeIntervalSince(writtenAt)) < Self.shortest {
      return true
    }
    guard file.write(checkpoint) else { return false }
    ongoing?.writtenAt = now
    if Self.isDue(since: ongoing?.syncedAt, now: now) {
      file.sync()
      ongoing?.syncedAt = now
    }
    return true
  }

  /// True if the next wake-up may be too late. The wall clock may be set forward or back.
  private static func isDue(since last: Date?, now: Date) -> Bool {
    last.map { abs(now.timeIntervalSince($0)) > interval - longestSleep + tolerance } ?? true
  }

  // MARK: Following what is written

  /// Updates the running session after changes were written to the history.
  func follow(_ changes: [Change]) {
    for change in changes {
      switch change {
      case .begin(let facts, let position, let moment):
        follow(facts.id, at: position, savedAt: moment)
        removeLeftovers(besides: facts.id)
      case .advance(let id, _, let position?, let moment):
        follow(id, at: position, savedAt: moment)
      case .advance(let id, _, nil, _):
        if ongoing?.id == id { ongoing?.saved = nil }
      case .end(let id, _, _, _, _):
        forget(id)
      case .answerBefore, .answerAfter, .answerEase, .answerDose, .sayPain:
        break
      }
    }
  }

  /// Notes the saved position of the running session, and creates its checkpoint file if it has
  /// none.
  func follow(_ id: UUID, at position: SessionPosition, savedAt moment: Date) {
    if ongoing?.id != id { ongoing = Ongoing(id: id) }
    ongoing?.saved = (position, moment)
    ongoing?.syncedAt = moment
    guard let path, ongoing?.file == nil else { return }
    let checkpoint = Checkpoint(
      of: id, from: position, savedAt: moment, to: position, seenAt: moment)
    ongoing?.file = CheckpointFile(checkpoint, nextTo: path)
  }

  /// Forgets a session that does not run any more, and removes its checkpoint file.
  func forget(_ id: UUID) {
    if ongoing?.id == id { ongoing = nil }
    removeCheckpoint(of: id)
  }

  private func removeCheckpoint(of id: UUID) {
    guard let path else { return }
    CheckpointFile.remove(of: id, nextTo: path)
  }

  /// Removes checkpoint files without a session to resume. They remain if a program is killed just
  /// before it removes them, or if the history was damaged.
  private func removeLeftovers(besides id: UUID) {
    guard let path else { return }
    // Lists the files first: a session that begins meanwhile has its row before it has its file.
    let sessions = CheckpointFile.sessions(nextTo: path).filter { $0 != id }
    guard !sessions.isEmpty else { return }
    let known = try? read("look for a session that was cut off") { db in
      try Set(String.fetchAll(db, sql: Self.walkedSQL))
    }
    guard let known else { return }
    for id in sessions where !known.contains(id.text) { removeCheckpoint(of: id) }
  }

  private static let walkedSQL = """
    SELECT id FROM positions CROSS JOIN sessions ON sessions.number = positions.session
    """

  // MARK: Reading

  /// Returns the session, advanced to its checkpoint if there is a valid one.
  func withCheckpoint(_ session: InterruptedSession) -> InterruptedSession {
    guard let path else { return session }
    let id = session.facts.id
    let latest = CheckpointFile.read(of: id, nextTo: path)
      .filter { $0.session == id && $0.savedAt == session.savedAt }
      .compactMap(session.position.advanced(to:))
      .max { $0.position.moment < $1.position.moment }
    guard let (position, seenAt) = latest else { return session }
    return InterruptedSession(
      facts: session.facts, position: position, lastSeen: seenAt, savedAt: session.savedAt,
      process: session.process)
  }
}
