import Foundation
import GRDB

/// Rebuilds the schema of a file whose first page or schema is damaged. The tables of a history are
/// known. The root page of each is found in the remains of the schema, or is the same in every new
/// file.
enum KnownSchema {
  private struct Table {
    let name: String
    /// The statement with columns and key only: indexes and checks would hinder reading.
    let sql: String
    /// The root page in a new file.
    let root: Int
    let hasRowIDs: Bool
  }

  /// Replaces the schema of a file, after its log was merged into it.
  ///
  /// - Parameter path: A copy of the damaged file.
  /// - Throws: Errors of reading or writing the copy.
  static func replace(in path: String) throws {
    let tables = try tables()
    let found = tables.map { roots(of: $0, in: path) }
    try mergeLog(of: path)
    guard let bytes = FileBytes(atPath: path) else { throw CocoaError(.fileReadUnknown) }
    var chosen: [(Table, Int)] = []
    for (table, found) in zip(tables, found) {
      let types: [UInt8] = table.hasRowIDs ? [0x05, 0x0D] : [0x02, 0x0A]
      let roots = Set(found + [table.root]).sorted().filter { (root: Int) -> Bool in
        bytes.prefix(1, at: (root - 1) * DatabaseHeader.pageSize).first.map(types.contains) ?? false
      }
      if roots.count > 1 {
        let rows = try roots.map { ($0, try count(table, at: $0, in: path)) }
        if let best = rows.max(by: { $0.1 < $1.1 }) { chosen.append((table, best.0)) }
      } else if let root = roots.first {
        chosen.append((table, root))
      }
    }
    try write(chosen, to: path)
  }

  // MARK: Tables

  private static func tables() throws -> [Table] {
    try HistoryConnection.inMemory().read { db in
      try Schema.tables.map { name in
        let root = try Int.fetchOne(
          db, sql: "SELECT rootpage FROM sqlite_master WHERE name = ?", arguments: [name])
        let key = try db.primaryKey(name)
        let columns = try db.columns(in: name).map { column in
          let isKey = key.rowIDColumn == column.name
          return "\(column.name) \(column.type)" + (isKey ? " PRIMARY KEY" : "")
        }
        let hasRowIDs = key.rowIDColumn != nil
        let end =
          hasRowIDs ? ")" : ", PRIMARY KEY (\(key.columns.joined(separator: ", ")))) WITHOUT ROWID"
        return Table(
          name: name, sql: "CREATE TABLE \(name) (\(columns.joined(separator: ", "))\(end)",
          root: root ?? 0, hasRowIDs: hasRowIDs)
      }
    }
  }

  /// The possible root pages of a table, from the remains of the schema. A schema row is the word
  /// "table", the name twice, the root page, and the statement, with nothing between them.
  private static func roots(of table: Table, in path: String) -> [Int] {
    let start = Array("table\(table.name)\(table.name)".utf8)
    let end = Array("CREATE TABLE \(table.name) (".utf8)
    var roots: [Int] = []
    for ending in ["", "-wal"] {
      guard let bytes = FileBytes(atPath: path + ending) else { continue }
      for (needle, isStart) in [(start, true), (end, false)] {
        var from = 0
        while let offset = bytes.firstOffset(of: needle, from: from), roots.count < 100 {
          from = offset + 1
          for length in 1...4 {
            let at = isStart ? offset + start.count : offset - length
            let word = bytes.prefix(length, at: at)
            // One side of the number must match in full, the other in part: that may be damaged.
            let isNeighbour =
              isStart
              ? bytes.prefix(6, at: at + length) == Array("CREATE".utf8)
              : bytes.prefix(table.name.utf8.count, at: at - table.name.utf8.count)
                == Array(table.name.utf8)
            if word.count == length, isNeighbour {
              roots.append(word.reduce(0) { $0 << 8 | Int($1) })
            }
          }
        }
      }
    }
    return roots
  }

  /// The most rows to count, enough to choose between two pages.
  private static let mostCounted = 100_000

  /// The number of rows that can be read from the beginning of a table, if a page is its root.
  private static func count(_ table: Table, at root: Int, in path: String) throws -> Int {
    try write([(table, root)], to: path)
    return try DatabaseQueue(path: path).read { db in
      var rows = 0
      let cursor = try Row.fetchCursor(db, sql: "SELECT * FROM \(table.name) NOT INDEXED")
      while rows < mostCounted, (try? cursor.next()) != nil { rows += 1 }
      return rows
    }
  }

  // MARK: Writing

  /// Merges the log into the file. The log has checksums of its own, so the first page need not be
  /// the right one; it must only declare WAL mode.
  private static func mergeLog(of path: String) throws {
    if FileManager.default.fileExists(atPath: path + "-wal") {
      try overwriteFirstPage(of: path, hasLog: true)
      if let queue = try? DatabaseQueue(path: path) {
        _ = try? queue.writeWithoutTransaction { try $0.checkpoint(.truncate) }
        try? queue.close()
      }
    }
    for ending in ["-wal", "-shm"] { unlink(path + ending) }
  }

  private static func overwriteFirstPage(of path: String, hasLog: Bool) throws {
    guard let file = FileHandle(forUpdatingAtPath: path) else {
      throw CocoaError(.fileWriteUnknown)
    }
    defer { try? file.close() }
    try file.write(contentsOf: Data(DatabaseHeader.emptyPage(hasLog: hasLog)))
  }

  private static func write(_ tables: [(Table, Int)], to path: String) throws {
    try overwriteFirstPage(of: path, hasLog: false)
    let queue = try DatabaseQueue(path: path)
    try queue.writeWithoutTransaction { db in
      try db.execute(sql: "PRAGMA writable_schema = ON")
      for (table, root) in tables {
        try db.execute(
          sql: "INSERT INTO sqlite_master VALUES ('table', ?, ?, ?, ?)",
          arguments: [table.name, table.name, root, table.sql])
      }
    }
    try queue.close()
  }
}
