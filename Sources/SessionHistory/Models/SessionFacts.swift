import CarePlan
import Foundation
import RoutineEngine

/// The facts of a session, without the results of its segments.
public struct SessionFacts: Sendable, Hashable, Identifiable {
  /// The ending of a session.
  public enum Ending: String, Sendable, CaseIterable {
    /// Walked to the end.
    case finished
    /// Left before.
    case left
    /// Left because it hurt.
    case hurt
    /// The program was killed or the power went, and the person did not go on with it.
    case cutOff = "cut-off"

    /// The ending of a session that was walked.
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
  /// The work there was to do.
  public var plan: WorkPlan
  /// Its beginning, to the millisecond.
  public var startedAt: Date
  /// Seconds by which clocks were ahead of UTC where it began.
  public var utcOffset: Int
  /// Its end, by a clock that may have been set back meanwhile; `nil` while it runs.
  public var endedAt: Date?
  /// Its ending; `nil` while it runs, or if it was cut off and not resumed.
  public var ending: Ending?
  /// Pain from 0 to 10 before it; `nil` if it was not answered.
  public var painBefore: Int?
  /// Pain from 0 to 10 after it; `nil` if it was not answered.
  public var painAfter: Int?
  /// The dose as the person found it; `nil` if they did not say.
  public var ease: Ease?
  /// A note of the person; `nil` for none.
  public var note: String?
  /// The machine on which it was walked.
  public var machine: UUID
  /// The machine on which it was last corrected by hand; `nil` if it never was.
  public var editedOn: UUID?
  /// The number of times it was written to; of two versions the later one counts.
  public var revision: Int

  /// The answers a person can give.
  public static let painRange = 0...10

  /// A session that begins.
  ///
  /// - Parameters:
  ///   - timeline: The timeline that is walked.
  ///   - id: Its id.
  ///   - startedAt: Its beginning.
  ///   - timeZone: The person's time zone.
  ///   - machine: The machine on which it is walked.
  ///   - painBefore: The answer to the check-in before it.
  public init(
    walking timeline: Timeline, id: UUID, startedAt: Date, timeZone: TimeZone, machine: UUID,
    painBefore: Int? = nil
  ) {
    self.init(
      id: id, routineID: timeline.routine.id, routineTitle: timeline.routine.title,
      prescription: timeline.prescription, plan: WorkPlan(timeline), startedAt: startedAt,
      utcOffset: timeZone.secondsFromGMT(for: startedAt), painBefore: painBefore, machine: machine)
  }

  /// A session.
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

  /// The calendar's day on which it began, where it began.
  public var day: LocalDay { day(from: .midnight) }

  /// The day of a person whose days begin then, on which it began.
  public func day(from begin: DayBegin) -> LocalDay {
    LocalDay(startedAt, utcOffset: utcOffset, from: begin)
  }
}

extension Date {
  /// The moment as the history keeps it; one outside of the years 1970 to 9999 is a wrong clock's,
  /// and is taken for the nearest that is inside.
  var wholeMilliseconds: Date {
    let seconds = timeIntervalSince1970.clamped(to: 0...253_402_300_799)
    return Date(milliseconds: Date(timeIntervalSince1970: seconds).inMilliseconds)
  }
}
