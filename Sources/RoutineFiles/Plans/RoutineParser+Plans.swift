import CarePlan
import RoutineEngine

/// Parses plans, by the tables of ``LanguageKey``.
extension RoutineParser {
  /// Returns the plan of a file, without its invalid parts, which are reported.
  mutating func plan(_ root: YAMLValue, id: String) -> Plan? {
    guard case .map(let entries) = root.content else {
      report(
        .wrongShape, at: root.location, length: 1, "a plan is made of keys and their values",
        "it begins with `format: 1`")
      return nil
    }
    if let steps = entries.first(where: { $0.key == "steps" }) {
      report(
        .misplacedKey, at: steps, "a plan has phases, not steps",
        "a file with `steps` and no `phases` is a routine")
    }
    let fields = fields(
      entries.filter { $0.key != "steps" }, of: LanguageKey.plan, in: "a plan", at: .beginning)
    if let format = fields["format"], let written = scalar(format) {
      checkFormat(written, at: format.entry.value)
    }
    var plan = Plan(id: id, title: text(fields["title"]) ?? id)
    plan.summary = text(fields["summary"]) ?? ""
    plan.from = text(fields["from"])
    plan.link = text(fields["link"])
    plan.licence = text(fields["licence"])
    plan.cautions = texts(fields["cautions"])
    plan.sources = sources(fields["sources"])
    if let days = weekdays(fields["weekdays"]) { plan.weekdays = Set(days.numbers) }
    plan.routines = ownRoutines(fields["routines"], planID: id)
    plan.phases = phases(fields["phases"], of: &plan)
    plan.missed = plan.unit == .weeks ? .repeatWeek : .goOn
    if let missed = choice(fields["missed"], among: Plan.Missed.allCases.map(\.rawValue)) {
      plan.missed = Plan.Missed(rawValue: missed) ?? plan.missed
    }
    plan.rules = rules(fields["rules"], of: plan)
    plan.ends = text(fields["ends"])
    return plan
  }

  /// Days of the week.
  mutating func weekdays(_ field: Field?) -> Weekdays? {
    guard let field, let written = scalar(field) else { return nil }
    if let days = Weekdays(written) { return days }
    report(
      .badWeekdays, at: field.entry.value,
      "`\(CleanText.excerpt(written))` is not days of the week", "write \(field.key.shape.expected)"
    )
    return nil
  }

  // MARK: Routines of its own

  /// Returns the routines that a plan defines, with ids of the form `plan/id`.
  private mutating func ownRoutines(_ field: Field?, planID: String) -> [Routine] {
    guard let field else { return [] }
    var routines: [Routine] = []
    for item in list(field, limit: Limits.items) {
      guard case .map(let entries) = item.content else {
        report(
          .wrongShape, at: item, "a routine is made of keys and their values",
          "begin it with `- id:`")
        continue
      }
      let named = self.fields(
        entries.filter { $0.key == "id" }, of: [LanguageKey.ownRoutine[0]],
        in: "a routine of a plan", at: item.location)
      let id = name(named["id"])
      if let id, routines.contains(where: { $0.id == "\(planID)/\(id)" }), let entry = named["id"] {
        report(
          .duplicateKey, at: entry.entry.value, "two routines of this plan are called `\(id)`",
          "give one of them another id")
      }
      let body = YAMLValue(
        content: .map(entries.filter { $0.key != "id" }), location: item.location)
      stepCount = 0
      let keys = LanguageKey.ownRoutine.filter { $0.name != "id" }
      let whole = "\(planID)/\(id ?? "routine")"
      guard let routine = routine(body, id: whole, keys: keys, at: item.location) else { continue }
      routines.append(routine)
    }
    return routines
  }

  // MARK: Phases

  private mutating func phases(_ field: Field?, of plan: inout Plan) -> [Plan.Phase] {
    guard let field else { return [] }
    var phases: [Plan.Phase] = []
    var unit: String?
    for item in list(field, limit: Limits.phasesOfPlan) {
      guard case .map(let entries) = item.content else {
        report(
          .wrongShape, at: item, "a phase is made of keys and their values",
          "begin it with `- title:`")
        continue
      }
      let fields = self.fields(
        entries, of: LanguageKey.phase, in: "a phase", at: item.location)
      guard let span = span(fields, after: phases.last, unit: &unit, at: item.location) else {
        continue
      }
      plan.unit = unit == "weeks" ? .weeks : .days
      phases.append(phase(fields, days: span, of: plan))
    }
    return phases
  }

