import RoutineEngine

/// Parses moves, and steps that use them.
extension RoutineParser {
  /// Returns the move in a file as a routine with one step.
  mutating func move(_ root: YAMLValue, id: String) -> Routine? {
    guard case .map(let entries) = root.content else {
      report(
        .wrongShape, at: root.location, length: 1, "a move is made of keys and their values",
        "it begins with `format: 1`")
      return nil
    }
    let verbs = entries.filter { Verb(rawValue: $0.key).map(Verb.moves.contains) ?? false }
    guard let first = verbs.first, let verb = Verb(rawValue: first.key) else {
      reportNoMove(entries)
      return nil
    }
    if let second = verbs.dropFirst().first {
      report(
        .secondVerb, at: second,
        "this move has two verbs, `\(first.key)` and `\(second.key)`",
        "make two moves of it, or a routine with two steps")
    }
    let others = entries.filter { entry in !verbs.dropFirst().contains { $0.key == entry.key } }
    let fields = fields(others, of: LanguageKey.moves[verb] ?? [], in: "a move", at: .beginning)
    var routine = head(fields, id: id)
    if fields["kind"] == nil { routine.kind = verb.kind }
    guard var step = step(verb, first, fields) else { return nil }
    if step.title.isEmpty { step.title = routine.title }
    step.move = Move(
      id: id, equipment: routine.equipment, cautions: routine.cautions, sources: routine.sources)
    routine.steps = [step]
    advise(routine, fields)
    return routine
  }

  private mutating func reportNoMove(_ entries: [YAMLEntry]) {
    if let steps = entries.first(where: { $0.key == "steps" }) {
      report(
        .noVerb, at: steps, "a move has a verb, not steps",
        "a file with steps is a routine: leave `.move` out of its name")
    } else {
      report(
        .noVerb, at: .beginning, length: 0, "a move needs its verb and its dose",
        "write one, like `hold: 15-30 s`")
    }
  }

  /// Returns the step of a move, with another dose if one is given.
  mutating func use(
    _ id: String, at value: YAMLValue, dose: Field?, hasReason: Bool
  ) -> Step? {
    guard let routine = found(id, at: value, isMove: true) else { return nil }
    guard var step = routine.moveStep else {
      report(
        .unknownMove, at: value, "`\(id)` is a routine, not a move", "write `include: \(id)`")
      return nil
    }
    guard let dose else { return step }
    let field = Field(key: LanguageKey.verb(Verb(step.action)), entry: dose.entry)
    switch step.action {
    case .open, .prompt, .timed(.rest, _), .group, .include:
      report(
        .misplacedKey, at: dose.entry, "`\(id)` has no dose to change",
        "write `about: 30 s` for how long it takes hands-free")
    case .timed(let kind, let range):
      guard let own = timeRange(field) else { break }
      compare(own, with: range, field, hasReason, TimeReader.words)
      step.action = .timed(kind, own)
    case .reps(let range):
      guard let own = countRange(field) else { break }
      compare(own, with: range, field, hasReason) { "\($0)" }
      step.action = .reps(own)
    }
    return step
  }

  /// Compares repeats with the range of the move. Above it is an error; below it needs a reason.
  mutating func compareRepeats(of step: Step, with move: Step, _ fields: Fields) {
    guard let field = fields["repeat"], let own = step.repeats, let range = move.repeats else {
      return
    }
    compare(own, with: range, field, fields["note"] != nil) { "\($0)" }
  }

  /// Compares a dose with the range of the move. Above it is an error; below it needs a reason.
  mutating func compare<Amount>(
    _ own: Dose<Amount>, with range: Dose<Amount>, _ field: Field, _ hasReason: Bool,
    _ words: (Amount) -> String
  ) {
    if own.high > range.high {
      report(
        .aboveMove, at: field.entry.value,
        "\(words(own.high)) is more than the move allows", "it goes up to \(words(range.high))")
    } else if own.low < range.low, !hasReason {
      report(
        .belowMove, as: .warning, at: field.entry.value,
        "\(words(own.low)) is less than the \(words(range.low)) of the move",
        "write the reason below: `note: …`")
    }
  }
}
