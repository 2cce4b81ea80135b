import Foundation
import RoutineEngine

/// The dose of a session as the person found it.
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

/// A person's answers about a session, and how it ended.
public struct CheckIn: Sendable, Hashable, Codable {
  /// The routine's id.
  public var routine: String
  /// The moment of its end.
  public var endedAt: Date
  /// True if the person ended it because it hurt.
  public var isStopped: Bool
  /// Pain before it, from 0 to 10; `nil` if the person did not say.
  public var before: Int?
  /// Pain after it, from 0 to 10; `nil` if the person did not say.
  public var after: Int?
  /// The dose as they found it; `nil` if they did not say.
  public var ease: Ease?

  /// The history and the answers of the day time the end of a session each by themselves.
  private static let sameEnd: TimeInterval = 60

  /// Returns true if it is about the same session as another, from another source.
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

/// A session that is over, or runs, as goals, doses and advice see it.
public struct PastSession: Sendable, Hashable, Identifiable {
  /// Its id on every machine.
  public var id: UUID
  /// The answers, and the ending; of one that runs, as far as it is.
  public var checkIn: CheckIn
  /// The person's own day on which it began, where it began.
  public var day: LocalDay
  /// The calendar's day of the same moment: what it closes is closed until both are over.
  public var calendarDay: LocalDay
  /// Its dose.
  public var prescription: Prescription
  /// The credit for its own routine, and for each that it includes, by their ids.
  public var credits: [String: Credit]
  /// The time that was spent on pressing and rolling.
  public var pressing: Duration
  /// False while it runs, or can be resumed.
  public var isOver: Bool
  /// True if it was walked to its end, all work done, nothing skipped, and nothing hurt.
  public var isComplete: Bool
  /// True if anything in it hurt.
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

  /// The credit towards a routine's goal, whether the session was of it or included it.
  public func credit(for routineID: String) -> Credit { credits[routineID] ?? .none }

  /// True if it makes its day one with a session: half of it was done.
  public var counts: Bool { credit(for: checkIn.routine) != .none }
}

/// The sessions of the last weeks, pain between them, and the first of each routine.
public struct Practice: Sendable, Hashable {
  /// The number of days that are looked back. A habit.
  public static let days = 28
  /// More minutes of pressing and rolling than these do no good in a day. A habit; the six times a
  /// day of the brief stay under them at the standard dose.
  public static let pressingCeiling: Duration = .minutes(25)

  /// The sessions of the last `days` days, the earliest first.
  public var sessions: [PastSession]
  /// The pain that was recorded without a session on these days, from 0 to 10, the earliest first.
  public var pains: [Answer<Int>]
  /// The calendar's day on which each routine was first walked, by its id.
  public var firstDays: [String: LocalDay]
  /// The person's own day, by which the sessions are counted.
  public var ownDay: OwnDay
  /// The plan that is followed; `nil` for none.
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

  /// The time spent on pressing and rolling on a day.
  public func pressing(on day: LocalDay) -> Duration {
    sessions.reduce(.zero) { $1.day == day ? $0 + $1.pressing : $0 }
  }

  /// The number of sessions of a day that count for the daily goal: any of which half was done.
  public func sessionsThatCount(on day: LocalDay) -> Int {
    sessions.count { $0.day == day && $0.counts }
  }

  /// The number of times that each routine was done on a day, with halves, by its id.
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
