import Foundation
import GRDB
import RoutineEngine

/// The record: every session there was, and where the running ones are.
///
/// It is used from one thread. What a call has written when it returns survives `kill -9` and the
/// loss of power. A call that cannot write throws, and what it was to write waits: the next call
/// that can write writes it first. So a caller says what is wrong and goes on.
public final class History {
  /// The file; `nil` for a record in memory.
  public let path: String?
  /// What this machine is called in the record.
  public let machine: UUID
  /// Why nothing can be written; `nil` if it can. Opening the record once more may find it gone.
  public let obstacle: RecordProblem?
  /// What was saved of a damaged file when the record was opened; `nil` if it was sound.
  public let rescue: Rescue?
  /// The file that was opened; another may have its name by now.
  private let identity: FileIdentity?
  let queue: DatabaseQueue
  let process: ProcessIdentity
  /// What could not be written yet, in order.
  private var backlog: [Change] = []
  /// Whether another program has kept the record locked since the last write.
  private var isLockedOut = false
  /// The session that this program walks, as far as the record knows.
  var ongoing: Ongoing?
  /// When it was last tried to keep where a session is.
  private(set) var triedAt: Date?

  /// More than a session has segments: what is older is given up first.
  private static let mostBacklog = 20_000

  /// Opens the record, made if it is not there; its folder too. Call it after the first frame.
  ///
  /// A damaged file is set aside under another name and what can be read is saved into a new one;
  /// `rescue` tells. Where nothing can be written, what is there can still be read.
  ///
  /// - Parameters:
  ///   - path: The file.
  ///   - now: The moment, to name a damaged file by.
  ///   - process: The process that walks sessions.
  /// - Throws: ``RecordProblem`` if it cannot even be read, is a newer version's or another
  ///   program's.
  public init(
    atPath path: String, now: Date, process: ProcessIdentity = .current
  ) throws(RecordProblem) {
    let opened = try RecordFile(path).open(now: now)
    self.path = path
    self.process = process
    identity = opened.identity
    queue = opened.queue
    obstacle = opened.obstacle
    rescue = opened.rescue
    machine = try Self.machine(queue, path: path, isReadOnly: opened.obstacle != nil)
  }

  /// A record in memory, for tests and for a session that is not to be kept.
  public init(inMemoryFor process: ProcessIdentity = .current) throws(RecordProblem) {
    path = nil
    identity = nil
    self.process = process
    queue = try RecordConnection.inMemory()
    obstacle = nil
    rescue = nil
    machine = try Self.machine(queue, path: "memory", isReadOnly: false)
  }

