import RoutineEngine

/// Parses the values of a file as a routine, by the tables of ``LanguageKey``.
struct RoutineParser: ValueParser {
  let source: SourceText
  let includes: (String) -> IncludeResult
  /// The names of all figures; `nil` if they are unknown.
  let figures: (() -> [String])?
  /// Returns the id of the routine to which an id belongs, now or formerly; `nil` if it is free.
  let owner: (String) -> String?
  var diagnostics: [Diagnostic] = []
  /// The number of steps so far, including those of included routines.
  var stepCount = 0
  /// The number of groups around the current step.
  var groupDepth = 0
  /// The depth of includes so far.
  var includeDepth = 0

  init(
    source: SourceText, includes: @escaping (String) -> IncludeResult, figures: (() -> [String])?,
    owner: @escaping (String) -> String? = { _ in nil }
  ) {
    self.owner = owner
    self.source = source
    self.includes = includes
    self.figures = figures
  }

  /// Returns the routine in a file, without its invalid parts, which are reported.
  mutating func routine(
    _ root: YAMLValue, id: String, keys: [LanguageKey] = LanguageKey.routine,
    at location: SourceLocation = .beginning
  ) -> Routine? {
    guard case .map(let entries) = root.content else {
      report(
        .wrongShape, at: root.location, length: 1, "a routine is made of keys and their values",
        "it begins with `format: 1`")
      return nil
    }
    if let phases = entries.first(where: { $0.key == "phases" }) {
      report(
        .misplacedKey, at: phases, "a file with phases is a plan, not a routine",
        "add it with `unknot plan add`")
      return nil
    }
    let retired = entries.filter { LanguageKey.retired.contains($0.key) }
    for entry in retired {
      report(
        .unused, as: .warning, at: entry, "`\(entry.key)` has no effect any more",
        "leave the line out")
    }
    let fields = fields(
      entries.filter { !LanguageKey.retired.contains($0.key) }, of: keys, in: "a routine",
      at: location)
    var routine = head(fields, id: id)
    routine.courseOfDays = amount(fields["course"]) { text throws(AmountError) in
      try CountReader.days(text)
    }
    for name in ["steps", "ending"] {
      guard let entry = fields[name]?.entry else { continue }
      let steps = steps(entry.value, of: name, at: entry.location)
      if name == "steps" { routine.steps = steps } else { routine.ending = steps }
    }
    advise(routine, fields)
    if let entry = fields["steps"]?.entry { checkLength(routine, at: entry) }
    return routine
  }

  /// Reads the description of a routine or a move.
  mutating func head(_ fields: Fields, id: String) -> Routine {
    if let format = fields["format"], let written = scalar(format) {
      checkFormat(written, at: format.entry.value)
    }
    var routine = Routine(id: id, title: text(fields["title"]) ?? id, steps: [])
    routine.summary = text(fields["summary"]) ?? ""
    let kind = choice(fields["kind"], among: Routine.Kind.allCases.map(\.rawValue))
    routine.kind = kind.flatMap(Routine.Kind.init) ?? .stretch
    routine.feel = text(fields["feel"])
    routine.position = text(fields["position"])
    routine.frequency = amount(fields["frequency"]) { text throws(AmountError) in
      try CountReader.frequency(text)
    }
    routine.sound = flag(fields["sound"])
    routine.voice = voice(fields["voice"])
    routine.equipment = texts(fields["equipment"])
    routine.cautions = texts(fields["cautions"])
    routine.sources = sources(fields["sources"])
    routine.author = text(fields["author"])
    routine.licence = text(fields["licence"])
    routine.formerIDs = formerIDs(fields["was"], of: id)
    return routine
  }

  /// Reports a routine without steps, or one whose longest session exceeds the limits.
  private mutating func checkLength(_ routine: Routine, at steps: YAMLEntry) {
    if diagnostics.contains(where: { $0.severity == .error }) { return }
    do throws(Timeline.Excess) {
      _ = try Timeline(routine, Prescription(level: .full))
    } catch {
      switch error {
      case .tooManySegments:
        report(
          .tooLong, at: steps, "this routine has more than \(Timeline.mostSegments) parts to walk",
          "give it fewer repeats or rounds")
      case .tooLong:
        report(
          .tooLong, at: steps,
          "this routine takes more than \(TimeReader.words(for: Timeline.longest))",
          "make it shorter, or two of it")
      case .empty:
        report(
          .nothingToDo, at: steps, "no step of this routine is left to do",
          "take `skip: yes` out of one")
      }
    }
  }

