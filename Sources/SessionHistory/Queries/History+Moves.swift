import CarePlan
import GRDB
import RoutineEngine

/// Sums that the database makes: to read each result of many years takes several seconds.
extension History {
  /// The sums of each move over some days, in no order.
  public func moveTotals(over days: ClosedRange<LocalDay>) throws(HistoryError) -> [MoveTotals] {
    try read("add up the moves") { db in
      let rows = try Row.fetchAll(db, sql: Self.movesSQL, arguments: Self.arguments(days))
      return try rows.map { row in
        let title = try Row.unwrap(row.text("title"))
        let sides: [(Side?, String)] = [(.left, "left"), (.right, "right"), (nil, "none")]
        var amounts: [Side?: MoveTotals.Amount] = [:]
        for (side, name) in sides {
          let count = try Row.unwrap(row.integer("\(name)_count"))
          guard count > 0 else { continue }
          amounts[side] = MoveTotals.Amount(
            work: try Row.unwrap(row.duration("\(name)_ms")),
            hurts: try Row.unwrap(row.integer("\(name)_hurts")))
        }
        return MoveTotals(
          title: PlainText.clean(title), amounts: amounts,
          sessions: try Row.unwrap(row.integer("sessions")))
      }
    }
  }

  /// Hands over every session of some days with those of its results that hurt, the earliest first
  /// and one at a time.
  ///
  /// - Parameters:
  ///   - days: The days.
  ///   - body: Takes each session. An error of it ends the walk. It must not use the history.
  /// - Throws: ``HistoryError``, or what the body throws.
  public func forEachSession(
    of days: ClosedRange<LocalDay>,
    hurts body: (SessionSummary, [SavedSegmentResult]) throws -> Void
  ) throws {
    let hurts = try read("read what hurt") { db in
      try Row.fetchCursor(db, sql: Self.hurtsSQL, arguments: Self.arguments(days))
        .reduce(into: [Int: [SavedSegmentResult]]()) { hurts, row in
          let number = try Row.unwrap(row.integer("session"))
          hurts[number, default: []].append(try Row.unwrap(SavedSegmentResult(row)))
        }
    }
    try forEachRow(Self.walkSQL, since: days.lowerBound, on: nil) { row, _ in
      let number = try Row.unwrap(row.integer("number"))
      return (try Row.unwrap(SessionSummary(row)), hurts[number] ?? [])
    } body: { summary, hurts in
      if days.contains(summary.facts.day(from: ownDay.begin)) { try body(summary, hurts) }
    }
  }

  private static func arguments(_ days: ClosedRange<LocalDay>) -> StatementArguments {
    [Self.earliest(of: days.lowerBound), days.lowerBound.number, days.upperBound.number]
  }

  private static let ofDays = """
    FROM sessions CROSS JOIN passages ON passages.session = sessions.number
    WHERE started_at >= ? AND local_day BETWEEN ? AND ? AND \(Database.isWork)
    """

  static let movesSQL = """
    SELECT passages.title AS title, COUNT(DISTINCT session) AS sessions,
    \(sums("left", "side = 'left'")), \(sums("right", "side = 'right'")),
    \(sums("none", "side IS NULL")) \(ofDays) GROUP BY passages.title
    """

  static let hurtsSQL = "SELECT passages.* \(ofDays) AND outcome = 'hurt'"

  private static func sums(_ name: String, _ condition: String) -> String {
    """
    COUNT(CASE WHEN \(condition) THEN 1 END) AS \(name)_count,
    CAST(TOTAL(CASE WHEN \(condition) THEN spent_ms END) AS INTEGER) AS \(name)_ms,
    COUNT(CASE WHEN \(condition) AND outcome = 'hurt' THEN 1 END) AS \(name)_hurts
    """
  }
}
