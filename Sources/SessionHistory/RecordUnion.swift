import Foundation
import GRDB

/// Joins exported files with a record.
struct RecordUnion {
  private(set) var report = ImportReport()
  private let history: History
  private let coder = SessionLineCoder()
  /// Sessions that wait to be written together.
  private var batch: [SessionRecord] = []
  private var batchBytes = 0
  /// Whether what follows the last first line is of a version that can be read.
  private var isReadable = true

  /// One transaction takes in no more, so that a running session is not kept from writing for long
  /// and memory stays bounded.
  private static let mostSessions = 200
  private static let mostBytes = 4 * 1_024 * 1_024

  init(with history: History) {
    self.history = history
  }

  /// Takes in a file, line by line.
  mutating func takeIn(_ path: String) throws(RecordProblem) {
    let descriptor: Int32
    do throws(LineProblem) {
      descriptor = try LineReader.open(path)
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
      if batch.count >= Self.mostSessions || batchBytes >= Self.mostBytes { try write() }
    }
    try write()
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
      if let header = coder.header(line), header.type == RecordHeader.type {
        isReadable = header.version <= RecordHeader.version
        if isReadable { return }
        throw LineProblem(
          reason: """
            a newer unknot has written this (version \(header.version); this one reads \
            \(RecordHeader.version)); it is left out
            """)
      }
      // What a newer version means by its lines is not for this one to judge.
      if isReadable { throw error }
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

  private mutating func write() throws(RecordProblem) {
    defer {
      batch = []
      batchBytes = 0
    }
    if batch.isEmpty { return }
    let fates = try history.transaction("import a record") { db in
      try batch.map { try join($0, with: db) }
    }
    report.added += fates.count { $0 == .added }
    report.updated += fates.count { $0 == .updated }
    report.unchanged += fates.count { $0 == .unchanged }
  }

  private func join(_ record: SessionRecord, with db: Database) throws -> Fate {
    guard let number = try db.number(of: record.facts.id) else {
      let number = try db.insert(record.facts)
      try db.append(record.passages, to: number)
      return .added
    }
    guard let known = try db.record(number),
      try Precedence.takes(record, over: known, coder: coder)
    else { return .unchanged }
    try db.update(number, to: record.facts)
    try db.run("DELETE FROM passages WHERE session = ?", [number])
    try db.append(record.passages, to: number)
    if record.facts.ending != nil {
      try db.run("DELETE FROM positions WHERE session = ?", [number])
    }
    return .updated
  }
}