  /// Returns the days of a phase. Reports days that do not follow the previous phase.
  private mutating func span(
    _ fields: Fields, after last: Plan.Phase?, unit: inout String?, at location: SourceLocation
  ) -> ClosedRange<Int>? {
    let written = ["days", "weeks"].compactMap { fields[$0] }
    guard let field = written.first else {
      report(
        .missingKey, at: location, length: 0, "a phase needs its days",
        "write `\(unit ?? "days"):` with \(ValueShape.span.expected)")
      return nil
    }
    let name = field.key.name
    if written.count > 1 {
      report(
        .badDays, at: written[1].entry, "this phase has days and weeks", "keep one of them")
    }
    let perUnit = name == "weeks" ? 7 : 1
    if let unit, unit != name {
      report(
        .badDays, at: field.entry, "this phase counts in \(name), the one before in \(unit)",
        "count in \(unit) in all phases")
      return nil
    }
    unit = name
    let bounds = 1...(Limits.planDays.upperBound / perUnit)
    let dose = amount(field) { text throws(AmountError) in
      try CountReader.range(text, within: bounds)
    }
    guard let dose else { return nil }
    let first = (last?.days.upperBound ?? 0) / perUnit + 1
    if dose.low != first {
      let count = dose.high > first ? "\(first)-\(dose.high)" : "\(first)"
      let singular = name.dropLast()
      let message =
        last == nil
        ? "a plan begins with \(singular) 1"
        : dose.low < first
          ? "this phase and the one before both have \(singular) \(dose.low)"
          : "no phase has \(singular) \(first)"
      report(.badDays, at: field.entry.value, message, "write `\(name): \(count)`")
    }
    return (dose.low - 1) * perUnit + 1...max(dose.high, dose.low) * perUnit
  }

  private mutating func phase(
    _ fields: Fields, days: ClosedRange<Int>, of plan: Plan
  ) -> Plan.Phase {
    var phase = Plan.Phase(title: text(fields["title"]) ?? "", days: days)
    phase.text = text(fields["text"])
    phase.level = level(fields["level"])
    phase.never = exclusions(fields["never"])
    phase.items = items(fields["do"], in: phase, of: plan)
    if let field = fields["move-on"], let written = scalar(field) {
      phase.moveOn = conditions(written, at: field.entry.value)
    }
    phase.rules = rules(fields["rules"], of: plan, with: phase)
    limit(&phase, fields)
    return phase
  }

  /// Reads the days between which a condition may end a phase.
  private mutating func limit(_ phase: inout Plan.Phase, _ fields: Fields) {
    for name in ["not-before", "at-latest"] where phase.moveOn == nil && fields["move-on"] == nil {
      guard let field = fields[name] else { continue }
      report(
        .unused, as: .warning, at: field.entry, "`\(name)` has no effect without `move-on`",
        "write what has to be so, or leave the line out")
    }
    if let field = fields["not-before"],
      let day = planDay(field, from: phase.days.lowerBound)
    {
      phase.notBefore = day
      phase.atLatest = max(phase.atLatest, day)
    }
    guard let field = fields["at-latest"],
      let day = planDay(field, from: phase.days.lowerBound)
    else { return }
    phase.atLatest = day
    if fields["not-before"] == nil { phase.notBefore = min(phase.notBefore, day) }
    guard day < phase.notBefore else { return }
    report(
      .badDays, at: field.entry.value, "`at-latest` comes before `not-before`",
      "write `at-latest: day \(phase.notBefore)` or later")
  }

  /// Returns a day of the plan: `day 17`, or the last day of `week 2`.
  private mutating func planDay(_ field: Field, from first: Int) -> Int? {
    guard let written = scalar(field) else { return nil }
    let words = written.lowercased().split(separator: " ")
    guard words.count == 2, let number = Int(words[1]), ["day", "week"].contains(words[0]) else {
      report(
        .badDays, at: field.entry.value,
        "`\(CleanText.excerpt(written))` is not a day of a plan",
        "write \(field.key.shape.expected)")
      return nil
    }
    guard Limits.planDays.contains(number) else {
      report(
        .outOfBounds, at: field.entry.value, "\(number) is not a day of a plan",
        "use 1 to \(Limits.planDays.upperBound)")
      return nil
    }
    let day = words[0] == "day" ? number : number * 7
    guard day >= first else {
      report(
        .badDays, at: field.entry.value, "the phase begins later, on day \(first)",
        "write `day \(first)` or later")
      return nil
    }
    return day
  }

  mutating func level(_ field: Field?) -> Level? {
    choice(field, among: Level.allCases.map(\.rawValue)).flatMap(Level.init)
  }

  private mutating func exclusions(_ field: Field?) -> Set<PlanExclusion> {
    guard let field else { return [] }
    let values: [YAMLValue]
    if case .text = field.entry.value.content {
      values = [field.entry.value]
    } else {
      values = list(field, limit: Limits.items)
    }
    let words = values.compactMap {
      word($0, named: "never", among: PlanExclusion.allCases.map(\.rawValue))
    }
    return Set(words.compactMap(PlanExclusion.init))
  }
}
