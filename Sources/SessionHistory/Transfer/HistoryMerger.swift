import CarePlan
import Foundation
import GRDB

/// Joins exported files with a history.
struct HistoryMerger {
  private(set) var report = ImportReport()
  private let history: History
  private let coder = SessionLineCoder()
  /// Kibibytes of pages that a transaction may change before it writes them.
  private static let cacheSize = 64 * 1_024

  init(with history: History) {
    self.history = history
    try? history.queue.inDatabase { try $0.execute(sql: "PRAGMA cache_size = -\(Self.cacheSize)") }
  }

  /// Takes in a file, batch by batch: while one is written, the next is read.
  mutating func takeIn(_ path: String, allowsPipes: Bool = false) throws(HistoryError) {
    let descriptor: Int32
    do throws(LineProblem) {
      descriptor = try LineReader.open(path, allowsPipes: allowsPipes)
    } catch {
      return report.note(error.reason, file: path)
    }
    report.files += 1
    var reader = ExportReader(descriptor: descriptor)
    let batches = Prefetcher { reader.next() }
    while let batch = batches.next() {
      for problem in batch.problems {
        report.note(problem.reason, file: path, line: problem.line)
      }
      for foreign in batch.foreignLines { report.note(foreign.line, ofKind: foreign.kind) }
      try write(batch)
    }
  }

  // MARK: Writing

  private enum Fate {
    case added, updated, unchanged
  }

  private mutating func write(_ batch: ExportBatch) throws(HistoryError) {
    if batch.isEmpty { return }
    setChecks(false)
    defer { setChecks(true) }
    report += try history.transaction("import a record") { db in
      var report = ImportReport()
      var writer = try SessionWriter(db)
      try join(batch.planEvents, with: db)
      for session in batch.sessions {
        switch try join(session, with: db, by: &writer) {
        case .added: report.added += 1
        case .updated: report.updated += 1
        case .unchanged: report.unchanged += 1
        }
      }
      report.answersAdded = try batch.answers.count { try join($0, with: db) }
      report.deleted = try batch.deletions.count { try join($0, with: db) }
      report.painAdded = try batch.painEntries.count { try join($0, with: db) }
      report.unknownAdded = try batch.unknownLines.count { try db.put($0) }
      return report
    }
  }

  /// Sets whether SQLite checks values and references. What is imported was checked line by line,
  /// and SQLite makes the list of each `CHECK (… IN …)` anew for every row and looks up the session
  /// of every result, which takes longer than all else it does.
  private func setChecks(_ isOn: Bool) {
    try? history.queue.inDatabase {
      try $0.execute(sql: "PRAGMA foreign_keys = \(isOn ? 1 : 0)")
      try $0.execute(sql: "PRAGMA ignore_check_constraints = \(isOn ? 0 : 1)")
    }
  }

  /// An answer never changes; of two that a hand has made different under one id, the one whose
  /// line comes last in byte order is saved, whatever the order of files.
  private func join(_ answer: DoseAnswer, with db: Database) throws -> Bool {
    let known = try db.doseAnswer(answer.id)
    if let known, try !coder.line(known).lexicographicallyPrecedes(coder.line(answer)) {
      return false
    }
    try db.put(answer)
    return known == nil
  }

  /// Events are joined as a set; of two under one id the one whose line comes last in byte order
  /// stays.
  private func join(_ events: [PlanEvent], with db: Database) throws {
    if events.isEmpty { return }
    let known = Dictionary(try db.planEvents().map { ($0.id, $0) }) { first, _ in first }
    for event in events {
      if let known = known[event.id],
        try !coder.line(known).lexicographicallyPrecedes(coder.line(event))
      {
        continue
      }
      try db.put(event)
    }
  }

  /// An entry never changes, and one that was deleted stays away; of two under one id the one whose
  /// line comes last in byte order stays.
  private func join(_ entry: PainEntry, with db: Database) throws -> Bool {
    if try db.deletion(of: entry.id) != nil { return false }
    let known = try db.painEntry(entry.id)
    if let known, try !coder.line(known).lexicographicallyPrecedes(coder.line(entry)) {
      return false
    }
    try db.put(entry)
    return known == nil
  }

  /// A deletion is a version like any other: it counts unless a greater one is known.
  private func join(_ deletion: Deletion, with db: Database) throws -> Bool {
    if let known = try db.deletion(of: deletion.id),
      (known.revision, known.machine.text) >= (deletion.revision, deletion.machine.text)
    {
      return false
    }
    let number = try db.number(of: deletion.id)
    if let number, let known = try db.facts(number), known.revision > deletion.revision {
      return false
    }
    let isPain = try db.painEntry(deletion.id) != nil
    try db.put(deletion)
    return number != nil || isPain
  }

  private func join(
    _ record: SessionRecord, with db: Database, by writer: inout SessionWriter
  ) throws -> Fate {
    // A session that was deleted is not there.
    if let deletion = try writer.deletion(of: record) {
      guard record.facts.revision > deletion.revision else { return .unchanged }
      try db.run("DELETE FROM deletions WHERE id = ?", [record.facts.id.text])
    }
    if try writer.insertIfNew(record) { return .added }
    let number = try Row.unwrap(try db.number(of: record.facts.id))
    guard let known = try db.record(number),
      try MergeOrder.takes(record, over: known, coder: coder)
    else { return .unchanged }
    try writer.replace(number, by: record)
    if record.facts.ending != nil {
      try db.run("DELETE FROM positions WHERE session = ?", [number])
    }
    return .updated
  }
}

/// The order of two versions of one session: the one that counts is the one that was written to
/// more often, then the one with more results, then the one whose line comes last in byte order.
/// That is a total order of lines, so that however versions are merged, in whatever order and how
/// often, the greatest one of all is left.
enum MergeOrder {
  /// True if a version takes the place of another.
  static func takes(
    _ record: SessionRecord, over known: SessionRecord, coder: SessionLineCoder
  ) throws -> Bool {
    if record == known { return false }
    if record.facts.revision != known.facts.revision {
      return record.facts.revision > known.facts.revision
    }
    if record.results.count != known.results.count {
      return record.results.count > known.results.count
    }
    return try coder.line(known).lexicographicallyPrecedes(try coder.line(record))
  }
}
