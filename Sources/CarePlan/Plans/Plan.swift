import RoutineEngine

/// Routines over days and weeks, as the author wrote them.
public struct Plan: Sendable, Hashable, Identifiable {
  /// The effect of a day that was missed.
  public enum Missed: String, Sendable, Hashable, CaseIterable {
    /// None: the plan goes on by the calendar, as healing does.
    case goOn = "go-on"
    /// A week with under half of its days done is repeated, once per phase.
    case repeatWeek = "repeat-week"
    /// The plan waits: a day passes only once half of it is done.
    case wait
  }

  /// The unit in which the author counts.
  public enum Unit: String, Sendable, Hashable {
    case days, weeks
  }

  /// The identifier, which is the name of the file.
  public var id: String
  /// The title.
  public var title: String
  /// A summary in a sentence.
  public var summary = ""
  /// The person or program that the plan comes from.
  public var from: String?
  /// An address with more about the plan.
  public var link: String?
  /// The licence.
  public var licence: String?
  /// The sources of the plan's numbers.
  public var sources: [Source] = []
  /// Cautions before the beginning, and reasons to stop.
  public var cautions: [String] = []
  /// The days of the week with tasks: 0 for Monday to 6 for Sunday.
  public var weekdays = Set(0...6)
  /// The unit in which the author counts.
  public var unit = Unit.days
  /// The effect of a missed day.
  public var missed = Missed.goOn
  /// The phases in order; never empty in a valid file.
  public var phases: [Phase] = []
  /// The rules that apply in every phase.
  public var rules: [PlanRule] = []
  /// The words after the last day.
  public var ends: String?
  /// The routines defined in the plan's file. Their ids begin with the plan's id and a slash.
  public var routines: [Routine] = []

  /// A plan without phases.
  public init(id: String, title: String) {
    self.id = id
    self.title = title
  }

  /// The number of days.
  public var length: Int { phases.last?.days.upperBound ?? 0 }

  /// The number of weeks, the last one perhaps not full.
  public var weeks: Int { (length + 6) / 7 }

  /// The routines of all phases, each once, in order.
  public var namedRoutines: [Routine] {
    var seen: Set<String> = []
    return phases.flatMap(\.items).map(\.routine).filter { seen.insert($0.id).inserted }
  }
}

extension Plan {
  /// A phase of a plan: some days with the same routines.
  public struct Phase: Sendable, Hashable {
    /// The title.
    public var title: String
    /// The planned days of the plan, counted from 1.
    public var days: ClosedRange<Int>
    /// Words about the phase.
    public var text: String?
    /// The highest level; `nil` for the person's own.
    public var level: Level?
    /// The routines and moves to be done.
    public var items: [Item] = []
    /// The kinds of routines that are not offered during the phase.
    public var never: Set<PlanExclusion> = []
    /// The conditions for the next phase; `nil` if the days alone decide.
    public var moveOn: [PlanCondition]?
    /// The first day of the plan after which ``moveOn`` may end the phase. By default the last
    /// planned day.
    public var notBefore: Int
    /// The day of the plan after which the phase ends in any case. By default 7 days after the last
    /// planned day.
    public var atLatest: Int
    /// The rules of the phase.
    public var rules: [PlanRule] = []

    /// The most days by which a phase is extended by default. A habit.
    public static let mostExtraDays = 7

    /// A phase of a range of days.
    public init(title: String, days: ClosedRange<Int>) {
      self.title = title
      self.days = days
      notBefore = days.upperBound
      atLatest = days.upperBound + Self.mostExtraDays
    }
  }

  /// A routine with its frequency and dose.
  public struct Item: Sendable, Hashable {
    /// The preferred time.
    public enum Moment: String, Sendable, Hashable, CaseIterable {
      /// Any time.
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
    /// The preferred time.
    public var moment = Moment.any
    /// True if the item is never due.
    public var isOptional = false
    /// True if the plan gives a dose of its own.
    public var hasDose = false

    /// A routine once a day.
    public init(_ routine: Routine) {
      self.routine = routine
    }

    /// True if the frequency is per day.
    public var isDaily: Bool { frequency.days == 1 }
    /// True if the frequency is per week.
    public var isWeekly: Bool { frequency.days == 7 }
    /// The interval in days, as in `every 2 days`; `nil` for a frequency per day or per week.
    public var comesEvery: Int? {
      frequency.days > 1 && frequency.days != 7 ? frequency.days : nil
    }
  }
}
