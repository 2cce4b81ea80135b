import Foundation
import GRDB
import RoutineEngine

extension History {
  /// The session that this program walks.
  struct Ongoing {
    let id: UUID
    /// Its position in the history; `nil` while something waits to be written.
    var saved: (position: SessionPosition, at: Date)?
    /// Its checkpoint; `nil` if there could be none.
    var file: CheckpointFile?
    /// The last write of the checkpoint.
    var writtenAt: Date?
    /// The last moment at which the checkpoint, or the position itself, went to the disk.
    var syncedAt: Date?
  }

  /// The greatest age of what survives the loss of power while the clock runs, and of a position
  /// that only the history can take.
  private static let interval: TimeInterval = 5
  /// The program wakes once a second at least, and does not wake for this alone.
  private static let longestSleep: TimeInterval = 1
  /// Allowed wake-up jitter.
  private static let tolerance: TimeInterval = 0.05
  /// Wake-ups that come more often are passed over.
  private static let shortest: TimeInterval = 0.5

  /// Saves where a session is, at any wake-up. If nothing but time has passed since the last call
  /// of `save`, this writes the session's checkpoint: it survives a kill at once, and the loss of
  /// power within 5 s. If more has changed, this is `save`; if nothing has, it is nothing.
  ///
  /// - Parameters:
  ///   - position: The session's position.
  ///   - id: The session.
  ///   - now: The moment.
  /// - Throws: ``HistoryError``; what is to be saved waits to be written with the next thing.
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

  /// Writes a checkpoint, unless the last one is too young.
  ///
  /// - Returns: True if the file is as it should be.
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

  /// True if the next wake-up may be too late. By a clock that may be set, forward or back.
  private static func isDue(since last: Date?, now: Date) -> Bool {
    last.map { abs(now.timeIntervalSince($0)) > interval - longestSleep + tolerance } ?? true
  }

  // MARK: Following what is written

  /// Takes in what is in the history now.
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

  /// Takes in where the history has a session now. If it has no file yet, or could have none, it
  /// gets one.
  func follow(_ id: UUID, at position: SessionPosition, savedAt moment: Date) {
    if ongoing?.id != id { ongoing = Ongoing(id: id) }
    ongoing?.saved = (position, moment)
    ongoing?.syncedAt = moment
    guard let path, ongoing?.file == nil else { return }
    let checkpoint = Checkpoint(
      of: id, from: position, savedAt: moment, to: position, seenAt: moment)
    ongoing?.file = CheckpointFile(checkpoint, nextTo: path)
  }

  /// Takes in that a session is not under way any more.
  func forget(_ id: UUID) {
    if ongoing?.id == id { ongoing = nil }
    removeCheckpoint(of: id)
  }

  private func removeCheckpoint(of id: UUID) {
    guard let path else { return }
    CheckpointFile.remove(of: id, nextTo: path)
  }

  /// Removes what sessions left that nobody can go on with: their programs were killed when all but
  /// that was done, or the history was damaged.
  private func removeLeftovers(besides id: UUID) {
    guard let path else { return }
    // The files first: a session has its row before it has its file.
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

  /// The session as far on as its checkpoint says.
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
