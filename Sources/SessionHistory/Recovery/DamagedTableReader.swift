import GRDB

/// Reads the rows of a table that may be damaged, each once: forward up to the damage, backward
/// down to it, and the rows between by their keys.
struct DamagedTableReader {
  let source: Database
  let table: String
  let key: String
  var condition = ""
  var arguments = StatementArguments()

  /// The most keys to look up one by one.
  private static let mostLookups = 200_000

  /// Passes every readable row to the body; returns true if there were no others.
  func run(_ body: (Row) -> Void) -> Bool {
    var low: Int?
    if walk("ASC", until: nil, last: &low, body) { return true }
    var high: Int?
    _ = walk("DESC", until: low, last: &high, body)
    guard let high else { return false }
    let first = low.map { $0 + 1 } ?? max(0, high - Self.mostLookups)
    guard first < high, high - first <= Self.mostLookups else { return false }
    for number in first..<high {
      let row = try? Row.fetchOne(
        source,
        sql: "SELECT * FROM \(table) WHERE \(condition) \(key) = ?",
        arguments: arguments + [number])
      if let row { body(row) }
    }
    return false
  }

  /// Walks in one direction; returns true if it reached the end without damage.
  private func walk(
    _ order: String, until limit: Int?, last: inout Int?, _ body: (Row) -> Void
  ) -> Bool {
    let sql = """
      SELECT * FROM \(table) NOT INDEXED WHERE \(condition) 1 ORDER BY \(key) \(order)
      """
    guard let statement = try? source.cachedStatement(sql: sql),
      let cursor = try? Row.fetchCursor(statement, arguments: arguments)
    else { return false }
    do {
      while let row = try cursor.next() {
        guard let number = row.integer(key), number != limit else { return false }
        // In a sound table keys only go one way.
        if let last, order == "ASC" ? number <= last : number >= last { return false }
        if let limit, number < limit { return false }
        last = number
        body(row.copy())
      }
      return true
    } catch {
      return false
    }
  }
}
