import RoutineEngine

/// Reading of single values.
extension FigureParser {
  /// The text of a value as it was written; reports a value that is none.
  mutating func scalar(_ entry: YAMLEntry) -> String? {
    switch entry.value.content {
    case .text(let text): return text
    case .nothing:
      report(
        .emptyValue, at: entry, "`\(shown(entry.key))` has no value", "write it, or leave it out")
    case .list, .map:
      report(
        .wrongShape, at: entry.value, "`\(shown(entry.key))` takes one value, not several", nil)
    }
    return nil
  }

  /// A text in one line, without anything that could act on a terminal.
  mutating func text(_ entry: YAMLEntry?) -> String? {
    guard let entry, let written = scalar(entry) else { return nil }
    let clean = CleanText.line(String(written.prefix(Limits.long * 4)))
    if clean.unicodeScalars.count > Limits.long {
      report(
        .textTooLong, at: entry.value, "this text is too long",
        "`\(entry.key)` takes at most \(Limits.long) characters")
      return nil
    }
    return clean
  }

  /// A list of texts; a single text is a list of one.
  mutating func texts(_ entry: YAMLEntry?) -> [YAMLValue] {
    guard let entry else { return [] }
    if case .text = entry.value.content { return [entry.value] }
    return items(entry, limit: Limits.items)
  }

  /// The items of a list; reports a value that is none, and one that is too long.
  mutating func items(_ entry: YAMLEntry?, limit: Int) -> [YAMLValue] {
    guard let entry else { return [] }
    guard case .list(let items) = entry.value.content else {
      report(
        .wrongShape, at: entry, "`\(shown(entry.key))` takes a list", "begin each item with `- `")
      return []
    }
    if items.count > limit {
      report(
        .tooMany, at: items[limit], "`\(shown(entry.key))` has \(items.count) items",
        "it takes at most \(limit)")
    }
    return Array(items.prefix(limit))
  }

  /// One of some words, in any case.
  mutating func word(_ entry: YAMLEntry?, among words: [String]) -> String? {
    guard let entry, scalar(entry) != nil else { return nil }
    return word(entry.value, named: entry.key, among: words)
  }

  private mutating func word(
    _ value: YAMLValue, named name: String, among words: [String]
  ) -> String? {
    var written = ""
    if case .text(let text) = value.content { written = text }
    if let word = words.first(where: { $0 == written.lowercased() }) { return word }
    let near = Nearest.to(written, among: words, limit: 1).first
    report(
      .badChoice, at: value, "`\(shown(name))` cannot be `\(shown(written))`",
      near.map { "did you mean `\($0)`?" } ?? "it is \(ValueShape.list(words))")
    return nil
  }

  /// One of the cases of a type.
  mutating func choice<Choice>(_ entry: YAMLEntry?, of type: Choice.Type) -> Choice?
  where Choice: CaseIterable & RawRepresentable<String> {
    word(entry, among: type.allCases.map(\.rawValue)).flatMap(type.init)
  }

  /// One of the cases of a type, of an item of a list.
  mutating func choice<Choice>(
    _ value: YAMLValue, named name: String, of type: Choice.Type
  ) -> Choice? where Choice: CaseIterable & RawRepresentable<String> {
    word(value, named: name, among: type.allCases.map(\.rawValue)).flatMap(type.init)
  }

  /// Anything that is read from a text.
  mutating func amount<Amount>(
    _ entry: YAMLEntry?, _ read: (String) throws(AmountProblem) -> Amount
  ) -> Amount? {
    guard let entry, let written = scalar(entry) else { return nil }
    do throws(AmountProblem) {
      return try read(written)
    } catch {
      report(error.code, at: entry.value, error.message, error.hint)
      return nil
    }
  }

  /// A place, or with other bounds a size, in centimetres.
  mutating func point(
    _ entry: YAMLEntry?, within bounds: ClosedRange<Double> = Limits.centimetres
  ) -> FigurePoint? {
    amount(entry) { text throws(AmountProblem) in
      try NumberReader.pair(text, within: bounds)
    }
  }
}
