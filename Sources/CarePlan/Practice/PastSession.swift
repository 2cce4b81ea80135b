import Foundation
import RoutineEngine

/// The person's rating of a session's dose.
public enum Ease: String, Sendable, Hashable, CaseIterable, Codable {
  /// More would have been fine.
  case tooEasy = "too-easy"
  /// About right.
  case aboutRight = "about-right"
  /// Less would have been better.
  case tooHard = "too-hard"
}

/// The soreness from pressing on the days before.
public enum Soreness: String, Sendable, Hashable, CaseIterable, Codable {
  /// None.
  case no
  /// A little.
  case aLittle = "a-little"
  /// Much, or bruised.
  case much
}

/// The person's answers about a session, and its end.
public struct CheckIn: Sendable, Hashable, Codable {
  /// The routine's id.
  public var routine: String
  /// The moment of the session's end.
  public var endedAt: Date
  /// True if the person ended the session because it hurt.
  public var isStopped: Bool
  /// Pain before the session, from 0 to 10; `nil` if unknown.
  public var before: Int?
  /// Pain after the session, from 0 to 10; `nil` if unknown.
  public var after: Int?
  /// The rating of the dose; `nil` if unknown.
  public var ease: Ease?

  /// The tolerance in seconds: history and check-ins each record the end on their own.
  private static let sameEnd: TimeInterval = 60

  /// Returns true if two check-ins from different sources are about the same session.
  func isOfSameSession(as other: CheckIn) -> Bool {
    routine == other.routine && abs(endedAt.timeIntervalSince(other.endedAt)) < Self.sameEnd
  }

  /// A check-in.
  public init(
    _ routine: String, endedAt: Date, isStopped: Bool = false, before: Int? = nil,
    after: Int? = nil, ease: Ease? = nil
  ) {
    self.routine = routine
    self.endedAt = endedAt
    self.isStopped = isStopped
    self.before = before
    self.after = after
    self.ease = ease
  }
}

/// A finished or running session, with the facts that goals, doses and advice need.
public struct PastSession: Sendable, Hashable, Identifiable {
  /// The session's id, the same on all machines.
  public var id: UUID
  /// The answers and the end; for a running session, the present state.
  public var checkIn: CheckIn
  /// The person's own day of the beginning, at the place of the session.
  public var day: LocalDay
  /// The calendar's day of the beginning. A lock holds until both days are over.
  public var calendarDay: LocalDay
  /// The dose.
  public var prescription: Prescription
  /// The credit for the session's routine and for each included one, by their ids.
  public var credits: [String: Credit]
  /// The time spent on pressing and rolling.
  public var pressing: Duration
  /// False while the session runs or can be resumed.
  public var isOver: Bool
  /// True if all work was done to the end, nothing was skipped, and nothing hurt.
  public var isComplete: Bool
  /// True if the person reported a hurt.
  public var isHurt: Bool

  /// A session.
  public init(
    _ checkIn: CheckIn, id: UUID = UUID(), on day: LocalDay, calendarDay: LocalDay? = nil,
    prescription: Prescription = Prescription(), credits: [String: Credit] = [:],
    pressing: Duration = .zero, isOver: Bool = true, isComplete: Bool = false,
    isHurt: Bool = false
  ) {
    self.id = id
    self.checkIn = checkIn
    self.day = day
    self.calendarDay = calendarDay ?? day
    self.prescription = prescription
    self.credits = credits
    self.pressing = pressing
    self.isOver = isOver
    self.isComplete = isComplete
    self.isHurt = isHurt
  }

  /// Returns the credit for a routine's goal, whether the session was of this routine or included
  /// it.
  public func credit(for routineID: String) -> Credit { credits[routineID] ?? .none }

  /// True if at least half of the session was done, so that its day counts as active.
  public var counts: Bool { credit(for: checkIn.routine) != .none }
}

/// The sessions of the last weeks, the pain between them, and the first day of each routine.
public struct Practice: Sendable, Hashable {
  /// The number of days to look back. A habit.
  public static let days = 28
  /// The daily ceiling of pressing and rolling; more does no good. A habit. The six times a day of
  /// the brief stay below it at the standard dose.
  public static let pressingCeiling: Duration = .minutes(25)

  /// The sessions of the last `days` days, the earliest first.
  public var sessions: [PastSession]
  /// The pain recorded without a session on these days, from 0 to 10, the earliest first.
  public var pains: [Answer<Int>]
  /// The calendar's day of each routine's first session, by its id.
  public var firstDays: [String: LocalDay]
  /// The person's own day by which the sessions count.
  public var ownDay: OwnDay
  /// The current plan; `nil` for none.
  public var plan: RunningPlan?

  /// Sessions.
  public init(
    sessions: [PastSession] = [], pains: [Answer<Int>] = [], firstDays: [String: LocalDay] = [:],
    by ownDay: OwnDay = OwnDay()
  ) {
    self.sessions = sessions
    self.pains = pains
    self.firstDays = firstDays
    self.ownDay = ownDay
  }

  /// Returns the time spent on pressing and rolling on a day.
  public func pressing(on day: LocalDay) -> Duration {
    sessions.reduce(.zero) { $1.day == day ? $0 + $1.pressing : $0 }
  }

  /// Returns the number of sessions of a day that count for the daily goal: at least half done.
  public func sessionsThatCount(on day: LocalDay) -> Int {
    sessions.count { $0.day == day && $0.counts }
  }

  /// Returns the number of times each routine was done on a day, in halves, by its id.
  public func done(on day: LocalDay) -> [String: Double] {
    var done: [String: Double] = [:]
    for session in sessions where session.day == day {
      for (id, credit) in session.credits where credit != .none {
        done[id, default: 0] += credit.sessions
      }
    }
    return done
  }
}
