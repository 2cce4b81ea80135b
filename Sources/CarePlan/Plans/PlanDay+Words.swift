import RoutineEngine

/// A day of a plan in words.
extension PlanDay {
  /// The position in the plan: `Day 5 of 21`, `Week 8 of 10`; after the planned days `Day 23`.
  public var place: String {
    if plan.unit == .weeks { return "Week \(min(week, plan.weeks)) of \(plan.weeks)" }
    return day > plan.length ? "Day \(day)" : "Day \(day) of \(plan.length)"
  }

  /// The number of the phase: `phase 3 of 4`.
  public var phasePlace: String { "phase \(phaseIndex + 1) of \(plan.phases.count)" }

  /// The position in the plan and the tasks of today, a sentence or two each. The plan's title
  /// comes first.
  public var lines: [String] {
    let head = "\(plan.title): "
    switch state {
    case .before(let start): return [head + "it begins on \(start)."]
    case .paused(let end):
      return [
        head + "paused" + (end.map { " until \($0)." } ?? ". `unknot plan resume` continues.")
      ]
    case .ended:
      let done = "done on day \(day)."
      return [head + done + (plan.ends.map { " \($0)" } ?? "")]
        + (seesSomeone ? [Self.seeSomeone] : [])
    case .running: return [head + running] + more
    }
  }

  private var running: String {
    let place = place.prefix(1).lowercased() + place.dropFirst()
    let title = phase.map { " (\($0.title))" } ?? ""
    let isLate = plan.unit == .days && day > position && phase != nil
    let phase = isLate ? ", \(phasePlace)" : ""
    return (["\(place)\(phase)\(title)."] + [restSentence].compactMap(\.self)).joined(
      separator: " ")
  }

  /// The reason to rest, and the remaining task.
  private var restSentence: String? {
    guard let rest else { return nil }
    let what: String =
      switch rest {
      case .all: "Rest today"
      case .only(let id):
        "Only \(plan.namedRoutines.first { $0.id == id }?.title ?? id) today"
      }
    let why: String =
      switch badReason {
      case .pain(let pain): ": pain was \(pain)."
      case .hurt: ": a session was stopped by pain."
      case .rose: ": a session made the pain worse."
      case nil: "."
      }
    return what + why + (stepsBackTomorrow ? " Tomorrow one step back." : "")
  }

  /// The other lines of the day, a sentence or two each.
  private var more: [String] {
    var lines: [String] = []
    if seesSomeone { lines.append(Self.seeSomeone) }
    if let steppedBack {
      switch steppedBack {
      case .pain: lines.append("One step back after yesterday's pain.")
      case .away: lines.append("One step back after two weeks away.")
      }
    }
    if repeatsWeek { lines.append("Last week was short, so the week comes once more.") }
    if let away {
      lines.append(
        "You were away for \(away) days: the next two days are gentle. `unknot plan resume` continues "
          + "as before, `unknot plan back` goes one phase back.")
    } else if isGentle {
      lines.append("The gentle dose today.")
    }
    if isSkipped { lines.append("You skip today.") }
    if isDayOff, rest == nil { lines.append("Nothing is planned for today.") }
    return lines
  }

  private static let seeSomeone =
    "See a GP or a physiotherapist. `unknot learn when-to-see-someone` tells you how soon."

  /// Returns a few words why a routine is not offered today; `nil` if the plan has no reason.
  public func reasonAgainst(_ routine: Routine) -> String? {
    guard isRunning else { return nil }
    if excludes(routine) { return "your plan leaves it out for now" }
    if rest != nil, item(of: routine.id)?.target == nil { return "your plan says rest today" }
    return nil
  }

  /// Returns the reason for an item of the plan in the list, in a few words.
  public func reason(for line: PlanItemDay) -> String {
    if line.item.isOptional { return "if you like" }
    if let week = line.week { return "\(Credit.times(week.done)) of \(week.goal) this week" }
    return place
  }
}
