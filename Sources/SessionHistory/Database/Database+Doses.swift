import Foundation
import GRDB
import RoutineEngine

// The statements of answers about doses. Text reaches SQL only as a bound argument.

extension Database {
  /// All answers, the earliest first. Empty for a read-only file of a version without the table.
  func doseAnswers() throws -> [DoseAnswer] {
    try doseAnswers(where: "1", [])
  }

  /// The answers of a routine, the earliest first.
  func doseAnswers(of routineID: String) throws -> [DoseAnswer] {
    try doseAnswers(where: "routine = ?", [routineID])
  }

  private func doseAnswers(
    where condition: String, _ arguments: StatementArguments
  ) throws -> [DoseAnswer] {
    if configuration.readonly, try !tableExists("dose_answers") { return [] }
    let statement = try cachedStatement(
      sql: """
        SELECT * FROM dose_answers WHERE \(condition)
        ORDER BY answered_at, id
        """)
    return try Row.fetchAll(statement, arguments: arguments).map {
      try Row.unwrap(DoseAnswer($0))
    }
  }

  /// The answer of an id; `nil` if there is none.
  func doseAnswer(_ id: UUID) throws -> DoseAnswer? {
    try doseAnswers(where: "id = ?", [id.text]).first
  }

  /// Inserts an answer, or replaces the one of the same id.
  func put(_ answer: DoseAnswer) throws {
    try insert(answer.columnValues, into: "dose_answers", mayReplace: true)
  }
}
