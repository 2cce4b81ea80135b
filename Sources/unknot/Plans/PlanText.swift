import CarePlan
import RoutineEngine
import TUI

/// A plan in lines.
enum PlanText {
  /// Its length: `21 days`, `10 weeks`.
  static func length(of plan: Plan) -> String {
    plan.unit == .weeks ? "\(plan.weeks) weeks" : "\(plan.length) days"
  }

  /// The days of a phase: `Days 3 to 7`, `Weeks 1 and 2`.
  static func span(of phase: Plan.Phase, _ unit: Plan.Unit) -> String {
    let per = unit == .weeks ? 7 : 1
    let (first, last) = ((phase.days.lowerBound - 1) / per + 1, phase.days.upperBound / per)
    let name = unit == .weeks ? "Week" : "Day"
    if first == last { return "\(name) \(first)" }
    return "\(name)s \(first) \(last == first + 1 ? "and" : "to") \(last)"
  }

  /// Its contents: phases, routines, rules, cautions, sources.
  static func lines(of plan: Plan) -> [String] {
    var lines = ["\(plan.title), \(length(of: plan))" + (plan.from.map { ", from \($0)" } ?? "")]
    if !plan.summary.isEmpty { lines.append(plan.summary) }
    for (index, phase) in plan.phases.enumerated() {
      lines += ["", "\(index + 1). \(phase.title): \(span(of: phase, plan.unit).lowercased())"]
      if let text = phase.text { lines.append("   \(text)") }
      lines += phase.items.map { "   \(item($0, in: phase))" }
      if !phase.never.isEmpty {
        let words = PlanExclusion.allCases.filter(phase.never.contains).map(\.rawValue)
        lines.append("   Not in this phase: \(words.joined(separator: ", "))")
      }
      if let moveOn = phase.moveOn { lines.append("   Next phase when: \(moveOn.words)") }
    }
    let rules = plan.rules.map { "- \($0.conditions.words): \($0.acts.words(in: plan))" }
    if !rules.isEmpty { lines += ["", "Rules"] + rules }
    if !plan.cautions.isEmpty { lines += ["", "Cautions"] + plan.cautions.map { "- \($0)" } }
    if let ends = plan.ends { lines += ["", "At the end: \(ends)"] }
    if !plan.sources.isEmpty {
      lines += ["", "Where the numbers come from"]
      lines += plan.sources.map { source in
        let grade = source.grade.map { " (grade \($0.rawValue))" } ?? ""
        return "- " + [source.title, source.publisher].compactMap(\.self).joined(separator: ", ")
          + grade + (source.fact.map { ": \($0)" } ?? "")
      }
    }
    return lines
  }

  /// A routine with its frequency: `Strain: rest, 2, up to 4 a day`.
  static func item(_ item: Plan.Item, in phase: Plan.Phase) -> String {
    var parts = [item.routine.title, Format.frequency(item.frequency)]
    if let days = item.weekdays { parts.append(weekdays(days)) }
    if item.hasDose { parts.append(dose(item.routine)) }
    if let level = item.level ?? phase.level, !item.hasDose { parts.append(level.rawValue) }
    if item.moment == .inBreak { parts.append("in breaks") }
    if item.isOptional { parts.append("if you like") }
    return parts.filter { !$0.isEmpty }.joined(separator: ", ")
  }

  private static func dose(_ routine: Routine) -> String {
    guard let step = routine.moveStep else { return "" }
    if let time = step.action.time {
      let seconds = time.high.secondsRoundedDown
      return seconds % 60 == 0 ? "\(seconds / 60) min" : "\(seconds) s"
    }
    guard let count = step.action.count else { return "" }
    return count.isFixed ? "\(count.low)" : "\(count.low) to \(count.high)"
  }

  static func weekdays(_ days: Set<Int>) -> String {
    let names = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"]
    return days.sorted().map { names[$0] }.joined(separator: " ")
  }

  /// The loads of its routines in a sentence.
  static func loads(of plan: Plan) -> String {
    let loads = plan.namedRoutines.reduce(into: Set<Load>()) { $0.formUnion($1.loads) }
    return loads.isEmpty
      ? "It asks for no pressing, stretching or bands." : "It asks for: \(loads.words)."
  }
}
