import CarePlan
import Foundation
import GRDB
import RoutineEngine

/// A session that was cut off or left early, and can be resumed.
public struct InterruptedSession: Sendable, Hashable {
  /// Its facts: the routine, the prescription, its beginning.
  public let facts: SessionFacts
  /// Its last position.
  public let position: SessionPosition
  /// The wall-clock time of the position: within 1 s of the cut-off, or within 5 s if the power was
  /// lost; earlier if the session was paused or waiting.
  public let lastSeen: Date
  /// The moment of the last write of a position to the history, in milliseconds since 1970.
  let savedAt: Int
  let process: ProcessIdentity

  /// True if the person left it; false if it was cut off.
  public var isLeft: Bool { facts.ending == .left }

  /// Returns the timeline to resume, with the person's changes: longer, shorter, gently. Resume it
  /// at the position's segment and elapsed time.
  ///
  /// - Parameter routine: The routine as it is now.
  /// - Returns: The timeline; `nil` if the routine has changed, so that the segment is another one.
  public func timeline(of routine: Routine) -> Timeline? {
    // The first side is not saved; the side of the position's segment tells it.
    [nil, .left, .right].lazy.compactMap { self.timeline(of: routine, firstSide: $0) }.first
  }

  private func timeline(of routine: Routine, firstSide: Side?) -> Timeline? {
    var prescription = facts.prescription
    prescription.isSpoken = position.isSpoken
    prescription.firstSide = firstSide
    let timeline = try? Timeline(routine, prescription)
      .changed(
        easedFrom: position.easedFrom, lengthOf: position.segment, to: position.length)
    guard let timeline, timeline.segments.indices.contains(position.segment) else { return nil }
    let segment = timeline.segments[position.segment]
    let isSame =
      segment.kind == position.kind && segment.side == position.side
      && segment.step == position.step && segment.repetition?.index == position.repetition
      && PlainText.clean(segment.title) == PlainText.clean(position.title)
    return isSame ? timeline : nil
  }
}

extension History {
  /// The sessions of this machine that were cut off, the latest first. Sessions whose process still
  /// runs are left out.
  ///
  /// - Parameter isAlive: Returns true if a process still runs.
  /// - Returns: The sessions, each with its last position.
  /// - Throws: ``HistoryError``.
  public func interruptedSessions(
    isAlive: (ProcessIdentity) -> Bool = \.isAlive
  ) throws(HistoryError) -> [InterruptedSession] {
    let all = try read("look for a session that was cut off") { db in
      try interruptedSessions(Self.interruptedSQL, in: db)
    }
    return all.filter { !isAlive($0.process) }.map(withCheckpoint)
      .sorted { $0.lastSeen > $1.lastSeen }
  }

  /// The sessions of this machine that other processes run now.
  ///
  /// - Parameter isAlive: Returns true if a process still runs.
  /// - Returns: Their facts.
  /// - Throws: ``HistoryError``.
  public func sessionsElsewhere(
    isAlive: (ProcessIdentity) -> Bool = \.isAlive
  ) throws(HistoryError) -> [SessionFacts] {
    let all = try read("look for another session") { db in
      try interruptedSessions(Self.interruptedSQL, in: db)
    }
    return all.filter { $0.process != process && isAlive($0.process) }.map(\.facts)
  }

  /// The time within which a left session can be resumed, in seconds: enough for the door or the
  /// telephone. After it, the body has cooled down. A habit.
  public static let timeToReturn: TimeInterval = 3_600

  /// The session of today, by the person's own day, that was left within the last hour; `nil` if
  /// there is none, or another was begun since.
  ///
  /// - Parameters:
  ///   - now: The moment.
  ///   - timeZone: The person's time zone.
  /// - Returns: The session, and the position at which it was left.
  /// - Throws: ``HistoryError``.
  public func leftSession(
    now: Date, in timeZone: TimeZone
  ) throws(HistoryError) -> InterruptedSession? {
    let today = ownDay.day(of: now, in: timeZone)
    return try read("look for a session that was left") { db in
      try interruptedSessions(Self.leftSQL, in: db)
    }.first { session in
      let away = now.timeIntervalSince(session.lastSeen)
      return session.facts.day(from: ownDay.begin) == today
        && (0...Self.timeToReturn).contains(away)
    }
  }

