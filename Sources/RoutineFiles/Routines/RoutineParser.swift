import RoutineEngine

/// Maps the values of a file to a routine, by the tables of the language, and collects every
/// problem on the way.
struct RoutineParser {
  let source: SourceText
  let includes: (String) -> IncludeResult
  /// The names of all figures; `nil` if they are not known here.
  let figures: (() -> [String])?
  var diagnostics: [Diagnostic] = []
  /// Steps read so far, with those of included routines.
  var stepCount = 0
  /// How deep the includes go that were read so far.
  var includeDepth = 0

  init(
    source: SourceText, includes: @escaping (String) -> IncludeResult, figures: (() -> [String])?
  ) {
    self.source = source
    self.includes = includes
    self.figures = figures
  }

  /// The routine of a whole file. What could not be read is left out, and reported.
  mutating func routine(_ root: YAMLValue, id: String) -> Routine? {
    guard case .map(let entries) = root.content else {
      report(
        .wrongShape, at: root.location, length: 1, "a routine is made of keys and their values",
        "it begins with `format: 1`")
      return nil
    }
    let fields = fields(entries, of: LanguageKey.routine, in: "a routine", at: .beginning)
    readFormat(fields["format"])
    var routine = Routine(id: id, title: text(fields["title"]) ?? id, steps: [])
    routine.summary = text(fields["summary"]) ?? ""
    let kind = choice(fields["kind"], among: Routine.Kind.allCases.map(\.rawValue))
    routine.kind = kind.flatMap(Routine.Kind.init) ?? .stretch
    routine.feel = text(fields["feel"])
    routine.position = text(fields["position"])
    routine.timesPerDay = amount(fields["frequency"]) { text throws(AmountError) in
      try CountReader.perDay(text)
    }
    routine.courseOfDays = amount(fields["course"]) { text throws(AmountError) in
      try CountReader.days(text)
    }
    routine.equipment = texts(fields["equipment"])
    routine.cautions = texts(fields["cautions"])
    routine.sources = sources(fields["sources"])
    routine.author = text(fields["author"])
    routine.licence = text(fields["licence"])
    routine.dims = flag(fields["dims"]) ?? false
    if let entry = fields["steps"] {
      routine.steps = steps(entry.entry.value, of: "steps", at: entry.entry.location)
    }
    advise(routine, fields)
    if let entry = fields["steps"]?.entry { checkLength(routine, at: entry) }
    return routine
  }

  /// Whether the whole can be walked, even at its longest.
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

  private mutating func readFormat(_ field: Field?) {
    guard let field, let text = scalar(field) else { return }
    if text != "1" {
      report(
        .unknownFormat, at: field.entry.value,
        "format `\(CleanText.excerpt(text))` is not known here",
        "this version reads `format: 1`")
    }
  }

  // MARK: Keys

  /// A key of the file that the language has.
  struct Field {
    let key: LanguageKey
    let entry: YAMLEntry
  }

  /// The keys of a mapping by their names.
  struct Fields {
    private var fields: [Field] = []

    subscript(name: String) -> Field? { fields.first { $0.key.name == name } }

    mutating func add(_ field: Field) { fields.append(field) }
  }

  /// Sorts the keys of a mapping; reports those that the language does not have there, and those
  /// that are missing.
  mutating func fields(
    _ entries: [YAMLEntry], of keys: [LanguageKey], in what: String, at location: SourceLocation
  ) -> Fields {
    var fields = Fields()
    var misspelt: [String] = []
    for entry in entries {
      if let key = keys.first(where: { $0.name == entry.key }) {
        fields.add(Field(key: key, entry: entry))
      } else if let near = reportUnknown(entry, in: what, among: keys.map(\.name)) {
        misspelt.append(near)
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

  /// Reports a key that nothing has; gives the one that was probably meant.
  @discardableResult
  mutating func reportUnknown(
    _ entry: YAMLEntry, in what: String, among names: [String]
  ) -> String? {
    if isFull(of: .error) { return nil }
    let near = Suggestion.closest(to: entry.key, among: names, limit: 1).first
    report(
      .unknownKey, at: entry, "`\(CleanText.excerpt(entry.key))` is no key of \(what)",
      near.map { "did you mean `\($0)`?" } ?? "it takes \(ValueShape.list(names))")
    return near
  }

  // MARK: Problems

  /// Whether there are enough problems already. Warnings and errors are counted apart: any number
  /// of warnings leaves the routine good, a single error does not.
  private func isFull(of severity: Diagnostic.Severity) -> Bool {
    diagnostics.count >= Limits.diagnostics
      && diagnostics.count { $0.severity == severity } >= Limits.diagnostics
  }

  /// Reports a problem of a place.
  mutating func report(
    _ code: Diagnostic.Code, as severity: Diagnostic.Severity = .error, at location: SourceLocation,
    length: Int, _ message: String, _ hint: String? = nil
  ) {
    if isFull(of: severity) { return }
    diagnostics.append(
      Diagnostic(
        severity, code, line: location.line, column: location.column, length: length,
        message: message,
        hint: hint))
  }

  /// Reports a problem of a value.
  mutating func report(
    _ code: Diagnostic.Code, as severity: Diagnostic.Severity = .error, at value: YAMLValue,
    _ message: String, _ hint: String? = nil
  ) {
    var length = 1
    if case .text(let text) = value.content { length = source.length(of: text, at: value.location) }
    report(code, as: severity, at: value.location, length: length, message, hint)
  }

  /// Reports a problem of a key.
  mutating func report(
    _ code: Diagnostic.Code, as severity: Diagnostic.Severity = .error, at entry: YAMLEntry,
    _ message: String, _ hint: String? = nil
  ) {
    let length = source.length(of: entry.key, at: entry.location)
    report(code, as: severity, at: entry.location, length: length, message, hint)
  }
}