  private static func machine(
    _ queue: DatabaseQueue, path: String, isReadOnly: Bool
  ) throws(RecordProblem) -> UUID {
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
      throw RecordProblem(error, task: "open the record", path: path)
    }
  }

  /// The file as a person is told of it.
  var place: String { path ?? "memory" }

  // MARK: Keeping a session

  /// Keeps that a session begins.
  ///
  /// - Parameters:
  ///   - id: What the session is to be known by; new for each.
  ///   - timeline: What is walked.
  ///   - position: Where it is.
  ///   - now: The moment.
  ///   - timeZone: Where the person is.
  ///   - painBefore: The answer to the check-in before it.
  /// - Throws: ``RecordProblem``; the session can be kept under its id all the same, and its
  ///   beginning is written with the next thing that can be.
  public func begin(
    _ id: UUID, walking timeline: Timeline, at position: SessionPosition, now: Date,
    in timeZone: TimeZone, painBefore: Int? = nil
  ) throws(RecordProblem) {
    triedAt = now
    let facts = SessionFacts(
      walking: timeline, id: id, startedAt: now, timeZone: timeZone, machine: machine,
      painBefore: painBefore)
    try write(.begin(facts, position, at: now))
  }

  /// Keeps what became of segments, and where the session is now, both or neither. To be called
  /// at every boundary, pause and key that changes something; while the clock merely runs,
  /// ``saveCheckpoint(at:of:now:)`` is.
  ///
  /// - Parameters:
  ///   - passages: What became of segments since the last call; may be empty.
  ///   - position: Where the session is; `nil` if it has just ended.
  ///   - id: The session.
  ///   - now: The moment.
  /// - Throws: ``RecordProblem``; what is to be kept waits to be written with the next thing.
  public func keep(
    _ passages: [Passage] = [], at position: SessionPosition?, of id: UUID, now: Date
  ) throws(RecordProblem) {
    triedAt = now
    try write(
      .advance(id, passages: passages.map(KeptPassage.init), position: position, at: now))
  }

  /// Keeps the answer to the check-in before a session; `nil` takes it back.
  public func keepPainBefore(_ pain: Int?, of id: UUID) throws(RecordProblem) {
    try write(.answerBefore(id, pain.map(SessionFacts.clampedPain)))
  }

  /// Keeps the answer to the check-in after a session; `nil` takes it back.
  public func keepPainAfter(_ pain: Int?, of id: UUID) throws(RecordProblem) {
    try write(.answerAfter(id, pain.map(SessionFacts.clampedPain)))
  }

  /// Keeps that a session is over.
  ///
  /// - Parameters:
  ///   - id: The session.
  ///   - ending: How it ended.
  ///   - now: The moment.
  ///   - timeline: What was walked in the end, if the person went on gently: its share is counted
  ///     of that.
  /// - Throws: ``RecordProblem``; what is to be kept waits to be written with the next thing.
  public func end(
    _ id: UUID, _ ending: Session.Ending, now: Date, walked timeline: Timeline? = nil
  ) throws(RecordProblem) {
    try write(.end(id, SessionFacts.Ending(ending), at: now, plan: timeline.map(WorkPlan.init)))
  }

  /// How many things wait to be written.
  public var unwritten: Int { backlog.count }

  /// Tries once more to write what waits.
  public func writeUnwritten() throws(RecordProblem) {
    guard !backlog.isEmpty else { return }
    try write([])
  }

  // MARK: Reading and writing

  func write(_ change: Change) throws(RecordProblem) {
    try write([change])
  }

  private func write(_ changes: [Change]) throws(RecordProblem) {
    let all = backlog + changes
    var refusal: RecordProblem?
    do throws(RecordProblem) {
      refusal = try transaction("keep the session") { db in try apply(all, to: db) }
      backlog = []
      wait(forOthers: false)
      if refusal == nil { follow(all) } else { ongoing?.saved = nil }
    } catch {
      ongoing?.saved = nil
      if error.kind == .locked { wait(forOthers: true) }
      for change in changes {
        backlog.removeAll { $0.isSuperseded(by: change) }
        backlog.append(change)
      }
      backlog.removeFirst(max(0, backlog.count - Self.mostBacklog))
      throw error
    }
    if let refusal { throw refusal }
  }

  /// While another program keeps the record locked, nobody's screen stands still for each thing
  /// that is to be kept: it waits in the backlog.
  private func wait(forOthers isLockedOut: Bool) {
    guard isLockedOut != self.isLockedOut else { return }
    self.isLockedOut = isLockedOut
    let milliseconds = isLockedOut ? 20 : 1_000
    try? queue.inDatabase { try $0.execute(sql: "PRAGMA busy_timeout = \(milliseconds)") }
  }

  /// Writes changes one after the other; one that makes no sense does not take the others along.
  private func apply(_ changes: [Change], to db: Database) throws -> RecordProblem? {
    var refusal: RecordProblem?
    for change in changes {
      do {
        try db.inSavepoint {
          try change.apply(to: db, process: process, path: place)
          return .commit
        }
      } catch let error as DatabaseError where error.resultCode == .SQLITE_CONSTRAINT {
        refusal = RecordProblem(error, task: "keep the session", path: place)
      } catch let error as RecordProblem {
        refusal = error
      }
    }
    return refusal
  }

  /// Writes all or nothing.
  func transaction<Value>(
    _ task: String, _ body: (Database) throws -> Value
  ) throws(RecordProblem) -> Value {
    try noticingDamage(task) { try queue.write(body) }
  }

  /// Reads one state of the record, whatever is written meanwhile.
  func read<Value>(
    _ task: String, _ body: (Database) throws -> Value
  ) throws(RecordProblem) -> Value {
    try noticingDamage(task) { try queue.read(body) }
  }

  private func noticingDamage<Value>(
    _ task: String, _ body: () throws -> Value
  ) throws(RecordProblem) -> Value {
    do {
      return try body()
    } catch {
      var problem = RecordProblem(error, task: task, path: place)
      // A statement that SQLite does not understand, though it is right, tells of a worn schema.
      if (error as? DatabaseError)?.resultCode == .SQLITE_ERROR,
        let isKnown = try? queue.inDatabase(Schema.isKnown), !isKnown
      {
        problem = RecordProblem(.damaged, task: task, path: place, reason: "the file is damaged")
      }
      if problem.kind == .damaged, let path { RecordFile(path).noteDamage(of: identity) }
      throw problem
    }
  }
}
