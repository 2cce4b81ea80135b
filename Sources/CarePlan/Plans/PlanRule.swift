/// A sentence about the days so far that is true or not: `pain 3 or less on 3 days`.
public struct PlanCondition: Sendable, Hashable {
  /// The fact that it asks for.
  public enum Measure: Sendable, Hashable {
    /// A day's highest pain is this or less.
    case painAtMost(Int)
    /// A day's highest pain is this or more.
    case painAtLeast(Int)
    /// Pain was higher after a session than before.
    case worse
    /// The dose was found easy or right, and never too hard.
    case easy
    /// Half of what a day had was done.
    case done
    /// A session was stopped by pain.
    case hurt
    /// From this day on, pain has not fallen by two points or a third since the first answer.
    case noBetter(day: Int)
  }

  /// The fact.
  public var measure: Measure
  /// The number of days on which it has to be so: the last ones with an answer.
  public var days: Int
  /// The number of days that are looked back, today among them.
  public var window: Int

  /// Answers count for a week. A habit.
  public static let usualWindow = 7

  /// A condition.
  public init(_ measure: Measure, days: Int = 1, window: Int = usualWindow) {
    self.measure = measure
    self.days = days
    self.window = window
  }
}

/// A change of a plan after a condition has become true.
public enum PlanAct: Sendable, Hashable {
  /// A day without anything due.
  case restToday
  /// A day with one routine due.
  case onlyToday(String)
  /// The gentle dose today.
  case gentleToday
  /// The phase before, from tomorrow on.
  case backOnePhase
  /// The advice to see a clinician.
  case seeSomeone
  /// The plan ends today.
  case end
}

/// Conditions that all have to be true, and the acts that follow.
public struct PlanRule: Sendable, Hashable {
  /// The conditions.
  public var conditions: [PlanCondition]
  /// The acts that follow.
  public var acts: [PlanAct]

  /// A rule.
  public init(_ conditions: [PlanCondition], _ acts: [PlanAct]) {
    self.conditions = conditions
    self.acts = acts
  }
}

extension PlanCondition {
  /// The condition as it is written: `pain 3 or less on 3 days`.
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
  /// The conditions as they are written.
  public var words: String { map(\.words).joined(separator: " and ") }
}

extension [PlanAct] {
  /// The acts in words, with the titles of a plan's routines.
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
