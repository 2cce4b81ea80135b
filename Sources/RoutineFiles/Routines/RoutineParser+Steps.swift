import RoutineEngine

/// Reading of steps.
extension RoutineParser {
  /// The steps of a routine or a group.
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
    return step(verb, first, fields(ofStep: entries.dropFirst(), verb))
  }

  /// A step of a verb with its dose, and of the keys below it.
  mutating func step(_ verb: Verb, _ first: YAMLEntry, _ fields: Fields) -> Step? {
    guard var step = start(verb, first, fields) else {
      // The other keys may have problems of their own.
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

  /// The step before its keys are read: its action, or the move that it uses.
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

  private mutating func reportNoVerb(_ first: YAMLEntry, _ entries: [YAMLEntry]) {
    let verbs = Verb.allCases.map(\.rawValue)
    let later = entries.dropFirst().first { verbs.contains($0.key) && $0.key != "rest" }
    if let later {
      report(
        .noVerb, at: first, "a step begins with its verb", "put `\(later.key)` before this line")
    } else if LanguageKey.step.contains(where: { $0.name == first.key }) {
      report(
        .noVerb, at: first, "a step begins with its verb and its dose",
        "put one before this line, like `hold: 15-30 s`")
    } else {
      report(
        .noVerb, at: first, "`\(CleanText.excerpt(first.key))` is no verb",
        Suggestion.hint(
          for: first.key, among: verbs,
          otherwise: "a step begins with \(Suggestion.alternatives(verbs))"))
    }
  }

  /// Matches the entries after a step's verb to keys; reports misplaced and unknown ones.
  private mutating func fields(ofStep entries: ArraySlice<YAMLEntry>, _ verb: Verb) -> Fields {
    var fields = Fields()
    for entry in entries {
      if let key = LanguageKey.step.first(where: { $0.name == entry.key }) {
        if key.verbs.contains(verb) {
          fields.add(Field(key: key, entry: entry))
        } else {
          let verbs = Verb.allCases.filter(key.verbs.contains).map(\.rawValue)
          report(
            .misplacedKey, at: entry, "`\(key.name)` does nothing in \(verb.step)",
            verb == .group && key.name == "repeat"
              ? "a group has `rounds`" : "it goes with \(Suggestion.alternatives(verbs))")
        }
      } else if Verb(rawValue: entry.key) != nil {
        report(
          .secondVerb, at: entry, "this step has two verbs, `\(verb.rawValue)` and `\(entry.key)`",
          verb == .use
            ? "write `dose: …` for a dose of its own"
            : "begin another step with `- \(entry.key):`")
      } else {
        let names = LanguageKey.step.filter { $0.verbs.contains(verb) }.map(\.name)
        reportUnknown(entry, in: verb.step, among: names)
      }
    }
    return fields
  }

  private mutating func action(
    _ verb: Verb, _ entry: YAMLEntry, _ fields: Fields
  ) -> Step.Action? {
    let field = Field(key: LanguageKey.verb(verb), entry: entry)
    switch verb {
    case .prompt: return text(field).map { _ in .prompt }
    case .hold: return timeRange(field).map { .hold($0) }
    case .massage: return timeRange(field).map { .massage($0) }
    case .active: return timeRange(field).map { .active($0) }
    case .apply: return timeRange(field).map { .apply($0) }
    case .rest: return timeRange(field).map { .rest($0) }
    case .breathe: return timeRange(field).map { .breathe($0) }
    case .reps: return countRange(field).map { .reps($0) }
    case .open: return open(field, about: timeRange(fields["about"]))
    case .group:
      let steps = steps(entry.value, of: "group", at: entry.location)
      return steps.isEmpty ? nil : .group(steps)
    case .include: return name(field).flatMap { include($0, at: entry.value) }
    case .use: return nil
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

  private mutating func include(_ id: String, at value: YAMLValue) -> Step.Action? {
    found(id, at: value).map { .include($0) }
  }

  /// The routine or move of a name; reports why there is none that can be taken in.
  mutating func found(_ id: String, at value: YAMLValue, isMove: Bool = false) -> Routine? {
    switch includes(id) {
    case .found(let routine, let steps, let depth):
      stepCount += steps
      includeDepth = max(includeDepth, depth + 1)
      if depth >= Limits.includeDepth {
        reportDepth(at: value)
      } else if stepCount > Limits.allSteps {
        report(
          .tooLong, at: value, "with this, the routine has more than \(Limits.allSteps) steps",
          "leave something out")
      } else {
        return routine
      }
    case .unknown(let nearest):
      report(
        isMove ? .unknownMove : .unknownRoutine, at: value,
        "there is no \(isMove ? "move" : "routine") `\(id)`",
        Suggestion.hint(
          nearest, otherwise: "`unknot list\(isMove ? " --moves" : "")` names them all"))
    case .broken(let reason):
      report(
        .brokenRoutine, at: value,
        "the \(isMove ? "move" : "routine") `\(id)` has an error of its own",
        reason)
    case .cycle(let ids):
      report(
        .includeCycle, at: value, "this routine would include itself",
        "`" + ids.joined(separator: "` includes `") + "`")
    case .tooDeep: reportDepth(at: value)
    }
    return nil
  }

  private mutating func reportDepth(at value: YAMLValue) {
    report(
      .includeDepth, at: value,
      "routines include each other more than \(Limits.includeDepth) deep",
      "include the innermost ones directly")
  }

  private mutating func readModifiers(_ fields: Fields, _ verb: Verb, into step: inout Step) {
    // Of a move, what is not written here stays.
    step.title = text(fields["title"]) ?? step.title
    step.text = text(fields["text"]) ?? step.text
    step.spoken = text(fields["spoken"]) ?? (fields["text"] == nil ? step.spoken : nil)
    step.sides = sides(fields["sides"]) ?? step.sides
    step.repeats = countRange(fields[verb == .group ? "rounds" : "repeat"]) ?? step.repeats
    step.rest = time(fields["rest"]) ?? step.rest
    step.restText = text(fields["rest-text"]) ?? step.restText
    step.ready = time(fields["ready"]) ?? step.ready
    step.change = time(fields["switch"]) ?? step.change
    step.tempo =
      amount(fields["tempo"]) { text throws(AmountError) in
        try TempoReader.tempo(text, for: verb)
      } ?? step.tempo
    if case .breathe = step.action, step.tempo == nil { step.tempo = TempoReader.breathing }
    step.before = words(fields["before"]) ?? step.before
    step.after = words(fields["after"]) ?? step.after
    step.wait = time(fields["wait"]) ?? step.wait
    step.writtenFor =
      choice(fields["written-for"], among: Side.allCases.map(\.rawValue))
      .flatMap(Side.init) ?? step.writtenFor
    if verb != .open { readAbout(fields["about"], into: &step) }
    if fields["cues"] != nil { step.cues = cues(fields["cues"], verb) }
    step.figure = figure(fields["figure"]) ?? step.figure
    step.feel = text(fields["feel"]) ?? step.feel
    step.contact =
      choice(fields["contact"], among: Contact.allCases.map(\.rawValue))
      .flatMap(Contact.init) ?? step.contact
    step.load = text(fields["load"]) ?? step.load
    step.link = text(fields["link"]) ?? step.link
    step.note = text(fields["note"]) ?? step.note
    step.hints.easier = text(fields["easier"]) ?? step.hints.easier
    step.hints.harder = text(fields["harder"]) ?? step.hints.harder
    step.hints.mistake = text(fields["mistake"]) ?? step.hints.mistake
    step.hints.cure = text(fields["cure"]) ?? step.hints.cure
    step.asks = flag(fields["asks"]) ?? false
    step.isSkipped = flag(fields["skip"]) ?? false
  }

  /// How long a step that waits is taken to last.
  private mutating func readAbout(_ field: Field?, into step: inout Step) {
    guard let field, let about = timeRange(field) else { return }
    switch step.action {
    case .open: step.action = .open(about: about)
    case .prompt: step.wait = about.low
    case .reps: step.about = about
    default:
      report(
        .misplacedKey, at: field.entry, "`about` does nothing for a move that has a clock",
        "write `dose: …`")
    }
  }

  /// Words to get into a position; `none` is no words.
  private mutating func words(_ field: Field?) -> [String]? {
    guard let field else { return nil }
    if case .text(let text) = field.entry.value.content, text.lowercased() == "none" { return [] }
    return texts(field)
  }

  /// The name of a figure. A missing figure is only a warning: the session runs without it.
  private mutating func figure(_ field: Field?) -> String? {
    guard let field, let figure = name(field) else { return nil }
    if let known = figures?(), !known.contains(figure) {
      let nearest = Suggestion.closest(to: figure, among: known)
      report(
        .unknownFigure, as: .warning, at: field.entry.value, "there is no figure `\(figure)`",
        Suggestion.hint(
          nearest, otherwise: "write `\(figure).figure.yaml` beside the routines, or leave it out"))
    }
    return figure
  }

  private mutating func sides(_ field: Field?) -> Sides? {
    guard let field else { return nil }
    let written: String
    if case .list(let items) = field.entry.value.content {
      // `[left, right]` names the order.
      let names = items.map { item -> String in
        if case .text(let text) = item.content { text.lowercased() } else { "" }
      }
      if names == ["left", "right"] { return .both(first: .left) }
      if names == ["right", "left"] { return .both(first: .right) }
      written = names.joined(separator: " ")
    } else {
      guard let text = scalar(field) else { return nil }
      written = text
    }
    let words = written.lowercased().split { $0 == "," || $0 == " " }
    switch words {
    case ["none"]: return Sides.none
    case ["left"]: return .one(.left)
    case ["right"]: return .one(.right)
    case ["both"], ["both", "left", "first"], ["left", "first"]: return .both(first: .left)
    case ["both", "right", "first"], ["right", "first"]: return .both(first: .right)
    case ["alternate"], ["alternate", "left", "first"]: return .alternate(first: .left)
    case ["alternate", "right", "first"]: return .alternate(first: .right)
    default:
      report(
        .badChoice, at: field.entry.value, "`sides` cannot be `\(CleanText.excerpt(written))`",
        Suggestion.hint(
          for: written, among: ["both", "alternate", "left", "right", "none"],
          otherwise: "it is \(field.key.shape.expected)"))
      return nil
    }
  }
}
