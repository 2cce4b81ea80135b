import Foundation
import GRDB
import Synchronization

/// Opens the database of the history, with its pragmas, retries and checks.
enum HistoryConnection {
  /// The most retries while another program holds the lock, about a second in all. Writes take
  /// milliseconds, so the limit is only reached when something is wrong. The screen freezes
  /// meanwhile, and a session takes two seconds of that for an absence.
  private static let mostTries = 500
  /// The pause between two retries. It is short and random, so that of two busy writers neither
  /// starves, as one does with the growing pauses of SQLite's own timeout.
  private static let pauseMicroseconds: ClosedRange<UInt32> = 500...3_500

  private static let task = "open the record"

  /// A database in memory with the tables of the history.
  static func inMemory() throws(HistoryError) -> DatabaseQueue {
    try opened("memory") {
      let queue = try DatabaseQueue(configuration: configuration(path: "memory"))
      try Schema.migrator.migrate(queue)
      return queue
    }
  }

  /// The database at a path, made if it is not there, with the tables of the history.
  ///
  /// - Throws: ``HistoryError``, of kind `damaged` if damage is found without reading the whole
  ///   file.
  static func onDisk(_ path: String) throws(HistoryError) -> DatabaseQueue {
    try opened(path) {
      let queue = try DatabaseQueue(path: path, configuration: configuration(path: path))
      if try queue.read({ try Int.fetchOne($0, sql: "PRAGMA user_version") }) != Schema.version {
        try Schema.migrator.migrate(queue)
        // Repairs a damaged version number: all migrations are done.
        try queue.writeWithoutTransaction {
          try $0.execute(sql: "PRAGMA user_version = \(Schema.version)")
        }
      }
      try queue.read(probe)
      return queue
    }
  }

  /// The database at a path that cannot be written to, for reading alone. With `findsDamage`, most
  /// damage is found at once; otherwise it is found by the queries.
  static func readOnly(
    _ path: String, findsDamage: Bool = true
  ) throws(HistoryError) -> DatabaseQueue {
    try HistoryFile(path).checkKind()
    return try opened(path) {
      var configuration = configuration(path: path)
      configuration.readonly = true
      do {
        let queue = try DatabaseQueue(path: path, configuration: configuration)
        if findsDamage { try queue.read(probe) }
        return queue
      } catch let error as DatabaseError where needsNoLog(path, error) {
        // WAL mode needs a shared-memory file, which cannot be created in a read-only folder.
        // Nobody can write to the database then, so `immutable` is true.
        let name = path.addingPercentEncoding(withAllowedCharacters: .urlPathAllowed) ?? path
        let queue = try DatabaseQueue(
          path: "file:\(name)?immutable=1", configuration: configuration)
        if findsDamage { try queue.read(probe) }
        return queue
      }
    }
  }

  /// True if SQLite could not create the files that WAL mode needs; it reports this by several
  /// codes.
  private static func needsNoLog(_ path: String, _ error: DatabaseError) -> Bool {
    if error.resultCode == .SQLITE_CANTOPEN { return true }
    let folder = URL(fileURLWithPath: path).deletingLastPathComponent().path
    return [.SQLITE_READONLY, .SQLITE_IOERR, .SQLITE_PERM].contains(error.resultCode)
      && access(folder, W_OK) != 0
  }

  private static func opened(
    _ path: String, _ open: () throws -> DatabaseQueue
  ) throws(HistoryError) -> DatabaseQueue {
    do {
      return try open()
    } catch let error as DatabaseError where error.resultCode == .SQLITE_ERROR {
      // SQLite does not understand the schema or the header; in a file of unknot, this is damage.
      let isOurs = DatabaseHeader(atPath: path)?.isOurs ?? false
      throw HistoryError(
        isOurs ? .damaged : .unusable, task: task, path: path,
        reason: isOurs ? "the file is damaged" : error.message ?? "it cannot be read")
    } catch {
      throw HistoryError(error, task: task, path: path)
    }
  }

