/// Takes the values of a file and collects what is wrong with them.
protocol ValueParser {
  /// The text, for the places of problems.
  var source: SourceText { get }
  /// What was wrong so far.
  var diagnostics: [Diagnostic] { get set }
  /// How bad a problem is in this sort of file.
  var severity: Diagnostic.Severity { get }
}

extension ValueParser {
  var severity: Diagnostic.Severity { .error }

  // MARK: Keys

  /// The entries of a mapping by their keys; reports those that are not known there.
  mutating func fields(
    _ entries: [YAMLEntry], among names: [String], in what: String
  ) -> [String: YAMLEntry] {
    var fields: [String: YAMLEntry] = [:]
    for entry in entries {
      if names.contains(entry.key) {
        fields[entry.key] = entry
      } else {
        let near = Suggestion.closest(to: entry.key, among: names, limit: 1).first
        report(
          .unknownKey, at: entry, "a \(what) has no key `\(CleanText.excerpt(entry.key))`",
          near.map { "did you mean `\($0)`?" } ?? "it takes \(ValueShape.list(names))")
      }
    }
    return fields
  }

  // MARK: Problems

  /// Reports a problem of a place.
  mutating func report(
    _ code: Diagnostic.Code, at location: SourceLocation, length: Int, _ message: String,
    _ hint: String?
  ) {
    if diagnostics.count >= Limits.diagnostics { return }
    diagnostics.append(
      Diagnostic(
        severity, code, line: location.line, column: location.column, length: length,
        message: message,
        hint: hint))
  }

  /// Reports a problem of a value.
  mutating func report(
    _ code: Diagnostic.Code, at value: YAMLValue, _ message: String, _ hint: String?
  ) {
    var length = 1
    if case .text(let text) = value.content { length = source.length(of: text, at: value.location) }
    report(code, at: value.location, length: length, message, hint)
  }

  /// Reports a problem of a key.
  mutating func report(
    _ code: Diagnostic.Code, at entry: YAMLEntry, _ message: String, _ hint: String?
  ) {
    let length = source.length(of: entry.key, at: entry.location)
    report(code, at: entry.location, length: length, message, hint)
  }

  // MARK: Values

  /// The text of a value as it was written; reports a value that is none.
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
        "`\(CleanText.excerpt(entry.key))` takes one value, not several", nil)
    }
    return nil
  }

  /// One of some words, in any case.
  mutating func word(_ entry: YAMLEntry?, among words: [String]) -> String? {
    guard let entry, scalar(entry) != nil else { return nil }
    return word(entry.value, named: entry.key, among: words)
  }

  /// One of some words, of an item of a list.
  mutating func word(
    _ value: YAMLValue, named name: String, among words: [String]
  ) -> String? {
    var written = ""
    if case .text(let text) = value.content { written = text }
    if let word = words.first(where: { $0 == written.lowercased() }) { return word }
    let near = Suggestion.closest(to: written, among: words, limit: 1).first
    report(
      .badChoice, at: value,
      "`\(CleanText.excerpt(name))` cannot be `\(CleanText.excerpt(written))`",
      near.map { "did you mean `\($0)`?" } ?? "it is \(ValueShape.list(words))")
    return nil
  }

  /// Anything that is read from a text.
  mutating func amount<Amount>(
    _ entry: YAMLEntry?, _ read: (String) throws(AmountError) -> Amount
  ) -> Amount? {
    guard let entry, let written = scalar(entry) else { return nil }
    do throws(AmountError) {
      return try read(written)
    } catch {
      report(error.code, at: entry.value, error.message, error.hint)
      return nil
    }
  }
}