  // MARK: Keys

  /// An entry of the file and its key in the language.
  struct Field {
    let key: LanguageKey
    let entry: YAMLEntry
  }

  /// The fields of a mapping by their names.
  struct Fields {
    private var fields: [Field] = []

    subscript(name: String) -> Field? {
      fields.firstIndex { $0.key.name == name }.map { fields[$0] }
    }

    mutating func add(_ field: Field) { fields.append(field) }
  }

  /// Matches the entries of a mapping to keys. Reports unknown and missing ones.
  mutating func fields(
    _ entries: [YAMLEntry], of keys: [LanguageKey], in what: String, at location: SourceLocation
  ) -> Fields {
    var fields = Fields()
    var misspelt: [String] = []
    for entry in entries {
      if let index = keys.firstIndex(where: { $0.name == entry.key }) {
        fields.add(Field(key: keys[index], entry: entry))
      } else {
        let names = keys.map(\.name)
        let hint = names.contains("steps") ? OtherWords.hint(atTop: entry) : nil
        if let near = reportUnknown(entry, in: what, among: names, hint: hint) {
          misspelt.append(near)
        }
      }
    }
    for key in keys where key.isRequired && fields[key.name] == nil {
      if misspelt.contains(key.name) { continue }
      report(
        .missingKey, at: location, length: 0, "\(what) needs `\(key.name)`",
        "write `\(key.name):` with \(key.shape.expected)")
    }
    return fields
  }

  /// Reports an unknown key. Returns the closest known one, unless a hint is given.
  @discardableResult
  mutating func reportUnknown(
    _ entry: YAMLEntry, in what: String, among names: [String], hint: String? = nil
  ) -> String? {
    if isFull(of: .error) { return nil }
    if let hint {
      report(
        .unknownKey, at: entry, "`\(CleanText.excerpt(entry.key))` is not a key of \(what)", hint)
      return nil
    }
    let near = Suggestion.closest(to: entry.key, among: names, limit: 1)
    let otherwise =
      levelHint(for: entry.key, in: names) ?? "it takes \(Suggestion.alternatives(names))"
    report(
      .unknownKey, at: entry, "`\(CleanText.excerpt(entry.key))` is not a key of \(what)",
      Suggestion.hint(near, otherwise: otherwise))
    return near.first
  }

  /// Returns a hint for a key on the wrong level of the file; `nil` for any other key.
  private func levelHint(for key: String, in names: [String]) -> String? {
    let isTopLevel = names.contains("steps")
    if isTopLevel, Verb(rawValue: key) != nil { return "steps go below `steps:`, each after `- `" }
    if isTopLevel, let key = LanguageKey.step.first(where: { $0.name == key }) {
      if key.name == "rounds" {
        return "put the steps to repeat below `- group:`, and `rounds:` after them"
      }
      let verbs = Verb.allCases.filter(key.verbs.contains).map(\.rawValue)
      return "it goes into a step with \(Suggestion.alternatives(verbs))"
    }
    if isTopLevel, let near = Suggestion.closest(to: key, among: LanguageKey.step.map(\.name)).first
    {
      return "did you mean `\(near)`? It goes into a step"
    }
    if isTopLevel,
      let near = Suggestion.closest(to: key, among: Verb.allCases.map(\.rawValue)).first
    {
      return "did you mean `\(near)`? Steps go below `steps:`, each after `- `"
    }
    let isInStep = names.contains("skip")
    guard isInStep else { return nil }
    let ofRoutine = LanguageKey.routine.map(\.name)
    if ofRoutine.contains(key) { return "it goes to the top of the file, before `steps:`" }
    return Suggestion.synonyms(of: key, among: ofRoutine).first.map {
      "did you mean `\($0)`? It goes to the top of the file, before `steps:`"
    }
  }
}
