/// A parser of a file's values that collects problems instead of failing.
protocol ValueParser {
  /// The file's text, to measure the extent of problems.
  var source: SourceText { get }
  /// The problems so far.
  var diagnostics: [Diagnostic] { get set }
  /// The default severity in this type of file.
  var severity: Diagnostic.Severity { get }
}

extension ValueParser {
  var severity: Diagnostic.Severity { .error }

  // MARK: Problems

  /// Returns true once the limit of problems of a severity is reached. Each severity has its own
  /// limit, because any number of warnings leaves a file valid, and one error does not.
  func isFull(of severity: Diagnostic.Severity) -> Bool {
    diagnostics.count >= Limits.diagnostics
      && diagnostics.count { $0.severity == severity } >= Limits.diagnostics
  }

  /// Reports a problem at a location.
  mutating func report(
    _ code: Diagnostic.Code, as severity: Diagnostic.Severity? = nil, at location: SourceLocation,
    length: Int, _ message: String, _ hint: String? = nil
  ) {
    let severity = severity ?? self.severity
    if isFull(of: severity) { return }
    diagnostics.append(
      Diagnostic(severity, code, at: location, length: length, message: message, hint: hint))
  }

  /// Reports a problem of a value.
  mutating func report(
    _ code: Diagnostic.Code, as severity: Diagnostic.Severity? = nil, at value: YAMLValue,
    _ message: String, _ hint: String? = nil
  ) {
    var length = 1
    if case .text(let text) = value.content { length = source.length(of: text, at: value.location) }
    report(code, as: severity, at: value.location, length: length, message, hint)
  }

  /// Reports a problem of a key.
  mutating func report(
    _ code: Diagnostic.Code, as severity: Diagnostic.Severity? = nil, at entry: YAMLEntry,
    _ message: String, _ hint: String? = nil
  ) {
    let length = source.length(of: entry.key, at: entry.location)
    report(code, as: severity, at: entry.location, length: length, message, hint)
  }

  // MARK: Values

  /// Returns the entries of a mapping by their keys. Reports unknown keys.
  mutating func fields(
    _ entries: [YAMLEntry], among names: [String], in what: String
  ) -> [String: YAMLEntry] {
    var fields: [String: YAMLEntry] = [:]
    for entry in entries {
      if names.contains(entry.key) {
        fields[entry.key] = entry
      } else {
        report(
          .unknownKey, at: entry, "a \(what) has no key `\(CleanText.excerpt(entry.key))`",
          Suggestion.hint(
            for: entry.key, among: names,
            otherwise: "it takes \(Suggestion.alternatives(names))"))
      }
    }
    return fields
  }

  /// Reports any version of the format except 1.
  mutating func checkFormat(_ written: String, at value: YAMLValue) {
    if written == "1" { return }
    report(
      .unknownFormat, at: value, "format `\(CleanText.excerpt(written))` is not known here",
      "this version reads `format: 1`")
  }

  /// Returns the text of a value as written. Reports any other type of value.
  mutating func scalar(_ entry: YAMLEntry) -> String? {
    switch entry.value.content {
    case .text(let text): return text
    case .nothing:
      report(
        .emptyValue, at: entry, "`\(CleanText.excerpt(entry.key))` has no value",
        "write it, or leave it out")
    case .list, .map:
      report(
        .wrongShape, at: entry.value,
        "`\(CleanText.excerpt(entry.key))` takes one value, not several")
    }
    return nil
  }

  /// Returns one word of a list, in any case.
  mutating func word(_ entry: YAMLEntry?, among words: [String]) -> String? {
    guard let entry, scalar(entry) != nil else { return nil }
    return word(entry.value, named: entry.key, among: words)
  }

  /// Returns one word of a list, in any case. Reports other words and other types of values.
  mutating func word(
    _ value: YAMLValue, named name: String, among words: [String]
  ) -> String? {
    var written = ""
    if case .text(let text) = value.content { written = text }
    if let word = words.first(where: { $0.lowercased() == written.lowercased() }) { return word }
    report(
      .badChoice, at: value,
      "`\(CleanText.excerpt(name))` cannot be `\(CleanText.excerpt(written))`",
      Suggestion.hint(
        for: written, among: words, otherwise: "it is \(Suggestion.alternatives(words))"))
    return nil
  }

  /// Returns a value parsed by a closure. Reports its error.
  mutating func amount<Amount>(
    _ entry: YAMLEntry?, _ read: (String) throws(AmountError) -> Amount
  ) -> Amount? {
    guard let entry, let written = scalar(entry) else { return nil }
    return amount(written, at: entry.value, read)
  }

  /// Returns a value parsed by a closure from a text. Reports its error.
  mutating func amount<Amount>(
    _ written: String, at value: YAMLValue, _ read: (String) throws(AmountError) -> Amount
  ) -> Amount? {
    do throws(AmountError) {
      return try read(written)
    } catch {
      report(error.code, at: value, error.message, error.hint)
      return nil
    }
  }
}
