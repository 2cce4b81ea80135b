import Foundation
import GRDB
import RoutineEngine

extension History {
  /// The session that this program walks.
  struct Ongoing {
    let id: UUID
    /// What the record has of it; `nil` while something waits to be written.
    var kept: (position: SessionPosition, at: Date)?
    /// Where it says how far it has gone on; `nil` if there could be none.
    var file: PulseFile?
    /// Where it says so at each wake-up; `nil` if there could be none, so that the file has to do.
    var memory: PulseMemory?
    /// When it last said so.
    var saidAt: Date?
    /// When that, or the position itself, was last on its way to the disk.
    var savedAt: Date?
  }

  /// While the clock runs, what survives a power cut is so old at most, and so is a position that
  /// only the record can take.
  private static let interval: TimeInterval = 5
  /// The program wakes once a second at least, and does not wake for this alone.
  private static let longestSleep: TimeInterval = 1
  /// By so much a wake-up may come too late without that the one before it had to do.
  private static let tolerance: TimeInterval = 0.05
  /// Wake-ups that come more often are passed over.
  private static let shortest: TimeInterval = 0.5

  /// Keeps where a session is, at any wake-up. If nothing but time has passed since the last call of
  /// `keep`, that is said in memory that outlives the program, and every 5 s in a file of its own: it
  /// survives a kill at once, the loss of power within 5 s, and waits for no disk. If more has
  /// changed, this is `keep`; if nothing has, it is nothing.
  ///
  /// - Parameters:
  ///   - position: Where the session is.
  ///   - id: The session.
  ///   - now: The moment.
  /// - Throws: ``RecordProblem``; what is to be kept waits to be written with the next thing.
  public func keepPulse(
    at position: SessionPosition, of id: UUID, now: Date
  ) throws(RecordProblem) {
    guard let ongoing, ongoing.id == id else { return try keep(at: position, of: id, now: now) }
    if let kept = ongoing.kept {
      if kept.position.differsOnlyInMoment(from: position) { return }
      guard kept.position.isOnlyEarlier(than: position) else {
        return try keep(at: position, of: id, now: now)
      }
      if let file = ongoing.file {
        let pulse = Pulse(
          of: id, from: kept.position, keptAt: kept.at, to: position, seenAt: now)
        if say(pulse, in: file, now: now) { return }
        removePulse(of: id)
        self.ongoing?.file = nil
        self.ongoing?.memory = nil
      }
    }
    if Self.isDue(since: triedAt, now: now) { try keep(at: position, of: id, now: now) }
  }

  /// - Returns: Whether it can be said there.
  private func say(_ pulse: Pulse, in file: PulseFile, now: Date) -> Bool {
    if let saidAt = ongoing?.saidAt, abs(now.timeIntervalSince(saidAt)) < Self.shortest {
      return true
    }
    let isDue = Self.isDue(since: ongoing?.savedAt, now: now)
    let memory = ongoing?.memory
    memory?.write(pulse)
    if isDue || memory == nil {
      guard file.write(pulse) else { return false }
    }
    ongoing?.saidAt = now
    if isDue {
      file.beginSaving()
      ongoing?.savedAt = now
    }
    return true
  }

  /// Whether the next wake-up may be too late. By a clock that may be set, forward or back.
  private static func isDue(since last: Date?, now: Date) -> Bool {
    last.map { abs(now.timeIntervalSince($0)) > interval - longestSleep + tolerance } ?? true
  }

  // MARK: Following what is written

  /// Takes in what is in the record now.
  func follow(_ changes: [Change]) {
    for change in changes {
      switch change {
      case .begin(let facts, let position, let moment):
        follow(facts.id, at: position, keptAt: moment)
        removeLeftOvers(besides: facts.id)
      case .advance(let id, _, let position?, let moment):
        follow(id, at: position, keptAt: moment)
      case .advance(let id, _, nil, _):
        if ongoing?.id == id { ongoing?.kept = nil }
      case .end(let id, _, _, _):
        forget(id)
      case .answerBefore, .answerAfter, .answerDose:
        break
      }
    }
  }

  /// Takes in where the record has a session now. If it has no file yet, or could have none, it gets
  /// one.
  func follow(_ id: UUID, at position: SessionPosition, keptAt moment: Date) {
    if ongoing?.id != id { ongoing = Ongoing(id: id) }
    ongoing?.kept = (position, moment)
    ongoing?.savedAt = moment
    guard let path, ongoing?.file == nil else { return }
    let pulse = Pulse(of: id, from: position, keptAt: moment, to: position, seenAt: moment)
    guard let file = PulseFile(pulse, beside: path) else { return }
    ongoing?.file = file
    ongoing?.memory = PulseMemory(pulse)
  }

  /// Takes in that a session is not under way any more.
  func forget(_ id: UUID) {
    if ongoing?.id == id { ongoing = nil }
    removePulse(of: id)
  }

  private func removePulse(of id: UUID) {
    guard let path else { return }
    PulseFile.remove(of: id, beside: path)
    PulseMemory.remove(of: id)
  }

  /// Removes what sessions left that nobody can go on with: their programs were killed when all but
  /// that was done, or the record was damaged.
  private func removeLeftOvers(besides id: UUID) {
    guard let path else { return }
    PulseMemory.removeOld(before: id)
    // The files first: a session has its row before it has its file.
    let sessions = PulseFile.sessions(beside: path).filter { $0 != id }
    guard !sessions.isEmpty else { return }
    let known = try? read("look for a session that was cut off") { db in
      try Set(String.fetchAll(db, sql: Self.walkedSQL))
    }
    guard let known else { return }
    for id in sessions where !known.contains(id.text) { removePulse(of: id) }
  }

  private static let walkedSQL = """
    SELECT id FROM positions CROSS JOIN sessions ON sessions.number = positions.session
    """

  // MARK: Reading

  /// The session as far on as its pulse says.
  func withPulse(_ session: InterruptedSession) -> InterruptedSession {
    guard let path else { return session }
    let id = session.facts.id
    let pulses = [PulseMemory.read(of: id), PulseFile.read(of: id, beside: path)]
    let latest = pulses.compactMap { $0 }
      .filter { $0.session == id && $0.keptAt == session.keptAt }
      .compactMap(session.position.gone(on:))
      .max { $0.position.moment < $1.position.moment }
    guard let (position, seenAt) = latest else { return session }
    return InterruptedSession(
      facts: session.facts, position: position, lastSeen: seenAt, keptAt: session.keptAt,
      process: session.process)
  }
}
