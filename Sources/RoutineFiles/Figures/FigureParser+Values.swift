import Figures

/// Single values.
extension FigureParser {
  /// A clean text in one line.
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

  /// The items of a list. Reports any other type of value, and too many items.
  mutating func items(_ entry: YAMLEntry?, limit: Int) -> [YAMLValue] {
    guard let entry else { return [] }
    guard case .list(let items) = entry.value.content else {
      report(
        .wrongShape, at: entry, "`\(CleanText.excerpt(entry.key))` takes a list",
        "begin each item with `- `")
      return []
    }
    if items.count > limit {
      report(
        .tooMany, at: items[limit], "`\(CleanText.excerpt(entry.key))` has \(items.count) items",
        "it takes at most \(limit)")
    }
    return Array(items.prefix(limit))
  }

  /// One of the cases of a type.
  mutating func choice<Choice>(_ entry: YAMLEntry?, of type: Choice.Type) -> Choice?
  where Choice: CaseIterable & RawRepresentable<String> {
    word(entry, among: type.allCases.map(\.rawValue)).flatMap(type.init)
  }

  /// One of the cases of a type, as an item of a list.
  mutating func choice<Choice>(
    _ value: YAMLValue, named name: String, of type: Choice.Type
  ) -> Choice? where Choice: CaseIterable & RawRepresentable<String> {
    word(value, named: name, among: type.allCases.map(\.rawValue)).flatMap(type.init)
  }

  /// A position, or with other bounds a size, in centimetres.
  mutating func point(
    _ entry: YAMLEntry?, within bounds: ClosedRange<Double> = Limits.centimetres
  ) -> FigurePoint? {
    amount(entry) { text throws(AmountError) in
      try NumberReader.pair(text, within: bounds)
    }
  }
}

/// Reads plain numbers: angles in degrees, lengths in centimetres.
enum NumberReader {
  /// A number like `-20` or `7.5`.
  static func number(
    _ text: String, within bounds: ClosedRange<Double>
  ) throws(AmountError) -> Double {
    let clean = CleanText.line(text)
    let isPlain =
      clean.count <= 9
      && clean.unicodeScalars.allSatisfy { "+-.0123456789".unicodeScalars.contains($0) }
    guard isPlain, let number = Double(clean) else {
      throw AmountError(
        code: .badCount, message: "`\(CleanText.excerpt(text, limit: 30))` is not a number",
        hint: "write it like `40` or `-7.5`")
    }
    guard bounds.contains(number) else {
      throw AmountError(
        code: .outOfBounds, message: "\(clean) is out of bounds",
        hint: "use \(Int(bounds.lowerBound)) to \(Int(bounds.upperBound))")
    }
    return number
  }

  /// Two numbers separated by a comma: right and up.
  static func pair(
    _ text: String, within bounds: ClosedRange<Double>
  ) throws(AmountError) -> FigurePoint {
    let parts = text.split(separator: ",", omittingEmptySubsequences: false)
    guard parts.count == 2 else {
      throw AmountError(
        code: .badCount, message: "this takes two numbers",
        hint: "write how far to the right and how far up, like `20, 45`")
    }
    return FigurePoint(
      try number(String(parts[0]), within: bounds), try number(String(parts[1]), within: bounds))
  }
}
