import CarePlan
import RoutineEngine

/// Parses the items of a phase.
extension RoutineParser {
  mutating func items(_ field: Field?, in phase: Plan.Phase, of plan: Plan) -> [Plan.Item] {
    guard let field else { return [] }
    return list(field, limit: Limits.items).compactMap { value in
      switch value.content {
      case .text(let id):
        return item(id, at: value, settings: nil, in: phase, of: plan)
      case .map(let entries) where entries.count == 1:
        let name = YAMLValue(content: .text(entries[0].key), location: entries[0].location)
        return item(entries[0].key, at: name, settings: entries[0], in: phase, of: plan)
      case .map(let entries) where entries.count > 1:
        report(
          .wrongShape, at: entries[1], "each routine of a phase is an item of its own",
          "put `- ` before it, or write `- \(CleanText.excerpt(entries[0].key)): {…}`")
        return nil
      default:
        report(
          .wrongShape, at: value, "this is not a routine with how often",
          "write it like `- neck-ease: 2 per day`")
        return nil
      }
    }
  }

  private mutating func item(
    _ id: String, at name: YAMLValue, settings: YAMLEntry?, in phase: Plan.Phase, of plan: Plan
  ) -> Plan.Item? {
    guard let routine = routine(named: id, at: name, of: plan) else { return nil }
    var item = Plan.Item(routine)
    switch settings?.value.content {
    case nil, .nothing: break
    case .text(let written):
      let value = settings?.value ?? name
      item.frequency =
        amount(written, at: value) { text throws(AmountError) in
          try CountReader.frequency(text)
        } ?? item.frequency
    case .map(let entries):
      read(entries, into: &item, name, of: plan)
    case .list:
      report(
        .wrongShape, at: settings?.value ?? name, "this takes how often, not a list",
        "write it like `- \(CleanText.excerpt(id)): 2 per day`")
    }
    if let exclusion = PlanExclusion.allCases.first(where: {
      phase.never.contains($0) && $0.covers(item.routine)
    }) {
      report(
        .againstNever, at: name,
        "`\(CleanText.excerpt(id))` is against `never: \(exclusion.rawValue)`",
        "take one of the two out of this phase")
    }
    return item
  }

  private mutating func read(
    _ entries: [YAMLEntry], into item: inout Plan.Item, _ name: YAMLValue, of plan: Plan
  ) {
    let fields = fields(
      entries, of: LanguageKey.item, in: "a routine of a phase", at: name.location)
    if let frequency = amount(
      fields["frequency"],
      { text throws(AmountError) in
        try CountReader.frequency(text)
      })
    {
      item.frequency = frequency
    }
    item.level = level(fields["level"])
    if let when = choice(fields["when"], among: Plan.Item.Moment.allCases.map(\.rawValue)) {
      item.moment = Plan.Item.Moment(rawValue: when) ?? .any
    }
    item.isOptional = flag(fields["optional"]) ?? false
    if let days = weekdays(fields["weekdays"]) {
      item.weekdays = Set(days.numbers)
      checkWeekdays(item, fields["weekdays"], of: plan)
    }
    let note = text(fields["note"])
    if let dose = fields["dose"] {
      self.dose(dose, of: &item, hasReason: note != nil)
    } else if note != nil, let field = fields["note"] {
      report(
        .unused, as: .warning, at: field.entry, "`note` has no effect without `dose`",
        "leave the line out")
    }
  }

  private mutating func checkWeekdays(_ item: Plan.Item, _ field: Field?, of plan: Plan) {
    guard let field, let days = item.weekdays else { return }
    if days.isDisjoint(with: plan.weekdays) {
      report(
        .badWeekdays, at: field.entry.value, "none of these is a day of the plan",
        "name some of the plan's `weekdays`")
    } else if item.isWeekly, item.frequency.times.low > days.intersection(plan.weekdays).count {
      let count = days.intersection(plan.weekdays).count
      report(
        .badWeekdays, at: field.entry.value,
        "\(item.frequency.times.low) times a week do not fit on \(count) "
          + (count == 1 ? "day" : "days"),
        "name more days, or write `\(count) per week`")
    }
  }

  /// Returns the routine or move with a name, first among the plan's own. A move becomes a routine.
  private mutating func routine(
    named id: String, at value: YAMLValue, of plan: Plan
  ) -> Routine? {
    let own = plan.routines.first { $0.id == "\(plan.id)/\(id)" || $0.id == id }
    if let own { return own }
    stepCount = 0
    switch includes(id) {
    case .found(let routine, _, _): return routine
    case .unknown(let nearest):
      let ids = plan.routines.map { String($0.id.dropFirst(plan.id.count + 1)) }
      let near = Suggestion.closest(to: id, among: ids, limit: 1)
      report(
        .unknownRoutine, at: value, "there is no routine or move `\(CleanText.excerpt(id))`",
        Suggestion.hint(
          near.isEmpty ? nearest : near, otherwise: "`unknot list` lists them all"))
    case .broken(let reason):
      report(
        .brokenRoutine, at: value,
        "the routine `\(CleanText.excerpt(id))` has an error of its own", reason)
    case .cycle, .tooDeep:
      report(
        .brokenRoutine, at: value, "the routine `\(CleanText.excerpt(id))` includes too much",
        "`unknot check \(CleanText.excerpt(id))` says why")
    }
    return nil
  }

  // MARK: Dose

  /// Sets the dose of a move's step.
  private mutating func dose(_ field: Field, of item: inout Plan.Item, hasReason: Bool) {
    guard case .map(let entries) = field.entry.value.content else {
      report(
        .wrongShape, at: field.entry, "`dose` takes keys and their values",
        "write \(field.key.shape.expected)")
      return
    }
    let fields = fields(
      entries, of: LanguageKey.planDose, in: "a dose", at: field.entry.location)
    guard let move = item.routine.moveStep, let plain = item.routine.moveStep?.move?.id else {
      report(
        .misplacedKey, at: field.entry,
        "`\(CleanText.excerpt(item.routine.id))` is a routine of several steps, and `dose` is for a move",
        "write `level: gentle`, or name a move")
      return
    }
    var step = move
    if let amount = fields["move"] {
      let value = YAMLValue(content: .text(plain), location: amount.entry.location)
      step = use(plain, at: value, dose: amount, hasReason: hasReason) ?? move
    }
    if let repeats = countRange(fields["repeat"]) {
      step.repeats = repeats
      compareRepeats(repeats, with: move, fields["repeat"], hasReason)
    }
    item.routine.steps = [step]
    item.hasDose = true
  }

  private mutating func compareRepeats(
    _ own: Dose<Int>, with move: Step, _ field: Field?, _ hasReason: Bool
  ) {
    guard let field else { return }
    compare(own, with: move.repeats ?? Dose(1), field, hasReason) { "\($0)" }
  }
}
