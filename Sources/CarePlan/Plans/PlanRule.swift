/// A condition about the days so far, such as `pain 3 or less on 3 days`.
public struct PlanCondition: Sendable, Hashable {
  /// The fact that the condition tests.
  public enum Measure: Sendable, Hashable {
    /// The day's highest pain was at most this.
    case painAtMost(Int)
    /// The day's highest pain was at least this.
    case painAtLeast(Int)
    /// Pain was higher after a session than before.
    case worse
    /// The dose was rated as too easy or about right, and never as too hard.
    case easy
    /// At least half of the day's items were done.
    case done
    /// A session was stopped by pain.
    case hurt
    /// By this day or later, pain has not fallen by two points or a third since the first answer.
    case noBetter(day: Int)
  }

  /// The fact.
  public var measure: Measure
  /// The number of days on which the fact must hold: the last days with an answer.
  public var days: Int
  /// The number of days to look back, including today.
  public var window: Int

  /// The default of ``window``, in days. A habit.
  public static let usualWindow = 7

  /// A condition.
  public init(_ measure: Measure, days: Int = 1, window: Int = usualWindow) {
    self.measure = measure
    self.days = days
    self.window = window
  }
}

/// An action of a plan once a rule's conditions hold.
public enum PlanAct: Sendable, Hashable {
  /// Make nothing due today.
  case restToday
  /// Make only one routine due today, by its id.
  case onlyToday(String)
  /// Make the dose gentle today.
  case gentleToday
  /// Go back one phase tomorrow.
  case backOnePhase
  /// Advise seeing a clinician.
  case seeSomeone
  /// End the plan today.
  case end
}

/// Conditions that must all hold, and the actions that follow.
public struct PlanRule: Sendable, Hashable {
  /// The conditions.
  public var conditions: [PlanCondition]
  /// The actions that follow.
  public var acts: [PlanAct]

  /// A rule.
  public init(_ conditions: [PlanCondition], _ acts: [PlanAct]) {
    self.conditions = conditions
    self.acts = acts
  }
}

extension PlanCondition {
  /// The condition in the words of a plan's file: `pain 3 or less on 3 days`.
  public var words: String {
    let on = days == 1 ? "" : " on \(days) days"
    return switch measure {
    case .painAtMost(let pain): "pain \(pain) or less\(days == 1 ? " on 1 day" : on)"
    case .painAtLeast(let pain): "pain \(pain) or more\(on)"
    case .worse: "worse\(on)"
    case .easy: "easy\(on)"
    case .done: "done\(on)"
    case .hurt: days == 1 ? "hurt" : "hurt \(days) times in \(window) days"
    case .noBetter(let day): "no better by day \(day)"
    }
  }
}

extension [PlanCondition] {
  /// The conditions in the words of a plan's file.
  public var words: String { map(\.words).joined(separator: " and ") }
}

extension [PlanAct] {
  /// Returns the actions in words, with the titles of the plan's routines.
  public func words(in plan: Plan) -> String {
    map { act in
      switch act {
      case .restToday: "rest today"
      case .onlyToday(let id):
        "only \(plan.namedRoutines.first { $0.id == id }?.title ?? id) today"
      case .gentleToday: "the gentle dose today"
      case .backOnePhase: "back one phase tomorrow"
      case .seeSomeone: "see a GP or a physiotherapist"
      case .end: "the plan ends"
      }
    }.joined(separator: ", ")
  }
}
