import Foundation
import GRDB
import RoutineEngine

// The statements of answers about doses; text only ever as a bound argument.

extension Database {
  /// Every answer, the earliest first. None where the file is of a version that had none and may
  /// not be changed.
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
        SELECT \(DoseAnswer.columns) FROM dose_answers WHERE \(condition)
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

  /// Puts an answer in, in place of one of the same id.
  func put(_ answer: DoseAnswer) throws {
    try run(
      """
      INSERT OR REPLACE INTO dose_answers (\(DoseAnswer.columns))
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
      """,
      [
        answer.id.text, answer.routineID, answer.chosenLevel.rawValue, answer.word.rawValue,
        answer.reason?.rawValue, answer.dose.level.rawValue, answer.dose.hold?.inMilliseconds,
        answer.dose.repeats, answer.session?.text, answer.answeredAt.inMilliseconds,
        answer.utcOffset, answer.machine.text,
      ])
  }
}

extension DoseAnswer {
  /// The columns it is read from, in order.
  static let columns = """
    id, routine, chosen_level, word, reason, level, hold_ms, repeats, session, answered_at, \
    utc_offset, machine
    """

  init?(_ row: Row) {
    guard let id = row.uuid(0), let routineID = row.text(1), let chosen: Level = row.choice(2),
      let word: Word = row.choice(3), let level: Level = row.choice(5),
      let answeredAt = row.integer(9), let offset = row.integer(10), let machine = row.uuid(11),
      Timestamp.moments.contains(answeredAt), Timestamp.offsets.contains(offset)
    else { return nil }
    self.init(
      id: id, routineID: routineID, chosenLevel: chosen, word: word, reason: row.choice(4),
      dose: Prescription(level: level, hold: row.duration(6), repeats: row.integer(7)),
      session: row.uuid(8), answeredAt: Date(milliseconds: answeredAt), utcOffset: offset,
      machine: machine)
  }
}
