import GRDB

/// The values of some columns of a row, each with its column's name, in the order in which they are
/// written.
struct ColumnValues: ExpressibleByDictionaryLiteral {
  typealias Value = (any DatabaseValueConvertible)?

  private var elements: [(column: String, value: Value)]

  init(dictionaryLiteral elements: (String, Value)...) {
    self.elements = elements
  }

  var columns: [String] { elements.map { $0.column } }

  var arguments: StatementArguments {
    StatementArguments(elements.map { $0.value?.databaseValue ?? .null })
  }

  /// Binds the values to a statement that was reset.
  func bind(to statement: Statement) throws {
    var place: CInt = 0
    for element in elements {
      place += 1
      let value = element.value?.databaseValue ?? .null
      guard value.bind(to: statement.sqliteStatement, at: place) == 0 else {
        throw DatabaseError(message: "`\(element.column)` cannot be bound")
      }
    }
  }

  static func + (first: Self, second: Self) -> Self {
    var sum = first
    sum.elements += second.elements
    return sum
  }
}

/// Inserts rows of the same columns: the statement is made with the first.
struct RowWriter {
  private let table: String
  private var statement: Statement?
  private var columns: [String] = []

  init(table: String) {
    self.table = table
  }

  mutating func insert(_ row: ColumnValues, in database: Database) throws {
    let statement = try statement ?? database.inserting(row.columns, into: table)
    if self.statement == nil {
      self.statement = statement
      columns = row.columns
    }
    assert(columns == row.columns, "the columns are not those of the first row")
    // Bound one by one: to make arguments of them takes longer than to write the row.
    statement.setUncheckedArguments(StatementArguments())
    try row.bind(to: statement)
    try statement.execute()
  }
}
