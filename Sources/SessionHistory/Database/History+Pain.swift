import CarePlan
import Foundation
import GRDB
import RoutineEngine

extension History {
  /// Saves pain that is recorded without a session.
  ///
  /// - Parameters:
  ///   - pain: From 0 to 10.
  ///   - side: The side that is sore; `nil` if that was not said.
  ///   - now: The moment.
  ///   - timeZone: The person's time zone.
  /// - Throws: ``HistoryError``; the entry is queued and written with the next change.
  public func savePain(
    _ pain: Int, side: Side? = nil, now: Date, in timeZone: TimeZone
  ) throws(HistoryError) {
    try write(
      .sayPain(
        PainEntry(
          pain, side: side, saidAt: now, utcOffset: timeZone.secondsFromGMT(for: now),
          machine: machine)))
  }

  /// The pain that was recorded without a session since a day, the earliest first.
  ///
  /// - Parameter day: The first day; `nil` for all.
  /// - Returns: The entries.
  /// - Throws: ``HistoryError``.
  public func painEntries(since day: LocalDay? = nil) throws(HistoryError) -> [PainEntry] {
    let begin = ownDay.begin
    return try read("read the pain") { db in
      let entries = try db.painEntries(from: day.map(Self.earliest) ?? 0)
      return day.map { day in entries.filter { $0.day(from: begin) >= day } } ?? entries
    }
  }

  /// The pain that was recorded without a session in some days, the earliest first.
  ///
  /// - Throws: ``HistoryError``.
  public func painEntries(of days: ClosedRange<LocalDay>) throws(HistoryError) -> [PainEntry] {
    try painEntries(since: days.lowerBound).filter { days.contains($0.day(from: ownDay.begin)) }
  }

  /// The pain that was recorded without a session between two moments, the earliest first.
  ///
  /// - Parameters:
  ///   - first: The earliest moment; `nil` for any.
  ///   - end: The moment after the last; `nil` for any.
  /// - Returns: The entries.
  /// - Throws: ``HistoryError``.
  public func painEntries(from first: Date?, before end: Date?) throws(HistoryError) -> [PainEntry]
  {
    try read("read the pain") { db in
      try db.painEntries(
        from: first?.inMilliseconds ?? 0, before: end?.inMilliseconds ?? Int.max)
    }
  }

  /// The pain of an id; `nil` if there is none.
  ///
  /// - Throws: ``HistoryError``.
  public func painEntry(_ id: UUID) throws(HistoryError) -> PainEntry? {
    try read("read the pain") { try $0.painEntry(id) }
  }

  /// The latest pain that had been recorded without a session by a moment; `nil` if there is none.
  ///
  /// - Throws: ``HistoryError``.
  public func latestPainEntry(by moment: Date) throws(HistoryError) -> PainEntry? {
    let end = moment.inMilliseconds.addingReportingOverflow(1)
    return try read("read the pain") {
      try $0.painEntries(before: end.overflow ? .max : end.partialValue, order: "DESC LIMIT 1")
        .first
    }
  }

  /// Deletes pain that was recorded without a session.
  ///
  /// - Returns: The entry; `nil` if there is none of that id.
  /// - Throws: ``HistoryError``; nothing is deleted then.
  @discardableResult
  public func deletePain(_ id: UUID) throws(HistoryError) -> PainEntry? {
    try transaction("delete the pain") { [machine] db in
      guard let entry = try db.painEntry(id) else { return nil }
      try db.put(Deletion(id: id, revision: 1, machine: machine))
      return entry
    }
  }

  /// Brings back deleted pain as a new entry with a new id, since a deletion is final on every
  /// machine that has merged it.
  ///
  /// - Throws: ``HistoryError``; nothing is brought back then.
  public func restorePain(_ entry: PainEntry) throws(HistoryError) {
    try transaction("bring the pain back") { [machine] db in
      try db.put(
        PainEntry(
          entry.pain, side: entry.side, saidAt: entry.saidAt, utcOffset: entry.utcOffset,
          machine: machine))
    }
  }

  static let painEntriesSQL =
    "SELECT * FROM pain_entries WHERE said_at >= ? AND said_at < ? ORDER BY said_at"
}

extension Database {
  /// The entries between two moments, the earliest first unless another order is given. Empty for a
  /// read-only file of a version without the table.
  func painEntries(
    from first: Int = 0, before end: Int = .max, order: String = ", id"
  ) throws -> [PainEntry] {
    if configuration.readonly, try !tableExists("pain_entries") { return [] }
    let statement = try cachedStatement(sql: History.painEntriesSQL + " " + order)
    return try Row.fetchAll(statement, arguments: [first, end]).map {
      try Row.unwrap(PainEntry($0))
    }
  }

  /// The entry of an id; `nil` if there is none.
  func painEntry(_ id: UUID) throws -> PainEntry? {
    if configuration.readonly, try !tableExists("pain_entries") { return nil }
    let statement = try cachedStatement(sql: "SELECT * FROM pain_entries WHERE id = ?")
    return try Row.fetchOne(statement, arguments: [id.text]).map {
      try Row.unwrap(PainEntry($0))
    }
  }

  /// Inserts an entry, or replaces the one of the same id.
  func put(_ entry: PainEntry) throws {
    try insert(entry.columnValues, into: "pain_entries", mayReplace: true)
  }
}

extension PainEntry {
  /// Reads a row of `pain_entries`.
  init?(_ row: Row) {
    guard let id = row.uuid("id"), let pain = row.integer("pain"),
      let saidAt = row.integer("said_at"), let offset = row.integer("utc_offset"),
      let machine = row.uuid("machine"), SessionFacts.painRange.contains(pain),
      Timestamp.moments.contains(saidAt), Timestamp.offsets.contains(offset)
    else { return nil }
    self.init(
      pain, side: row.choice("side"), id: id, saidAt: Date(milliseconds: saidAt),
      utcOffset: offset, machine: machine)
  }

  /// The columns of its row.
  var columnValues: ColumnValues {
    [
      "id": .text(id.text), "pain": .integer(pain), "side": .text(side?.rawValue),
      "said_at": .integer(saidAt.inMilliseconds),
      "utc_offset": .integer(utcOffset), "machine": .text(machine.text),
    ]
  }
}
