import CarePlan
import Foundation
import RoutineEngine

/// The facts of a session, without the results of its segments.
public struct SessionFacts: Sendable, Hashable, Identifiable {
  /// The ending of a session.
  public enum Ending: String, Sendable, CaseIterable {
    /// Done to the end.
    case finished
    /// Left before the end.
    case left
    /// Left because it hurt.
    case hurt
    /// Cut off by a kill or a loss of power, and not resumed.
    case cutOff = "cut-off"

    /// The saved form of a session's ending.
    public init(_ ending: Session.Ending) {
      switch ending {
      case .finished: self = .finished
      case .left: self = .left
      case .hurt: self = .hurt
      }
    }
  }

  /// The session's id on every machine.
  public var id: UUID
  /// The routine's id.
  public var routineID: String
  /// The routine's title on that day.
  public var routineTitle: String
  /// The prescription.
  public var prescription: Prescription
  /// The planned work.
  public var plan: WorkPlan
  /// Its beginning, to the millisecond.
  public var startedAt: Date
  /// Seconds by which clocks were ahead of UTC where it began.
  public var utcOffset: Int
  /// Its end, by a clock that may have been set back meanwhile; `nil` while it runs, and after a
  /// cut until the session is resumed or closed.
  public var endedAt: Date?
  /// Its ending; `nil` while it runs, and after a cut until the session is resumed or closed.
  public var ending: Ending?
  /// Pain from 0 to 10 before it; `nil` if it was not answered.
  public var painBefore: Int?
  /// Pain from 0 to 10 after it; `nil` if it was not answered.
  public var painAfter: Int?
  /// The person's rating of the dose; `nil` without an answer.
  public var ease: Ease?
  /// A note of the person; `nil` for none.
  public var note: String?
  /// The machine on which the session ran, or on which it was entered by hand.
  public var machine: UUID
  /// The machine on which it was last corrected by hand; `nil` if it never was.
  public var editedOn: UUID?
  /// The number of times it was written to. A merge takes the version with the greater number.
  public var revision: Int

  /// The range of answers about pain, from none to the worst.
  public static let painRange = 0...10

  /// The facts of a session that begins, or that is entered by hand.
  ///
  /// - Parameters:
  ///   - timeline: The session's timeline.
  ///   - id: Its id.
  ///   - startedAt: Its beginning.
  ///   - timeZone: The person's time zone.
  ///   - machine: The machine on which it runs, or is entered.
  ///   - painBefore: Pain from 0 to 10 before it; `nil` without an answer.
  public init(
    walking timeline: Timeline, id: UUID, startedAt: Date, timeZone: TimeZone, machine: UUID,
    painBefore: Int? = nil
  ) {
    self.init(
      id: id, routineID: timeline.routine.id, routineTitle: timeline.routine.title,
      prescription: timeline.prescription, plan: WorkPlan(timeline), startedAt: startedAt,
      utcOffset: timeZone.secondsFromGMT(for: startedAt), painBefore: painBefore, machine: machine)
  }

  /// The facts of a session. Texts are cleaned, and numbers clamped to their ranges.
  public init(
    id: UUID, routineID: String, routineTitle: String, prescription: Prescription, plan: WorkPlan,
    startedAt: Date, utcOffset: Int, endedAt: Date? = nil, ending: Ending? = nil,
    painBefore: Int? = nil, painAfter: Int? = nil, ease: Ease? = nil,
    note: String? = nil, machine: UUID, editedOn: UUID? = nil, revision: Int = 1
  ) {
    self.id = id
    self.routineID = PlainText.clean(routineID)
    self.routineTitle = PlainText.clean(routineTitle)
    self.prescription = prescription
    self.plan = plan
    self.startedAt = startedAt.wholeMilliseconds
    self.utcOffset = Timestamp.clamped(offset: utcOffset)
    self.endedAt = endedAt?.wholeMilliseconds
    self.ending = ending
    self.painBefore = painBefore.map(Self.clampedPain)
    self.painAfter = painAfter.map(Self.clampedPain)
    self.ease = ease
    self.note = Self.note(note)
    self.machine = machine
    self.editedOn = editedOn
    self.revision = revision
  }

  static func clampedPain(_ pain: Int) -> Int {
    pain.clamped(to: painRange)
  }

  /// The calendar day of its beginning, in local time.
  public var day: LocalDay { day(from: .midnight) }

  /// The day of its beginning, in local time, if days begin at `begin`.
  public func day(from begin: DayBegin) -> LocalDay {
    LocalDay(startedAt, utcOffset: utcOffset, from: begin)
  }
}

extension Date {
  /// The moment in whole milliseconds, as the history stores it. A moment outside of the years 1970
  /// to 9999 comes from a wrong clock, and is clamped.
  var wholeMilliseconds: Date {
    let seconds = timeIntervalSince1970.clamped(to: 0...253_402_300_799)
    return Date(milliseconds: Date(timeIntervalSince1970: seconds).inMilliseconds)
  }
}
