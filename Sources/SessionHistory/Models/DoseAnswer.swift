import CarePlan
import Foundation
import RoutineEngine

/// A person's answer to a dose suggestion, or their request for the routine's own dose back. It
/// never changes; the latest one counts.
public struct DoseAnswer: Sendable, Hashable, Identifiable {
  /// The answer.
  public enum Word: String, Sendable, CaseIterable {
    /// Yes: this is the dose from now on.
    case yes
    /// No: the dose stays as it was.
    case no
    /// The routine's own dose again.
    case usual
  }

  /// The reason of the suggestion.
  public enum Reason: String, Sendable, CaseIterable {
    /// The sessions before were easy, and more was suggested.
    case easy
    /// The session before was sore, and less was suggested.
    case sore
  }

  /// The answer's id on every machine.
  public var id: UUID
  /// The routine's id.
  public var routineID: String
  /// The level that the person had chosen; the answer counts for this level.
  public var chosenLevel: Level
  /// The answer.
  public var word: Word
  /// The reason of the suggestion; `nil` if there was none.
  public var reason: Reason?
  /// The suggested dose, or the usual dose that is wanted back.
  public var dose: Prescription
  /// The session after which it was asked; `nil` if there was none.
  public var session: UUID?
  /// The moment at which it was given, to the millisecond; never before the answer that it
  /// replaces.
  public var answeredAt: Date
  /// Seconds by which clocks were ahead of UTC where the person was.
  public var utcOffset: Int
  /// The machine on which it was given.
  public var machine: UUID

  /// An answer. Only the level, hold and repeats of the dose are saved.
  public init(
    id: UUID, routineID: String, chosenLevel: Level, word: Word, reason: Reason? = nil,
    dose: Prescription, session: UUID? = nil, answeredAt: Date, utcOffset: Int, machine: UUID
  ) {
    self.id = id
    self.routineID = PlainText.clean(routineID)
    self.chosenLevel = chosenLevel
    self.word = word
    self.reason = reason
    self.dose = Prescription(level: dose.level, hold: dose.hold, repeats: dose.repeats)
    self.session = session
    self.answeredAt = answeredAt.wholeMilliseconds
    self.utcOffset = Timestamp.clamped(offset: utcOffset)
    self.machine = machine
  }

  /// The day on which it was given, in local time, if days begin at `begin`.
  public func day(from begin: DayBegin) -> LocalDay {
    LocalDay(answeredAt, utcOffset: utcOffset, from: begin)
  }
}
