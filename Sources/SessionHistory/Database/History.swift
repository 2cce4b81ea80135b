import CarePlan
import Foundation
import GRDB
import RoutineEngine

/// The history: every session so far, and the positions of the running ones.
///
/// Used from one thread. A change survives `kill -9` and the loss of power once its call returns. A
/// call that saves a session or an answer and cannot write throws, and queues its change. The next
/// call that can write writes the queue first, so that a caller can report the error and continue.
/// Corrections, deletions and events of plans are not queued.
public final class History {
  /// The file; `nil` for a history in memory.
  public let path: String?
  /// The id of this machine in the history.
  public let machine: UUID
  /// The reason that nothing can be written; `nil` if it can. The next opening may find it gone.
  public let obstacle: HistoryError?
  /// The result of recovering a damaged file at opening; `nil` if it was sound.
  public let recovery: RecoveryReport?
  /// The person's own day, by which sessions are counted; ``use(_:)`` changes it.
  public internal(set) var ownDay = OwnDay()
  /// The identity of the opened file; another file may have its name by now.
  private let identity: FileIdentity?
  /// The present ids of renamed routines, by their former ids. Queries return present ids.
  public var currentNames: [String: String] = [:]
  let queue: DatabaseQueue
  let process: ProcessIdentity
  /// The changes that could not be written yet, in order.
  private var pending: [Change] = []
  /// True if another program has kept the history locked since the last write.
  private var isLockedOut = false
  /// The session that this process runs; `nil` if there is none.
  var ongoing: Ongoing?
  /// The last attempt to save a position.
  private(set) var triedAt: Date?

  /// The most changes to queue: more than a session has segments. The oldest are dropped first.
  private static let mostPending = 20_000

  /// Opens the history; creates it and its folder if missing. Call it after the first frame.
  ///
  /// A damaged file is renamed, and its readable rows are saved into a new file; see `recovery`. A
  /// history that cannot be written is opened for reading; see `obstacle`.
  ///
  /// - Parameters:
  ///   - path: The file.
  ///   - now: The moment, to name a damaged file by.
  ///   - process: The process that runs sessions.
  /// - Throws: ``HistoryError`` if the file cannot be read, or is a newer version's or another
  ///   program's.
  public init(
    atPath path: String, now: Date, process: ProcessIdentity = .current
  ) throws(HistoryError) {
    let opened = try HistoryFile(path).open(now: now)
    self.path = path
    self.process = process
    identity = opened.identity
    queue = opened.queue
    obstacle = opened.obstacle
    recovery = opened.recovery
    machine = try Self.machine(queue, path: path, isReadOnly: opened.obstacle != nil)
  }

  /// A history in memory, for tests and for a session that is not to be saved.
  ///
  /// - Throws: ``HistoryError`` if SQLite cannot create it.
  public init(inMemoryFor process: ProcessIdentity = .current) throws(HistoryError) {
    path = nil
    identity = nil
    self.process = process
    queue = try HistoryConnection.inMemory()
    obstacle = nil
    recovery = nil
    machine = try Self.machine(queue, path: "memory", isReadOnly: false)
  }

  private static func machine(
    _ queue: DatabaseQueue, path: String, isReadOnly: Bool
  ) throws(HistoryError) -> UUID {
    do {
      let known = try queue.read { try String.fetchOne($0, sql: "SELECT id FROM machine") }
      if let known = known.flatMap(UUID.init(uuidString:)) { return known }
      if isReadOnly { return UUID() }
      return try queue.write { db in
        let id = UUID()
        try db.run("INSERT OR REPLACE INTO machine (number, id) VALUES (1, ?)", [id.text])
        return id
      }
    } catch {
      throw HistoryError(error, task: "open the record", path: path)
    }
  }

  /// The path in error messages.
  var place: String { path ?? "memory" }

  // MARK: Saving a session

  /// Saves the beginning of a session.
  ///
  /// - Parameters:
  ///   - id: The session's id; new for each.
  ///   - timeline: The session's timeline.
  ///   - position: The session's position.
  ///   - now: The moment.
  ///   - timeZone: The person's time zone.
  ///   - painBefore: The pain at the check-in before it, from 0 to 10; `nil` without an answer.
  /// - Throws: ``HistoryError``; the beginning is queued, so that more can be saved under the id.
  public func begin(
    _ id: UUID, walking timeline: Timeline, at position: SessionPosition, now: Date,
    in timeZone: TimeZone, painBefore: Int? = nil
  ) throws(HistoryError) {
    triedAt = now
    let facts = SessionFacts(
      walking: timeline, id: id, startedAt: now, timeZone: timeZone, machine: machine,
      painBefore: painBefore)
    try write(.begin(facts, position, at: now))
  }

  /// Saves segment results and the session's position, in one transaction. Call it at every
  /// boundary, pause and key that changes something. While only time passes, call
  /// ``saveCheckpoint(at:of:now:)``.
  ///
  /// - Parameters:
  ///   - results: The results of segments since the last call; may be empty.
  ///   - position: The session's position; `nil` if it has just ended.
  ///   - id: The session.
  ///   - now: The moment.
  /// - Throws: ``HistoryError``; the change is queued and written with the next one.
  public func save(
    _ results: [SegmentResult] = [], at position: SessionPosition?, of id: UUID, now: Date
  ) throws(HistoryError) {
    triedAt = now
    try write(
      .advance(id, results: results.map(SavedSegmentResult.init), position: position, at: now))
  }

