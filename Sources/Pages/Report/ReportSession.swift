import CarePlan
import RoutineEngine

/// A session as the report counts it.
public struct ReportSession: Sendable {
  /// A segment with exercise that hurt: a hold, a massage, reps, breathing.
  public struct Segment: Sendable, Hashable {
    /// The name of the move.
    public var title: String
    /// The side.
    public var side: Side?
    /// The repeat, counted from 1; `nil` for what is not repeated.
    public var repetition: Int?
    /// Of how many repeats; `nil` for what is not repeated.
    public var repetitions: Int?
    /// The time spent in it.
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

  /// The day on which it began, where it began.
  public var day: LocalDay
  /// The minute of that day.
  public var minute: Int
  /// The routine's title on that day.
  public var routine: String
  /// Pain from 0 to 10 before it; `nil` if it was not answered.
  public var painBefore: Int?
  /// Pain from 0 to 10 after it; `nil` if it was not answered.
  public var painAfter: Int?
  /// The dose as the person found it; `nil` if they did not say.
  public var ease: Ease?
  /// A note.
  public var note: String?
  /// True if it was left because it hurt.
  public var isStoppedByPain: Bool
  /// The time spent on exercise.
  public var work: Duration
  /// The segments that hurt.
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
  /// A sum on one side, or on none.
  public struct Amount: Sendable, Hashable {
    /// The time spent in it.
    public var work: Duration
    /// The number of times that it hurt.
    public var hurts: Int

    /// A sum.
    public init(work: Duration, hurts: Int) {
      self.work = work
      self.hurts = hurts
    }
  }

  /// The name of the move.
  public var title: String
  /// The sums by side; `nil` is no side.
  public var amounts: [Side?: Amount]
  /// The number of sessions with it.
  public var sessions: Int

  /// The sums of a move.
  public init(title: String, amounts: [Side?: Amount], sessions: Int) {
    self.title = title
    self.amounts = amounts
    self.sessions = sessions
  }

  /// The time spent in it.
  var work: Duration { amounts.values.reduce(.zero) { $0 + $1.work } }
  /// The number of times that it hurt.
  var hurts: Int { amounts.values.reduce(0) { $0 + $1.hurts } }
}

/// The sums of a routine over the sessions of a report.
public struct ReportRoutine: Sendable, Hashable {
  /// Its title.
  public var title: String
  /// The number of sessions.
  public var sessions: Int
  /// The dose of the latest one, in words.
  public var dose: String

  /// The sums of a routine.
  public init(title: String, sessions: Int, dose: String) {
    self.title = title
    self.sessions = sessions
    self.dose = dose
  }
}

/// A change of dose that the person said yes to.
public struct ReportDose: Sendable, Hashable {
  /// The day of the answer.
  public var day: LocalDay
  /// The routine's title.
  public var routine: String
  /// The dose from then on, in words.
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
  /// The day on which warning signs were last asked about; `nil` if the answers cannot be read.
  public var asked: LocalDay?
  /// The signs that are ticked.
  public var ticked: [String]
  /// The advice that was given on them.
  public var advised: [String]
  /// The standing risks, each with a clinician's word and its date.
  public var risks: [String]
  /// The locks that follow, in a sentence; `nil` without one.
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
