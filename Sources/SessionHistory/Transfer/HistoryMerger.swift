import CarePlan
import Foundation
import GRDB

/// Joins exported files with a history.
struct HistoryMerger {
  private(set) var report = ImportReport()
  private let history: History
  private let coder = SessionLineCoder()
  /// Sessions that wait to be written together.
  private var batch: [SessionRecord] = []
  /// Answers about doses that wait with them.
  private var answers: [DoseAnswer] = []
  /// Deletions that wait with them.
  private var deletions: [Deletion] = []
  /// Events of plans that wait with them.
  private var planEvents: [PlanEvent] = []
  /// Pain without a session that waits with them.
  private var painEntries: [PainEntry] = []
  private var batchBytes = 0
  /// True if what follows the last first line is of a version that can be read.
  private var isReadable = true

  /// One transaction takes in no more, so that a running session is not kept from writing for much
  /// longer than half a second and memory stays bounded. With fewer, the pages of the index of ids,
  /// which come in no order, are written again and again.
  private static let mostLines = 40_000
  private static let mostBytes = 64 * 1_024 * 1_024
  /// Kibibytes of pages that a transaction may change before it writes them.
  private static let cacheSize = 64 * 1_024

  init(with history: History) {
    self.history = history
    try? history.queue.inDatabase { try $0.execute(sql: "PRAGMA cache_size = -\(Self.cacheSize)") }
  }

  /// Takes in a file, line by line.
  mutating func takeIn(_ path: String, allowsPipes: Bool = false) throws(HistoryError) {
    let descriptor: Int32
    do throws(LineProblem) {
      descriptor = try LineReader.open(path, allowsPipes: allowsPipes)
    } catch {
      return report.note(error.reason, file: path)
    }
    defer { close(descriptor) }
    report.files += 1
    isReadable = true
    var reader = LineReader(descriptor: descriptor)
    var number = 0
    while true {
      number += 1
      do throws(LineProblem) {
        guard let line = try reader.next() else { break }
        try takeIn(line, isFirst: number == 1)
      } catch {
        report.note(error.reason, file: path, line: number)
        if reader.hasFailed { break }
      }
      if linesWaiting >= Self.mostLines || batchBytes >= Self.mostBytes { try write() }
    }
    try write()
  }

  private var linesWaiting: Int {
    batch.count + answers.count + deletions.count + planEvents.count + painEntries.count
  }

  private mutating func takeIn(_ line: LineReader.Line, isFirst: Bool) throws(LineProblem) {
    guard case .bytes(let bytes) = line else {
      throw LineProblem(reason: "this line is longer than any session's")
    }
    let line = Self.trimmed(bytes, isFirst: isFirst)
    if line.isEmpty { return }
    do throws(LineProblem) {
      let record = try coder.record(line)
      guard isReadable else { return }
      batch.append(record)
      batchBytes += line.count
    } catch {
      if let header = coder.header(line), header.type == ExportHeader.type {
        isReadable = header.version <= ExportHeader.version
        if isReadable { return }
        throw LineProblem(
          reason: """
            a newer unknot has written this (version \(header.version); this one reads \
            \(ExportHeader.version)); it is skipped
            """)
      }
      // This version cannot judge the lines of a newer one.
      guard isReadable else { return }
      if let answer = try coder.answer(line) {
        answers.append(answer)
      } else if let deletion = try coder.deletion(line) {
        deletions.append(deletion)
      } else if let event = try coder.planEvent(line) {
        planEvents.append(event)
      } else if let entry = try coder.painEntry(line) {
        painEntries.append(entry)
      } else if let kind = coder.foreignKind(line) {
        report.note(line, ofKind: kind)
      } else {
        throw error
      }
    }
  }

  /// Without what editors leave at the ends of lines and files.
  private static func trimmed(_ bytes: Data, isFirst: Bool) -> Data {
    var bytes = bytes[...]
    if isFirst, bytes.starts(with: [0xEF, 0xBB, 0xBF]) { bytes = bytes.dropFirst(3) }
    while let last = bytes.last, [0x0D, 0x20, 0x09].contains(last) { bytes = bytes.dropLast() }
    return Data(bytes)
  }

  // MARK: Writing

  private enum Fate {
    case added, updated, unchanged
  }

  private mutating func write() throws(HistoryError) {
    defer {
      batch = []
      batchBytes = 0
      answers = []
      deletions = []
      planEvents = []
      painEntries = []
    }
    if linesWaiting == 0 { return }
    let (fates, isNew, isDeleted, isNewPain) = try history.transaction("import a record") { db in
      try db.withoutChecks {
        var writer = try SessionWriter(db)
        try join(planEvents, with: db)
        return (
          try batch.map { try join($0, with: db, by: &writer) },
          try answers.map { try join($0, with: db) },
          try deletions.map { try join($0, with: db) },
          try painEntries.map { try join($0, with: db) }
        )
      }
    }
    report.painAdded += isNewPain.count { $0 }
    report.deleted += isDeleted.count { $0 }
    report.answersAdded += isNew.count { $0 }
    report.added += fates.count { $0 == .added }
    report.updated += fates.count { $0 == .updated }
    report.unchanged += fates.count { $0 == .unchanged }
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
    guard let number = try writer.number(of: record) else {
      if let deletion = try writer.deletion(of: record) {
        guard record.facts.revision > deletion.revision else { return .unchanged }
        try db.run("DELETE FROM deletions WHERE id = ?", [record.facts.id.text])
      }
      try writer.insert(record)
      return .added
    }
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
