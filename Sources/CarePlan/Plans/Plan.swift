import RoutineEngine

/// Routines over days and weeks, as an author wrote them.
public struct Plan: Sendable, Hashable, Identifiable {
  /// The effect of a day that was missed.
  public enum Missed: String, Sendable, Hashable, CaseIterable {
    /// None: what heals does so by the calendar.
    case goOn = "go-on"
    /// A week with under half of its days done is offered once more, once a phase.
    case repeatWeek = "repeat-week"
    /// A day passes once half of it is done.
    case wait
  }

  /// The unit in which its author counts.
  public enum Unit: String, Sendable, Hashable {
    case days, weeks
  }

  /// The name of its file.
  public var id: String
  /// Its name for people.
  public var title: String
  /// Its content in a sentence.
  public var summary = ""
  /// The person or program it comes from.
  public var from: String?
  /// An address with more about it.
  public var link: String?
  /// The terms of sharing it.
  public var licence: String?
  /// The sources of its numbers.
  public var sources: [Source] = []
  /// The cautions before it begins, and the reasons to stop.
  public var cautions: [String] = []
  /// The days of the week on which something is due: 0 for Monday to 6 for Sunday.
  public var weekdays = Set(0...6)
  /// The unit of its phases.
  public var unit = Unit.days
  /// The effect of a missed day.
  public var missed = Missed.goOn
  /// Its parts, in order; never empty in a good file.
  public var phases: [Phase] = []
  /// The rules of every phase.
  public var rules: [PlanRule] = []
  /// The words at its end.
  public var ends: String?
  /// The routines in its file; their ids begin with the plan's and a slash.
  public var routines: [Routine] = []

  /// A plan without phases.
  public init(id: String, title: String) {
    self.id = id
    self.title = title
  }

  /// The number of its days.
  public var length: Int { phases.last?.days.upperBound ?? 0 }

  /// The number of its weeks.
  public var weeks: Int { (length + 6) / 7 }

  /// Every routine that it names, each once, in order.
  public var namedRoutines: [Routine] {
    var seen: Set<String> = []
    return phases.flatMap(\.items).map(\.routine).filter { seen.insert($0.id).inserted }
  }
}

extension Plan {
  /// A part of a plan: some days with the same routines.
  public struct Phase: Sendable, Hashable {
    /// Its name.
    public var title: String
    /// The days of the plan that it is meant for, from 1.
    public var days: ClosedRange<Int>
    /// Words about it.
    public var text: String?
    /// The highest level; `nil` for the person's own.
    public var level: Level?
    /// The routines and moves to be done.
    public var items: [Item] = []
    /// The sorts of routines that are offered nowhere meanwhile.
    public var never: Set<PlanExclusion> = []
    /// The conditions for the next phase; `nil` for no more than the days.
    public var moveOn: [PlanCondition]?
    /// The first day of the plan after which ``moveOn`` may end it; its last day if not said.
    public var notBefore: Int
    /// The day of the plan after which it ends in any case; 7 days after its last if not said.
    public var atLatest: Int
    /// The rules of the phase.
    public var rules: [PlanRule] = []

    /// The days that a phase goes on at most where nothing else is said. A habit.
    public static let mostExtraDays = 7

    /// A phase of some days.
    public init(title: String, days: ClosedRange<Int>) {
      self.title = title
      self.days = days
      notBefore = days.upperBound
      atLatest = days.upperBound + Self.mostExtraDays
    }
  }

  /// A routine with how often and how much of it.
  public struct Item: Sendable, Hashable {
    /// The time at which it is wanted.
    public enum Moment: String, Sendable, Hashable, CaseIterable {
      /// Any.
      case any
      /// In a break from sitting.
      case inBreak = "break"
    }

    /// The routine, with the plan's own dose if it gives one.
    public var routine: Routine
    /// The frequency.
    public var frequency = Frequency(Dose(1))
    /// The highest level; `nil` for the phase's.
    public var level: Level?
    /// The days of the week; `nil` for the plan's.
    public var weekdays: Set<Int>?
    /// The time at which it is wanted.
    public var moment = Moment.any
    /// True if no day needs it.
    public var isOptional = false
    /// True if the plan gives a dose of its own.
    public var hasDose = false

    /// A routine once a day.
    public init(_ routine: Routine) {
      self.routine = routine
    }

    /// True if it is counted by the day.
    public var isDaily: Bool { frequency.days == 1 }
    /// True if it is counted by the week.
    public var isWeekly: Bool { frequency.days == 7 }
    /// The days from one to the next: `every 2 days`; `nil` if it is counted otherwise.
    public var comesEvery: Int? {
      frequency.days > 1 && frequency.days != 7 ? frequency.days : nil
    }
  }
}
