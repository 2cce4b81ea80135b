import Foundation

/// What a person answered before and after a session.
public struct PainAnswer: Sendable, Hashable {
  /// When the session began.
  public let startedAt: Date
  /// On which day, where it began.
  public let day: LocalDay
  /// The routine's id.
  public let routineID: String
  /// Pain from 0 to 10 before it; `nil` if it was not answered.
  public let before: Int?
  /// Pain from 0 to 10 after it; `nil` if it was not answered.
  public let after: Int?

  /// The answers of a session.
  public init(startedAt: Date, day: LocalDay, routineID: String, before: Int?, after: Int?) {
    self.startedAt = startedAt
    self.day = day
    self.routineID = routineID
    self.before = before
    self.after = after
  }

  /// The answers of a session.
  public init(_ facts: SessionFacts) {
    self.init(
      startedAt: facts.startedAt, day: facts.day, routineID: facts.routineID,
      before: facts.painBefore, after: facts.painAfter)
  }

  /// How pain changed with the session; `nil` if not both were answered.
  public var change: PainChange? {
    guard let before, let after else { return nil }
    return PainChange(from: before, to: after)
  }
}
