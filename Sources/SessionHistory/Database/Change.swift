import CarePlan
import Foundation
import GRDB
import RoutineEngine

/// A change to write to the history. It is a value, to be queued until writing works again.
enum Change: Sendable, Hashable {
  /// A session begins.
  case begin(SessionFacts, SessionPosition, at: Date)
  /// Segments have ended, and the session is at a new position; `nil` for none.
  case advance(UUID, results: [SavedSegmentResult], position: SessionPosition?, at: Date)
  /// The check-in before a session was answered.
  case answerBefore(UUID, Int?)
  /// The check-in after a session was answered.
  case answerAfter(UUID, Int?)
  /// The person rated the dose of a session.
  case answerEase(UUID, Ease?)
  /// A session has ended; with its plan of work, if that was changed, and the position to resume
  /// from, if it was left.
  case end(UUID, SessionFacts.Ending, at: Date, plan: WorkPlan?, leftAt: SessionPosition? = nil)
  /// The person answered a dose suggestion, or wants the usual dose back.
  case answerDose(DoseAnswer)
  /// Pain was recorded without a session.
  case sayPain(PainEntry)

  /// True if the change only saves a position, which a later change overwrites.
  func isSuperseded(by later: Change) -> Bool {
    guard case .advance(let id, let results, _, _) = self, results.isEmpty,
      case .advance(id, _, .some, _) = later
    else { return false }
    return true
  }

  /// Writes the change.
  func apply(to db: Database, process: ProcessIdentity, path: String) throws {
    switch self {
    case .begin(let facts, let position, let moment):
      // A session that was left cannot be resumed once another begins.
      try db.run(
        """
        DELETE FROM positions
        WHERE session IN (SELECT number FROM sessions WHERE ending IS NOT NULL)
        """)
      let number = try db.insert(facts)
      try db.put(position, of: number, at: moment, base: .zero, process: process)
    case .advance(let id, let results, let position, let moment):
      let number = try number(of: id, in: db, path: path)
      let base = try Self.base(of: number, in: db)
      if !results.isEmpty {
        try db.append(results.map { $0.shifted(by: base) }, to: number)
        try Self.touch(number, in: db)
      }
      if let position {
        try db.put(position, of: number, at: moment, base: base, process: process)
      }
    case .answerBefore(let id, let pain):
      try Self.set("pain_before", to: pain, of: number(of: id, in: db, path: path), in: db)
    case .answerAfter(let id, let pain):
      try Self.set("pain_after", to: pain, of: number(of: id, in: db, path: path), in: db)
    case .answerEase(let id, let ease):
      try Self.set("ease", to: ease?.rawValue, of: number(of: id, in: db, path: path), in: db)
    case .end(let id, let ending, let moment, let plan, let position):
      let number = try number(of: id, in: db, path: path)
      try Self.end(number, ending, at: moment, plan: plan, in: db)
      if let position {
        let base = try Self.base(of: number, in: db)
        try db.put(position, of: number, at: moment, base: base, process: process)
      } else {
        try db.run("DELETE FROM positions WHERE session = ?", [number])
      }
      try Self.touch(number, in: db)
    case .answerDose(let answer):
      try Self.add(answer, to: db)
    case .sayPain(let entry):
      try db.put(entry)
    }
  }

  /// Sets a column of a session to an answer.
  private static func set(
    _ column: StaticString, to value: (any DatabaseValueConvertible)?, of number: Int,
    in db: Database
  ) throws {
    try db.run("UPDATE sessions SET \(column) = ? WHERE number = ?", [value, number])
    try touch(number, in: db)
  }

  /// Ends a session; with a changed plan of work, recomputes its credit.
  private static func end(
    _ number: Int, _ ending: SessionFacts.Ending, at moment: Date, plan: WorkPlan?,
    in db: Database
  ) throws {
    try db.run(
      "UPDATE sessions SET ending = ?, ended_at = ? WHERE number = ?",
      [ending.rawValue, moment.inMilliseconds, number])
    guard let plan else { return }
    try db.run(
      "UPDATE sessions SET plan_segments = ?, plan_ms = ?, parts = ? WHERE number = ?",
      [plan.segments, plan.length.inMilliseconds, plan.partsText, number])
    try db.countCredit(of: number)
  }

  /// Adds an answer after the existing ones, even if the clock was set back.
  private static func add(_ answer: DoseAnswer, to db: Database) throws {
    var answer = answer
    if let last = try db.doseAnswers(of: answer.routineID).last?.answeredAt {
      answer.answeredAt = max(answer.answeredAt, last + 0.001).wholeMilliseconds
    }
    try db.put(answer)
  }

  private func number(of id: UUID, in db: Database, path: String) throws -> Int {
    guard let number = try db.number(of: id) else {
      throw HistoryError(
        .unknownSession, task: "write to the record", path: path,
        reason: "there is no session \(id.text)")
    }
    return number
  }

  /// Raises the revision of a session, so that its newer version wins a merge.
  static func touch(_ number: Int, in db: Database) throws {
    try db.run(
      "UPDATE sessions SET revision = MIN(revision, 9007199254740991) + 1 WHERE number = ?",
      [number])
  }

  /// The length of a session before it was last resumed.
  private static func base(of number: Int, in db: Database) throws -> Duration {
    let statement = try db.cachedStatement(sql: "SELECT base_ms FROM positions WHERE session = ?")
    return try Row.fetchOne(statement, arguments: [number])?.duration("base_ms") ?? .zero
  }
}

extension SavedSegmentResult {
  func shifted(by base: Duration) -> SavedSegmentResult {
    var result = self
    result.endedAt += base
    return result
  }
}
