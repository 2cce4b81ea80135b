import CarePlan
import Foundation
import GRDB

/// Corrections by hand. Each is a revision of the session, so that exports merge in any order.
extension History {
  /// Corrects a session.
  ///
  /// - Throws: ``HistoryError``; no correction is written then.
  public func correct(_ id: UUID, _ corrections: [Correction]) throws(HistoryError) {
    try edit(id, "correct a session") { [machine] db, number in
      for case .work(let work) in corrections { try db.correct(number, toWork: work) }
      for case .begin(let moment, let utcOffset) in corrections {
        try db.correct(number, toBegin: moment, utcOffset: utcOffset)
      }
      for values in corrections.map(\.columnValues) where !values.columns.isEmpty {
        let changes = values.columns.map { "\($0) = ?" }.joined(separator: ", ")
        try db.run(
          "UPDATE sessions SET \(changes) WHERE number = ?",
          values.arguments + [number])
      }
      try db.run("UPDATE sessions SET edited_on = ? WHERE number = ?", [machine.text, number])
      try Change.touch(number, in: db)
    }
  }

  /// Deletes a session with all its results.
  ///
  /// - Throws: ``HistoryError``; nothing is deleted then.
  public func delete(_ id: UUID) throws(HistoryError) {
    try edit(id, "delete a session") { [machine] db, number in
      try Change.touch(number, in: db)
      guard let facts = try db.facts(number) else { return }
      try db.put(Deletion(id: id, revision: facts.revision, machine: machine))
    }
  }

  /// Brings back a session that was deleted: a revision after the deletion.
  ///
  /// - Parameter record: The session as it was before.
  /// - Throws: ``HistoryError``; nothing is brought back then.
  public func restore(_ record: SessionRecord) throws(HistoryError) {
    try transaction("bring a session back") { [machine] db in
      guard let deletion = try db.deletion(of: record.facts.id) else { return }
      var record = record
      record.facts.revision = deletion.revision + 1
      record.facts.editedOn = machine
      // The session cannot be resumed: its position was deleted with it.
      record.facts.ending = record.facts.ending ?? .cutOff
      try db.run("DELETE FROM deletions WHERE id = ?", [record.facts.id.text])
      var writer = try SessionWriter(db)
      try writer.insert(record)
    }
  }

  /// Adds a session that was done without the program.
  ///
  /// - Throws: ``HistoryError``; nothing is added then.
  public func add(_ record: SessionRecord) throws(HistoryError) {
    try transaction("add a session") { db in
      var writer = try SessionWriter(db)
      try writer.insert(record)
    }
  }

  /// True if a process that still runs has the session.
  ///
  /// - Throws: ``HistoryError``.
  public func isUnderWay(_ id: UUID) throws(HistoryError) -> Bool {
    let isAlive = try read("look for running sessions") { db in
      try Row.fetchOne(
        db,
        sql: """
          SELECT positions.* FROM positions JOIN sessions ON sessions.number = positions.session
          WHERE sessions.id = ? AND ending IS NULL
          """, arguments: [id.text]
      ).map { ProcessIdentity($0) }
    }
    return isAlive?.isAlive ?? false
  }

  private func edit(
    _ id: UUID, _ task: String, _ body: @escaping (Database, Int) throws -> Void
  ) throws(HistoryError) {
    let isThere = try transaction(task) { db in
      guard let number = try db.number(of: id) else { return false }
      try body(db, number)
      return true
    }
    guard isThere else {
      throw HistoryError(
        .unknownSession, task: task, path: place, reason: "there is no session \(id.text)")
    }
  }
}

extension Database {
  /// Corrects the time of exercise of a session.
  fileprivate func correct(_ number: Int, toWork work: Duration) throws {
    guard let record = try record(number) else { return }
    var writer = try SessionWriter(self)
    try writer.replace(number, by: record.correcting(work: work))
  }

  /// Corrects the beginning of a session, and its end and its day with that.
  fileprivate func correct(_ number: Int, toBegin moment: Date, utcOffset: Int) throws {
    guard var record = try record(number) else { return }
    let length = record.facts.endedAt.map { $0.timeIntervalSince(record.facts.startedAt) }
    record.facts.startedAt = moment.wholeMilliseconds
    record.facts.utcOffset = utcOffset
    record.facts.endedAt = length.map { (moment + $0).wholeMilliseconds }
    var writer = try SessionWriter(self)
    try writer.replace(number, by: record)
  }

  /// The deletion of a session; `nil` if it was not deleted.
  func deletion(of id: UUID) throws -> Deletion? {
    let statement = try cachedStatement(sql: "SELECT * FROM deletions WHERE id = ?")
    return try Row.fetchOne(statement, arguments: [id.text]).flatMap(Deletion.init)
  }

  /// All deletions, by id; empty for a read-only file of a version without the table.
  func deletions() throws -> [Deletion] {
    guard try tableExists("deletions") else { return [] }
    return try Row.fetchAll(self, sql: "SELECT * FROM deletions ORDER BY id")
      .compactMap(Deletion.init)
  }

  /// Saves a deletion, and removes the rows of the session or of the pain.
  func put(_ deletion: Deletion) throws {
    // An import turns foreign keys off, so nothing cascades.
    for table in ["passages", "positions"] {
      try run(
        "DELETE FROM \(table) WHERE session = (SELECT number FROM sessions WHERE id = ?)",
        [deletion.id.text])
    }
    try run("DELETE FROM sessions WHERE id = ?", [deletion.id.text])
    try run("DELETE FROM pain_entries WHERE id = ?", [deletion.id.text])
    try run("DELETE FROM deletions WHERE id = ?", [deletion.id.text])
    try run(
      "INSERT INTO deletions (id, revision, machine) VALUES (?, ?, ?)",
      [deletion.id.text, deletion.revision, deletion.machine.text])
  }
}
