import CarePlan
import GRDB

extension History {
  /// Sets the person's own day, by which sessions are counted.
  ///
  /// The column `local_day` is a cache: it follows from moments and offsets, and an index finds
  /// days by it. If it was computed for another begin of the day, one transaction recomputes it. In
  /// a read-only history it stays, and a session at night may show on the day next to its own.
  ///
  /// - Throws: ``HistoryError`` if the days cannot be written; the next call tries again.
  public func use(_ ownDay: OwnDay) throws(HistoryError) {
    self.ownDay = ownDay
    guard obstacle == nil else { return }
    let begin = ownDay.begin
    if try read("read the days", { try $0.dayBegin() }) == begin { return }
    try transaction("reckon the days") { db in
      try db.run("UPDATE machine SET day_begins = ?", [begin.seconds])
      // Two days are added so that the division has no negative number: moments are never before
      // 1970, and offsets under a day.
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
  /// The begin of the day that `local_day` was computed for.
  func dayBegin() throws -> DayBegin {
    // A read-only file may be of an earlier version.
    let row = try Row.fetchOne(try cachedStatement(sql: "SELECT * FROM machine"))
    return DayBegin(seconds: row?.integer("day_begins") ?? 0)
  }
}

extension SessionFacts {
  /// The columns of its row, with `local_day` for a begin of the day.
  func columnValues(from begin: DayBegin) -> ColumnValues {
    columnValues + ["local_day": .integer(day(from: begin).number)]
  }
}
