import RoutineEngine

/// Parses single values.
extension RoutineParser {
  /// Returns the text of a value as written. Reports any other type of value.
  mutating func scalar(_ field: Field) -> String? {
    switch field.entry.value.content {
    case .text(let text): return text
    case .nothing:
      let isComment = source.cut(after: "", at: field.entry.value.location) != nil
      report(
        .emptyValue, at: field.entry, "`\(field.key.name)` has no value",
        isComment
          ? "from `#` on this is a comment: put the text in quotes"
          : "write \(field.key.shape.expected)"
            + (field.key.isRequired ? "" : ", or leave the line out"))
    case .list, .map:
      report(
        .wrongShape, at: field.entry.value, "`\(field.key.name)` takes one value, not several",
        "write \(field.key.shape.expected)")
    }
    return nil
  }

  /// A clean text in one line.
  mutating func text(_ field: Field?) -> String? {
    guard let field, let written = scalar(field) else { return nil }
    guard case .text(let limit) = field.key.shape else { return nil }
    return text(written, at: field.entry.value, named: field.key.name, limit: limit)
  }

  private mutating func text(
    _ written: String, at value: YAMLValue, named name: String, limit: Int
  ) -> String? {
    // A text that is much too long need not be cleaned.
    let isShort = written.utf8.count <= limit * 16
    let clean = isShort ? CleanText.line(written) : written
    if clean.isEmpty {
      report(.emptyValue, at: value, "`\(name)` is an empty text", "write it, or leave it out")
      return nil
    }
    let count = clean.unicodeScalars.count
    if count > limit {
      report(
        .textTooLong, at: value, "this text has \(count) characters",
        "`\(name)` takes at most \(limit)")
      return nil
    }
    if let comment = source.cut(after: written, at: value.location) {
      report(
        .cutText, as: .warning, at: comment, length: 1,
        "from ` #` on this is a comment, and the text ends before it",
        "put the text in quotes if it belongs to the text")
    }
    return clean
  }

  /// A list of texts; a single text is a list of one.
  mutating func texts(_ field: Field?) -> [String] {
    guard let field, case .texts(let limit) = field.key.shape else { return [] }
    let items: [YAMLValue]
    switch field.entry.value.content {
    case .text: items = [field.entry.value]
    default: items = list(field, limit: Limits.items)
    }
    return items.compactMap { item in
      guard case .text(let written) = item.content else {
        report(
          .wrongShape, at: item, "each of `\(field.key.name)` is a text",
          "put a text with `:` or `#` in it in quotes")
        return nil
      }
      return text(written, at: item, named: field.key.name, limit: limit)
    }
  }

  /// The items of a list. Reports any other type of value, and too many items.
  mutating func list(_ field: Field, limit: Int) -> [YAMLValue] {
    switch field.entry.value.content {
    case .list(let items):
      if items.isEmpty {
        report(
          .emptyValue, at: field.entry, "`\(field.key.name)` is an empty list",
          "write \(field.key.shape.expected)")
      }
      if items.count > limit {
        report(
          .tooMany, at: items[limit],
          "`\(field.key.name)` has \(items.count) items", "it takes at most \(limit)")
      }
      return Array(items.prefix(limit))
    case .nothing:
      report(
        .emptyValue, at: field.entry, "`\(field.key.name)` has no value",
        "write \(field.key.shape.expected), or leave the line out")
    case .text(let text):
      let isSources = if case .sources = field.key.shape { true } else { false }
      report(
        .wrongShape, at: field.entry.value, "`\(field.key.name)` takes a list",
        isSources
          ? "write `- title: \(CleanText.excerpt(text))` below it"
          : "write \(field.key.shape.expected)")
    case .map:
      report(
        .wrongShape, at: field.entry.value, "`\(field.key.name)` takes a list",
        "write \(field.key.shape.expected)")
    }
    return []
  }

  /// One of a list of words, in any case.
  mutating func choice(_ field: Field?, among words: [String]) -> String? {
    guard let field, scalar(field) != nil else { return nil }
    return word(field.entry.value, named: field.key.name, among: words)
  }

  /// Yes or no.
  mutating func flag(_ field: Field?) -> Bool? {
    guard let field, let written = scalar(field) else { return nil }
    switch written.lowercased() {
    case "yes", "true": return true
    case "no", "false": return false
    default:
      report(
        .badChoice, at: field.entry.value,
        "`\(field.key.name)` cannot be `\(CleanText.excerpt(written))`",
        "it is `yes` or `no`")
      return nil
    }
  }

  /// Yes, no, or a language tag.
  mutating func voice(_ field: Field?) -> RoutineVoice? {
    guard let field, let written = scalar(field) else { return nil }
    switch written.lowercased() {
    case "yes", "true": return .on
    case "no", "false": return .off
    default:
      if LanguageTag.isValid(written), (2...3).contains(written.prefix { $0 != "-" }.count) {
        return .language(written)
      }
      report(
        .badChoice, at: field.entry.value,
        "`\(field.key.name)` cannot be `\(CleanText.excerpt(written))`",
        "it is \(field.key.shape.expected)")
      return nil
    }
  }

  /// Returns a value parsed by a closure. Reports its error.
  mutating func amount<Amount>(
    _ field: Field?, _ read: (String) throws(AmountError) -> Amount
  ) -> Amount? {
    guard let field, let written = scalar(field) else { return nil }
    return amount(written, at: field.entry.value, read)
  }

  /// A time or a range of times within the bounds of the key's shape.
  mutating func timeRange(_ field: Field?) -> Dose<Duration>? {
    guard case .timeRange(let bounds, let likely)? = field?.key.shape else { return nil }
    return amount(field) { text throws(AmountError) in
      try TimeReader.range(text, within: bounds, likely: likely)
    }
  }

  /// A single time within the bounds of the key's shape.
  mutating func time(_ field: Field?) -> Duration? {
    guard case .time(let bounds)? = field?.key.shape else { return nil }
    return amount(field) { text throws(AmountError) in
      try TimeReader.single(text, within: bounds)
    }
  }

  /// A count or a range of counts within the bounds of the key's shape.
  mutating func countRange(_ field: Field?) -> Dose<Int>? {
    guard case .countRange(let bounds)? = field?.key.shape else { return nil }
    return amount(field) { text throws(AmountError) in
      try CountReader.range(text, within: bounds)
    }
  }

  /// The name of a routine or a figure.
  mutating func name(_ field: Field?) -> String? {
    guard let field, let written = scalar(field) else { return nil }
    if RoutineName.isValid(written) { return written }
    report(
      .badName, at: field.entry.value, "`\(CleanText.excerpt(written))` is not a name",
      RoutineName.suggestion(for: String(written.prefix(200))).map { "did you mean `\($0)`?" }
        ?? "write \(field.key.shape.expected)")
    return nil
  }

  /// A list of sources.
  mutating func sources(_ field: Field?) -> [Source] {
    guard let field else { return [] }
    return list(field, limit: Limits.items).compactMap { item in
      guard case .map(let entries) = item.content else {
        report(
          .wrongShape, at: item, "a source is made of keys and their values",
          "begin it with `- title:`")
        return nil
      }
      let fields = fields(entries, of: LanguageKey.source, in: "a source", at: item.location)
      let grade = choice(fields["grade"], among: Source.Grade.allCases.map(\.rawValue))
      return Source(
        title: text(fields["title"]) ?? "", publisher: text(fields["publisher"]),
        locator: text(fields["locator"]), grade: grade.flatMap(Source.Grade.init),
        fact: text(fields["fact"]))
    }
  }
}
