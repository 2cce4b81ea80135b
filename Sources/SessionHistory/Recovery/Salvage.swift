import CarePlan
import Foundation
import GRDB

/// Copies what can be read of a damaged history.
struct Salvage {
  /// The number of sessions that were saved.
  private(set) var sessions = 0
  /// The number of these sessions that miss some of their results.
  private(set) var incomplete = 0

  private let source: Database
  private let target: Database

  /// Copies every row that can be read, from both ends of each table and, if its middle is damaged,
  /// from between by key.
  ///
  /// - Parameters:
  ///   - queue: An empty history.
  ///   - copy: Makes a writable copy of the damaged file, and returns its path: first with the
  ///     known schema, then, if no session can be read that way, with its own.
  /// - Returns: The counts of saved sessions.
  /// - Throws: Errors of writing to the new history; never those of reading the damaged one.
  static func run(
    into queue: DatabaseQueue, from copy: (_ hasKnownSchema: Bool) throws -> String
  ) throws -> Salvage {
    if let path = try? copy(true) {
      let salvage = try run(from: path, into: queue)
      if salvage.sessions > 0 { return salvage }
    }
    return try run(from: try copy(false), into: queue)
  }

  private static func run(from path: String, into queue: DatabaseQueue) throws -> Salvage {
    try queue.write { target in
      var configuration = Configuration()
      configuration.foreignKeysEnabled = false
      guard let damaged = try? DatabaseQueue(path: path, configuration: configuration) else {
        return Salvage(source: target, target: target)
      }
      return try damaged.writeWithoutTransaction { source in
        var salvage = Salvage(source: source, target: target)
        try salvage.copyMachine()
        try salvage.copySessions()
        try salvage.copyDoseAnswers()
        try salvage.copyPainEntries()
        try salvage.copyDeletions()
        try salvage.copyPlanEvents()
        try salvage.copyUnknownLines()
        return salvage
      }
    }
  }

  private init(source: Database, target: Database) {
    self.source = source
    self.target = target
  }

  private func copyMachine() throws {
    let id = try? String.fetchOne(source, sql: "SELECT id FROM machine")
    guard let id, UUID(uuidString: id) != nil else { return }
    try target.run("INSERT OR REPLACE INTO machine (number, id) VALUES (1, ?)", [id])
  }

  private mutating func copySessions() throws {
    let scan = DamagedTableReader(source: source, table: "sessions", key: "number")
    var taken: [Row] = []
    _ = scan.run { taken.append($0) }
    for row in taken { try copySession(row) }
  }

  private func copyDoseAnswers() throws {
    let scan = DamagedTableReader(source: source, table: "dose_answers", key: "number")
    var taken: [Row] = []
    _ = scan.run { taken.append($0) }
    for answer in taken.compactMap(DoseAnswer.init) { try target.put(answer) }
  }

  private func copyDeletions() throws {
    let scan = DamagedTableReader(source: source, table: "deletions", key: "number")
    var taken: [Row] = []
    _ = scan.run { taken.append($0) }
    // A session that can be read is better evidence than its deletion.
    for deletion in taken.compactMap(Deletion.init)
    where try target.number(of: deletion.id) == nil && target.painEntry(deletion.id) == nil {
      try target.put(deletion)
    }
  }

  private func copyPlanEvents() throws {
    let scan = DamagedTableReader(source: source, table: "plan_events", key: "number")
    var taken: [Row] = []
    _ = scan.run { taken.append($0) }
    for event in taken.compactMap(PlanEvent.init) { try target.put(event) }
  }

  private func copyPainEntries() throws {
    let scan = DamagedTableReader(source: source, table: "pain_entries", key: "number")
    var taken: [Row] = []
    _ = scan.run { taken.append($0) }
    for entry in taken.compactMap(PainEntry.init) { try target.put(entry) }
  }

  private func copyUnknownLines() throws {
    let scan = DamagedTableReader(source: source, table: "unknown_lines", key: "number")
    var taken: [Row] = []
    _ = scan.run { taken.append($0) }
    for line in taken.compactMap(UnknownLine.init) { _ = try target.put(line) }
  }

  private mutating func copySession(_ row: Row) throws {
    guard let facts = SessionFacts(row), let number = row.integer("number"),
      try target.number(of: facts.id) == nil
    else { return }
    let new = try target.insert(facts)
    var results: [SavedSegmentResult] = []
    var isWhole = DamagedTableReader(
      source: source, table: "passages", key: "number", condition: "session = ? AND",
      arguments: [number]
    ).run { row in
      if let result = SavedSegmentResult(row) { results.append(result) }
    }
    results.sort { $0.endedAt < $1.endedAt }
    do {
      try target.inSavepoint {
        try target.append(results, to: new)
        return .commit
      }
    } catch let error as DatabaseError where error.resultCode == .SQLITE_CONSTRAINT {
      isWhole = false
    }
    if facts.ending == nil { try copyPosition(of: number, to: new) }
    sessions += 1
    if !isWhole { incomplete += 1 }
  }

  private func copyPosition(of number: Int, to new: Int) throws {
    let row = try? Row.fetchOne(
      source, sql: "SELECT * FROM positions WHERE session = ?", arguments: [number])
    guard let row, let position = SessionPosition(row), let moment = row.moment("updated_at")
    else { return }
    try target.put(
      position, of: new, at: moment, base: row.duration("base_ms") ?? .zero,
      process: ProcessIdentity(row))
  }
}
