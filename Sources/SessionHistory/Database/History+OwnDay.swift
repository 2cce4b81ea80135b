import CarePlan
import GRDB

extension History {
  /// Counts sessions by a person's own day from now on.
  ///
  /// Moments and offsets are the truth; the column of days is what follows from them, so that days
  /// are found by an index. If it was reckoned by another begin of the day, one transaction reckons
  /// it anew. Where nothing can be written it stays, and a session of the night may show on the day
  /// next to its own.
  ///
  /// - Throws: ``HistoryError`` if it cannot be written; days are reckoned at the next attempt.
  public func use(_ ownDay: OwnDay) throws(HistoryError) {
    self.ownDay = ownDay
    guard obstacle == nil else { return }
    let begin = ownDay.begin
    if try read("read the days", { try $0.dayBegin() }) == begin { return }
    try transaction("reckon the days") { db in
      try db.run("UPDATE machine SET day_begins = ?", [begin.seconds])
      // Moments are never before 1970, and offsets under a day.
      try db.run(
        """
        UPDATE sessions SET local_day = days.day FROM (
          SELECT number AS session,
            (started_at / 1000 + utc_offset - ?1 + 172800) / 86400 - 2 AS day
          FROM sessions) AS days
        WHERE number = days.session AND local_day != days.day
        """, [begin.seconds])
    }
  }
}

extension Database {
  /// The begin of the day by which the column of days is reckoned.
  func dayBegin() throws -> DayBegin {
    // A file that may not be changed can be of an earlier version.
    let row = try Row.fetchOne(try cachedStatement(sql: "SELECT * FROM machine"))
    return DayBegin(seconds: row?.integer("day_begins") ?? 0)
  }
}

extension SessionFacts {
  /// The columns of its row, with its day as a history reckons it.
  func columnValues(from begin: DayBegin) -> ColumnValues {
    columnValues + ["local_day": .integer(day(from: begin).number)]
  }
}
