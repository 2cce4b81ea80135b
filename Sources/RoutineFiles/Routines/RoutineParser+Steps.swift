import RoutineEngine

/// Parses steps.
extension RoutineParser {
  /// Returns the steps of a routine or a group.
  mutating func steps(_ value: YAMLValue, of name: String, at location: SourceLocation) -> [Step] {
    guard case .list(let items) = value.content else {
      if case .nothing = value.content {
        report(
          .emptyValue, at: location, length: name.count, "`\(name)` has no steps",
          "write \(ValueShape.steps.expected)")
      } else {
        report(
          .wrongShape, at: value, "`\(name)` takes a list of steps",
          "begin each with `- ` and its verb, like `- hold: 15-30 s`")
      }
      return []
    }
    if items.isEmpty {
      report(
        .emptyValue, at: location, length: name.count, "`\(name)` has no steps",
        "write \(ValueShape.steps.expected)")
    }
    if items.count > Limits.steps {
      report(
        .tooMany, at: items[Limits.steps], "`\(name)` has \(items.count) steps",
        "it takes at most \(Limits.steps)")
    }
    return items.prefix(Limits.steps).compactMap { step($0) }
  }

  private mutating func step(_ value: YAMLValue) -> Step? {
    stepCount += 1
    guard case .map(let entries) = value.content, let first = entries.first else {
      reportShape(of: value)
      return nil
    }
    guard let verb = Verb(rawValue: first.key) else {
      reportNoVerb(first, entries)
      return nil
    }
    return step(verb, first, fields(ofStep: entries, verb))
  }

  /// Returns a step with a verb, its dose and the keys below.
  mutating func step(_ verb: Verb, _ first: YAMLEntry, _ fields: Fields) -> Step? {
    guard var step = start(verb, first, fields) else {
      // The other keys are read as well, to report their problems.
      var rest = Step(.prompt)
      readModifiers(fields, verb, into: &rest)
      return nil
    }
    let move = step
    readModifiers(fields, verb, into: &step)
    if verb == .prompt, case .text(let words) = first.value.content {
      step.text = CleanText.line(words)
    }
    if verb == .use { compareRepeats(of: step, with: move, fields) }
    advise(step, verb, first, fields)
    return step
  }

  /// Returns the step before its keys are read: its action, or the move that it uses.
  private mutating func start(_ verb: Verb, _ first: YAMLEntry, _ fields: Fields) -> Step? {
    if verb == .use {
      return name(Field(key: LanguageKey.verb(verb), entry: first))
        .flatMap {
          use($0, at: first.value, dose: fields["dose"], hasReason: fields["note"] != nil)
        }
    }
    return action(verb, first, fields).map { Step($0) }
  }

  private mutating func reportShape(of value: YAMLValue) {
    if case .text(let text) = value.content,
      let word = text.split(whereSeparator: { $0 == " " || $0 == ":" }).first,
      let verb = Verb(rawValue: word.lowercased())
    {
      report(
        .wrongShape, at: value, "a colon and a blank go between a verb and its dose",
        "write `- \(verb.rawValue): …`")
      return
    }
    report(
      .wrongShape, at: value, "a step is made of keys and their values",
      "begin it with its verb and its dose, like `- hold: 15-30 s`")
  }

  /// Matches the entries after a step's verb to keys. Reports misplaced and unknown ones.
  mutating func fields(ofStep entries: [YAMLEntry], _ verb: Verb) -> Fields {
    var fields = Fields()
    for entry in entries.dropFirst() {
      if let key = LanguageKey.step.first(where: { $0.name == entry.key }) {
        if key.verbs.contains(verb) {
          fields.add(Field(key: key, entry: entry))
        } else {
          let verbs = Verb.allCases.filter(key.verbs.contains).map(\.rawValue)
          report(
            .misplacedKey, at: entry, "`\(key.name)` does nothing in \(verb.step)",
            wayOut(for: key.name, in: verb)
              ?? "it goes with \(Suggestion.alternatives(verbs))")
        }
      } else if Verb(rawValue: entry.key) != nil {
        report(
          .secondVerb, at: entry, "this step has two verbs, `\(verb.rawValue)` and `\(entry.key)`",
          wayOut(ofSecond: entry, in: entries, verb))
      } else {
        let names = LanguageKey.step.filter { $0.verbs.contains(verb) }.map(\.name)
        reportUnknown(
          entry, in: verb.step, among: names, hint: OtherWords.hint(inStep: entry, verb))
      }
    }
    return fields
  }

  private mutating func action(
    _ verb: Verb, _ entry: YAMLEntry, _ fields: Fields
  ) -> Step.Action? {
    let field = Field(key: LanguageKey.verb(verb), entry: entry)
    if reportOtherDose(field, verb) { return nil }
    if let kind = verb.timedAction { return timeRange(field).map { .timed(kind, $0) } }
    switch verb {
    case .prompt: return text(field).map { _ in .prompt }
    case .reps: return countRange(field).map { .reps($0) }
    case .open: return open(field, about: timeRange(fields["about"]))
    case .group:
      groupDepth += 1
      defer { groupDepth -= 1 }
      let steps = steps(entry.value, of: "group", at: entry.location)
      return steps.isEmpty ? nil : .group(steps)
    case .include: return name(field).flatMap { include($0, at: entry.value) }
    default: return nil
    }
  }

  private mutating func open(_ field: Field, about: Dose<Duration>?) -> Step.Action? {
    guard let written = scalar(field) else { return nil }
    if CleanText.line(written).lowercased() == "as long as you like" {
      return .open(about: about ?? Dose(.seconds(30)))
    }
    let isTime = (try? TimeReader.range(written, within: Limits.work, likely: .seconds)) != nil
    report(
      .badChoice, at: field.entry.value, "`open` has no time of its own",
      isTime
        ? "write `open: as long as you like` with `about: \(CleanText.excerpt(written))` below, or use `hold`"
        : "write `open: as long as you like`")
    return nil
  }
}