  private static func configuration(path: String) -> Configuration {
    var configuration = Configuration()
    configuration.label = "record"
    configuration.busyMode = .callback { tries in
      usleep(.random(in: pauseMicroseconds))
      return tries < mostTries
    }
    configuration.prepareDatabase { db in
      try refuseOthers(db, path: path)
      if db.configuration.readonly { return }
      // Readers and one writer at once, and a commit is an append.
      try db.execute(sql: "PRAGMA journal_mode = WAL")
      // NORMAL would survive a kill -9, but power loss could take back the last commits: a
      // finished hold is a fact. One fsync for each segment and key costs nothing.
      try db.execute(sql: "PRAGMA synchronous = FULL")
      // A short log is overwritten from its start and does not grow. A commit then waits for the
      // disk twice, not three times, since the file's size does not change.
      try db.execute(sql: "PRAGMA wal_autocheckpoint = 48")
      // On other systems fsync alone may stop at the drive's cache.
      try db.execute(sql: "PRAGMA fullfsync = ON")
    }
    return configuration
  }

  /// Refuses a file of another program or of a newer version, before anything in it is changed.
  private static func refuseOthers(_ db: Database, path: String) throws {
    let isEmpty = try Int.fetchOne(db, sql: "SELECT COUNT(*) FROM sqlite_master") == 0
    if isEmpty { return }
    guard try Int.fetchOne(db, sql: "PRAGMA application_id") == Schema.applicationID else {
      if try isUnfinished(db) { return }
      throw HistoryError(
        .foreign, task: task, path: path, reason: "this is a database of another program")
    }
    let version = try Int.fetchOne(db, sql: "PRAGMA user_version") ?? 0
    guard try version <= Schema.version || isWorn(version, in: db) else {
      throw HistoryError(
        .newer, task: task, path: path,
        reason:
          "a newer unknot has written it (version \(version); this one reads \(Schema.version))"
      )
    }
  }

  /// True for a history that was cut off while it was created: it has only its table of
  /// migrations, and that is empty.
  private static func isUnfinished(_ db: Database) throws -> Bool {
    let names = try String.fetchAll(db, sql: "SELECT DISTINCT tbl_name FROM sqlite_master")
    guard names == ["grdb_migrations"], try db.primaryKey(names[0]).columns == ["identifier"] else {
      return false
    }
    return try Int.fetchOne(db, sql: "PRAGMA user_version") == 0
      && Int.fetchOne(db, sql: "SELECT COUNT(*) FROM grdb_migrations") == 0
  }

  /// True if a version number is damage: far too high, next to migrations that are all known.
  private static func isWorn(_ version: Int, in db: Database) throws -> Bool {
    let known = Schema.migrator.migrations
    return try version > 100
      && String.fetchAll(db, sql: "SELECT identifier FROM grdb_migrations")
        .allSatisfy(known.contains)
  }

  /// Reads the first and the last row of each table, which finds most damage at once.
  private static func probe(_ db: Database) throws {
    // A read-only file may be of an earlier version.
    let later = ["dose_answers", "deletions", "plan_events", "pain_entries", "unknown_lines"]
    for table in Schema.tables where try db.tableExists(table) || !later.contains(table) {
      let key = ["passages", "positions"].contains(table) ? "session" : "number"
      for order in ["ASC", "DESC"] {
        _ = try Row.fetchOne(db, sql: "SELECT * FROM \(table) ORDER BY \(key) \(order) LIMIT 1")
      }
    }
  }
}

extension DatabaseQueue {
  /// The queues that have closed their files.
  private static let retired = Mutex<[DatabaseQueue]>([])
  /// More than a session or a command opens; a process that runs for days does not collect them for
  /// ever.
  private static let mostRetired = 64

  /// Closes the file and keeps the queue, a few KB. Dispatch would destroy the queue on a thread,
  /// and then wake each second to manage its threads.
  func retire() {
    try? close()
    Self.retired.withLock { if $0.count < Self.mostRetired { $0.append(self) } }
  }
}