  static let leftSQL = """
    SELECT positions.* FROM positions CROSS JOIN sessions ON sessions.number = positions.session
    WHERE ending = 'left' AND positions.segment > 0 ORDER BY updated_at DESC
    """

  private func interruptedSessions(_ sql: String, in db: Database) throws -> [InterruptedSession] {
    let statement = try db.cachedStatement(sql: sql)
    return try Row.fetchAll(statement).map { row in
      InterruptedSession(
        facts: try Row.unwrap(try db.facts(try Row.unwrap(row.integer("session")))),
        position: try Row.unwrap(SessionPosition(row)),
        lastSeen: try Row.unwrap(row.moment("updated_at")),
        savedAt: try Row.unwrap(row.integer("updated_at")), process: ProcessIdentity(row))
    }
  }

  /// The positions of sessions without an ending. There are few, so the join begins with them.
  static let interruptedSQL = """
    SELECT positions.* FROM positions CROSS JOIN sessions ON sessions.number = positions.session
    WHERE ending IS NULL
    """

  /// Resumes a session, and claims it for this process. The time spent in its segment is saved as a
  /// partial result, so that later results count only what follows. Moments begin again at zero.
  ///
  /// - Throws: ``HistoryError``, of kind `taken` if another process has resumed or ended the
  ///   session since it was read.
  public func resume(_ session: InterruptedSession, now: Date) throws(HistoryError) {
    var position = session.position
    position.unrecorded = .zero
    position.moment = .zero
    try transaction("go on with the session") { db in
      let (number, base) = try claim(session, in: db)
      try savePart(of: session, number: number, base: base, in: db)
      if session.isLeft {
        try db.run("UPDATE sessions SET ending = NULL, ended_at = NULL WHERE number = ?", [number])
        try Change.touch(number, in: db)
      }
      try db.put(
        position, of: number, at: now, base: base + session.position.moment, process: process)
    }
    follow(session.facts.id, at: position, savedAt: now)
  }

  /// Ends an interrupted session at its last position; the work done counts.
  ///
  /// - Throws: ``HistoryError``, of kind `taken` if another process has resumed or ended the
  ///   session since it was read.
  public func endInterrupted(_ session: InterruptedSession) throws(HistoryError) {
    try transaction("end the session") { db in
      let (number, base) = try claim(session, in: db)
      // A left session has ended already.
      if session.isLeft { return try db.run("DELETE FROM positions WHERE session = ?", [number]) }
      try savePart(of: session, number: number, base: base, in: db)
      let end = Change.end(session.facts.id, .cutOff, at: session.lastSeen, plan: nil)
      try end.apply(to: db, process: process, path: place)
    }
    forget(session.facts.id)
  }

  /// Returns the session's row number and base, if its row has not changed since it was read.
  private func claim(
    _ session: InterruptedSession, in db: Database
  ) throws -> (number: Int, base: Duration) {
    let statement = try db.cachedStatement(
      sql: """
        SELECT session, base_ms FROM positions JOIN sessions ON sessions.number = session
        WHERE sessions.id = ? AND updated_at = ? AND pid = ? AND pid_start = ? AND boot = ?
        """)
    let row = try Row.fetchOne(
      statement,
      arguments: [
        session.facts.id.text, session.savedAt, session.process.pid,
        session.process.startTicks, session.process.boot,
      ])
    guard let row, let number = row.integer("session"), let base = row.duration("base_ms") else {
      throw HistoryError(
        .taken, task: "go on with the session", path: place,
        reason: "it is being walked in another window, or is over")
    }
    return (number, base)
  }

  private func savePart(
    of session: InterruptedSession, number: Int, base: Duration, in db: Database
  ) throws {
    guard let part = session.position.partialResult else { return }
    try db.append([part.shifted(by: base)], to: number)
    try Change.touch(number, in: db)
  }
}
