import CarePlan
import Foundation
import GRDB

/// Merges exported files into a history.
struct HistoryMerger {
  private(set) var report = ImportReport()
  private let history: History
  private let coder = SessionLineCoder()
  /// The page cache of an import, in KiB.
  private static let cacheSize = 64 * 1_024

  init(with history: History) {
    self.history = history
    try? history.queue.inDatabase { try $0.execute(sql: "PRAGMA cache_size = -\(Self.cacheSize)") }
  }

  /// Merges a file, batch by batch: while one is written, the next is read.
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

  /// Turns SQLite's checks of values and references on or off. Imported lines were checked already,
  /// and SQLite's checks of each row take longer than the rest of the import.
  private func setChecks(_ isOn: Bool) {
    try? history.queue.inDatabase {
      try $0.execute(sql: "PRAGMA foreign_keys = \(isOn ? 1 : 0)")
      try $0.execute(sql: "PRAGMA ignore_check_constraints = \(isOn ? 0 : 1)")
    }
  }

  /// Merges an answer, which never changes. Two with one id differ only if somebody edited one; the
  /// one whose line comes last in byte order wins, so that the order of files does not matter.
  private func join(_ answer: DoseAnswer, with db: Database) throws -> Bool {
    let known = try db.doseAnswer(answer.id)
    if let known, try !coder.line(known).lexicographicallyPrecedes(coder.line(answer)) {
      return false
    }
    try db.put(answer)
    return known == nil
  }

  /// Merges events as a set. Of two with one id, the one whose line comes last in byte order wins.
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

  /// Merges an entry, which never changes, unless it was deleted. Of two with one id, the one whose
  /// line comes last in byte order wins.
  private func join(_ entry: PainEntry, with db: Database) throws -> Bool {
    if try db.deletion(of: entry.id) != nil { return false }
    let known = try db.painEntry(entry.id)
    if let known, try !coder.line(known).lexicographicallyPrecedes(coder.line(entry)) {
      return false
    }
    try db.put(entry)
    return known == nil
  }

  /// Merges a deletion, which is a version like any other: it counts unless a greater one is known.
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
    // A deleted session has no row, only a deletion.
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

/// The order of two versions of a session. The version with the greater revision wins, then the one
/// with more results, then the one whose line comes last in byte order. The order is total, so that
/// all sequences of merges end with the same version.
enum MergeOrder {
  /// True if a version replaces the known one.
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
