import GRDB
import GRDBSQLite

/// A value of a column.
enum ColumnValue {
  case integer(Int?)
  case text(String?)

  fileprivate var databaseValue: DatabaseValue {
    switch self {
    case .integer(let number): number.databaseValue
    case .text(let text): text.databaseValue
    }
  }
}

/// The values of some columns of a row, each with its column's name, in the order in which they are
/// written.
struct ColumnValues: ExpressibleByDictionaryLiteral {
  fileprivate var elements: [(StaticString, ColumnValue)]

  init(dictionaryLiteral elements: (StaticString, ColumnValue)...) {
    self.elements = elements
  }

  var columns: [String] { elements.map { "\($0.0)" } }

  var arguments: StatementArguments { StatementArguments(elements.map(\.1.databaseValue)) }

  static func + (first: Self, second: Self) -> Self {
    var sum = first
    sum.elements += second.elements
    return sum
  }
}

/// Inserts many rows of the same columns. It calls SQLite directly: GRDB's work around each
/// statement takes longer than the insert.
struct RowWriter {
  private let table: String
  private let database: Database
  /// True to leave out a row whose id exists already.
  private let skipsKnown: Bool
  private var statement: Statement?
  /// All texts of a row in one buffer, which SQLite reads without a copy.
  private var texts: [UInt8] = []

  init(table: String, skipsKnown: Bool = false, in database: Database) {
    self.table = table
    self.skipsKnown = skipsKnown
    self.database = database
  }

  /// Inserts a row, which has the columns of the first.
  ///
  /// - Returns: False if the row was left out.
  mutating func insert(_ row: ColumnValues) throws -> Bool {
    let statement =
      try statement ?? database.inserting(row.columns, into: table, skipsKnown: skipsKnown)
    self.statement = statement
    texts.removeAll(keepingCapacity: true)
    for case (_, .text(let text?)) in row.elements { texts.append(contentsOf: text.utf8) }
    // An empty buffer may have no address, which SQLite would store as NULL.
    texts.append(0)
    let code = texts.withUnsafeBytes {
      Self.run(statement.sqliteStatement, with: row, texts: $0.bindMemory(to: CChar.self))
    }
    guard code == SQLITE_DONE else {
      defer { sqlite3_reset(statement.sqliteStatement) }
      throw DatabaseError(
        resultCode: ResultCode(rawValue: code), message: database.lastErrorMessage)
    }
    return !skipsKnown || database.changesCount > 0
  }

  private static func run(
    _ statement: SQLiteStatement, with row: ColumnValues, texts: UnsafeBufferPointer<CChar>
  ) -> CInt {
    var code = sqlite3_reset(statement)
    var place: CInt = 0
    var start = 0
    for (_, value) in row.elements where code == SQLITE_OK {
      place += 1
      switch value {
      case .integer(let number?): code = sqlite3_bind_int64(statement, place, Int64(number))
      case .text(let text?):
        let count = text.utf8.count
        code = sqlite3_bind_text(
          statement, place, texts.baseAddress.map { $0 + start }, CInt(count), nil)
        start += count
      case .integer(nil), .text(nil): code = sqlite3_bind_null(statement, place)
      }
    }
    return code == SQLITE_OK ? sqlite3_step(statement) : code
  }
}
