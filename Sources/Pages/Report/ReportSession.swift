import CarePlan
import RoutineEngine

/// The facts of a session that a report needs.
public struct ReportSession: Sendable {
  /// A segment with a hurt: a hold, a massage, reps or breathing.
  public struct Segment: Sendable, Hashable {
    /// The name of the move.
    public var title: String
    /// The side.
    public var side: Side?
    /// The repeat, counted from 1; `nil` without repeats.
    public var repetition: Int?
    /// The number of repeats; `nil` without repeats.
    public var repetitions: Int?
    /// The time spent in the segment.
    public var spent: Duration

    /// A segment.
    public init(
      title: String, side: Side?, repetition: Int?, repetitions: Int?, spent: Duration
    ) {
      self.title = title
      self.side = side
      self.repetition = repetition
      self.repetitions = repetitions
      self.spent = spent
    }
  }

  /// The day of the beginning, at the place of the session.
  public var day: LocalDay
  /// The minute of the day, from 0 to 1439.
  public var minute: Int
  /// The routine's title on that day.
  public var routine: String
  /// The pain before, from 0 to 10; `nil` if unknown.
  public var painBefore: Int?
  /// The pain after, from 0 to 10; `nil` if unknown.
  public var painAfter: Int?
  /// The rating of the dose; `nil` if unknown.
  public var ease: Ease?
  /// The person's note; `nil` for none.
  public var note: String?
  /// True if the person left because of a hurt.
  public var isStoppedByPain: Bool
  /// The time spent on exercise.
  public var work: Duration
  /// The segments with hurts.
  public var hurts: [Segment]

  /// A session.
  public init(
    day: LocalDay, minute: Int, routine: String, painBefore: Int?, painAfter: Int?,
    ease: Ease? = nil, note: String? = nil, isStoppedByPain: Bool, work: Duration,
    hurts: [Segment]
  ) {
    self.day = day
    self.minute = minute
    self.routine = routine
    self.painBefore = painBefore
    self.painAfter = painAfter
    self.ease = ease
    self.note = note
    self.isStoppedByPain = isStoppedByPain
    self.work = work
    self.hurts = hurts
  }
}

/// The sums of a move over the sessions of a report.
public struct ReportMove: Sendable, Hashable {
  /// The sums on one side, or without a side.
  public struct Amount: Sendable, Hashable {
    /// The time spent.
    public var work: Duration
    /// The number of hurts.
    public var hurts: Int

    /// A sum.
    public init(work: Duration, hurts: Int) {
      self.work = work
      self.hurts = hurts
    }
  }

  /// The name of the move.
  public var title: String
  /// The sums by side; `nil` for no side.
  public var amounts: [Side?: Amount]
  /// The number of sessions with the move.
  public var sessions: Int

  /// The sums of a move.
  public init(title: String, amounts: [Side?: Amount], sessions: Int) {
    self.title = title
    self.amounts = amounts
    self.sessions = sessions
  }

  /// The time spent in the move.
  var work: Duration { amounts.values.reduce(.zero) { $0 + $1.work } }
  /// The number of hurts.
  var hurts: Int { amounts.values.reduce(0) { $0 + $1.hurts } }
}

/// The sums of a routine over the sessions of a report.
public struct ReportRoutine: Sendable, Hashable {
  /// The title.
  public var title: String
  /// The number of sessions.
  public var sessions: Int
  /// The dose of the latest session, in words.
  public var dose: String

  /// The sums of a routine.
  public init(title: String, sessions: Int, dose: String) {
    self.title = title
    self.sessions = sessions
    self.dose = dose
  }
}

/// A change of dose that the person has accepted.
public struct ReportDose: Sendable, Hashable {
  /// The day of the answer.
  public var day: LocalDay
  /// The routine's title.
  public var routine: String
  /// The new dose, in words.
  public var dose: String
  /// The reason, in words.
  public var reason: String

  /// A change of dose.
  public init(day: LocalDay, routine: String, dose: String, reason: String) {
    self.day = day
    self.routine = routine
    self.dose = dose
    self.reason = reason
  }
}

/// The answers about warning signs and standing risks, in words.
public struct ReportSigns: Sendable, Hashable {
  /// The day of the last answers about warning signs; `nil` if they cannot be read.
  public var asked: LocalDay?
  /// The current signs.
  public var ticked: [String]
  /// The advice for these signs.
  public var advised: [String]
  /// The standing risks, each with a clinician's approval and its date, if any.
  public var risks: [String]
  /// The resulting locks, in a sentence; `nil` for none.
  public var locks: String?

  /// Answers.
  public init(
    asked: LocalDay?, ticked: [String], advised: [String] = [], risks: [String], locks: String?
  ) {
    self.asked = asked
    self.ticked = ticked
    self.advised = advised
    self.risks = risks
    self.locks = locks
  }
}