  /// Saves the pain before a session, clamped to 0 to 10; `nil` removes the answer.
  ///
  /// - Throws: ``HistoryError``; the change is queued and written with the next one.
  public func savePainBefore(_ pain: Int?, of id: UUID) throws(HistoryError) {
    try write(.answerBefore(id, pain.map(SessionFacts.clampedPain)))
  }

  /// Saves the pain after a session, clamped to 0 to 10; `nil` removes the answer.
  ///
  /// - Throws: ``HistoryError``; the change is queued and written with the next one.
  public func savePainAfter(_ pain: Int?, of id: UUID) throws(HistoryError) {
    try write(.answerAfter(id, pain.map(SessionFacts.clampedPain)))
  }

  /// Saves the person's rating of the dose of a session; `nil` removes the answer.
  ///
  /// - Throws: ``HistoryError``; the change is queued and written with the next one.
  public func save(_ ease: Ease?, of id: UUID) throws(HistoryError) {
    try write(.answerEase(id, ease))
  }

  /// Saves the end of a session.
  ///
  /// - Parameters:
  ///   - id: The session.
  ///   - ending: Its ending.
  ///   - now: The moment.
  ///   - timeline: The timeline at the end, if the person changed it; the session's credit is
  ///     computed by it.
  ///   - position: The position to resume from if the session was left; `nil` for none.
  /// - Throws: ``HistoryError``; the change is queued and written with the next one.
  public func end(
    _ id: UUID, _ ending: Session.Ending, now: Date, walked timeline: Timeline? = nil,
    leftAt position: SessionPosition? = nil
  ) throws(HistoryError) {
    var position = ending == .left ? position : nil
    // The time spent in the segment is in a result already.
    position?.unrecorded = .zero
    position?.state = .paused
    try write(
      .end(
        id, SessionFacts.Ending(ending), at: now, plan: timeline.map(WorkPlan.init),
        leftAt: position))
  }

  /// The number of changes that wait to be written.
  public var pendingWrites: Int { pending.count }

  /// Tries once more to write the queued changes.
  ///
  /// - Throws: ``HistoryError``; the changes stay queued.
  public func writePending() throws(HistoryError) {
    guard !pending.isEmpty else { return }
    try write([])
  }

  // MARK: Reading and writing

  func write(_ change: Change) throws(HistoryError) {
    try write([change])
  }

  private func write(_ changes: [Change]) throws(HistoryError) {
    let all = pending + changes
    var refusal: HistoryError?
    do throws(HistoryError) {
      try checkPlace()
      refusal = try transaction("write to the record") { db in try apply(all, to: db) }
      pending = []
      wait(forOthers: false)
      if refusal == nil { follow(all) } else { ongoing?.saved = nil }
    } catch {
      ongoing?.saved = nil
      if error.kind == .locked { wait(forOthers: true) }
      for change in changes {
        pending.removeAll { $0.isSuperseded(by: change) }
        pending.append(change)
      }
      pending.removeFirst(max(0, pending.count - Self.mostPending))
      throw error
    }
    if let refusal { throw refusal }
  }

  /// Throws if the file was removed or replaced, so that writes to it would be lost.
  private func checkPlace() throws(HistoryError) {
    guard let path, let identity, FileIdentity(atPath: path) != identity else { return }
    throw HistoryError(
      .gone, task: "write to the record", path: path, reason: "the file was removed or replaced")
  }

  /// Shortens the busy timeout while another program keeps the history locked, so that no screen
  /// freezes at each write: the changes wait in `pending`.
  private func wait(forOthers isLockedOut: Bool) {
    guard isLockedOut != self.isLockedOut else { return }
    self.isLockedOut = isLockedOut
    let milliseconds = isLockedOut ? 20 : 1_000
    try? queue.inDatabase { try $0.execute(sql: "PRAGMA busy_timeout = \(milliseconds)") }
  }

  /// Applies changes in order. Each has a savepoint, so that a refused one does not undo the
  /// others.
  private func apply(_ changes: [Change], to db: Database) throws -> HistoryError? {
    var refusal: HistoryError?
    for change in changes {
      do {
        try db.inSavepoint {
          try change.apply(to: db, process: process, path: place)
          return .commit
        }
      } catch let error as DatabaseError where error.resultCode == .SQLITE_CONSTRAINT {
        refusal = HistoryError(error, task: "write to the record", path: place)
      } catch let error as HistoryError {
        refusal = error
      }
    }
    return refusal
  }

  /// Runs a body in a write transaction.
  func transaction<Value>(
    _ task: String, _ body: (Database) throws -> Value
  ) throws(HistoryError) -> Value {
    try noticingDamage(task) { try queue.write(body) }
  }

  /// Runs a body that reads one snapshot of the history.
  func read<Value>(
    _ task: String, _ body: (Database) throws -> Value
  ) throws(HistoryError) -> Value {
    try noticingDamage(task) { try queue.read(body) }
  }

  private func noticingDamage<Value>(
    _ task: String, _ body: () throws -> Value
  ) throws(HistoryError) -> Value {
    do {
      return try body()
    } catch {
      var problem = HistoryError(error, task: task, path: place)
      // The program's SQL is valid, so an SQL error means a damaged schema.
      if (error as? DatabaseError)?.resultCode == .SQLITE_ERROR,
        !queue.inDatabase(Schema.isKnown)
      {
        problem = HistoryError(.damaged, task: task, path: place, reason: "the file is damaged")
      }
      if problem.kind == .damaged, let path { HistoryFile(path).noteDamage(of: identity) }
      throw problem
    }
  }
}
