import RoutineEngine

/// Reads counts as people write them: `3`, `2-4`, `8 to 12`, `3 times`, `5-6 per day`.
enum CountReader {
  /// A count or a range; `times` may follow it.
  static func range(
    _ text: String, within bounds: ClosedRange<Int>
  ) throws(AmountError) -> Dose<Int> {
    let (low, high, rest) = try numbers(text)
    if let side = rest.last, ["side", "leg", "arm"].contains(side) {
      let count = low == high ? "\(low)" : "\(low)-\(high)"
      throw AmountError(
        code: .badCount, message: "a count says nothing of sides",
        hint: "write `\(count)` here and `sides: both` below")
    }
    if !rest.isEmpty, rest != ["times"], rest != ["time"], rest != ["x"] {
      let isTime = rest.count == 1 && TimeUnit(rest[0]) != nil
      throw AmountError(
        code: .badCount,
        message: isTime ? "this takes a count, not a time" : unreadable(text).message,
        hint: unreadable(text).hint)
    }
    return try dose(low, high, within: bounds)
  }

  /// A frequency: `5-6 per day`, `3 times a day`.
  static func perDay(_ text: String) throws(AmountError) -> Dose<Int> {
    let hint = "write it like `5-6 per day`"
    guard let (low, high, rest) = try? numbers(text) else {
      throw AmountError(
        code: .badCount, message: "`\(CleanText.excerpt(text, limit: 30))` is no frequency",
        hint: hint)
    }
    if rest.isEmpty {
      throw AmountError(
        code: .noUnit, message: "this frequency does not say per what",
        hint: "did you mean `\(CleanText.line(text)) per day`?")
    }
    var words = rest[...]
    if words.first == "times" || words.first == "time" || words.first == "x" { words.removeFirst() }
    guard words.elementsEqual(["per", "day"]) || words.elementsEqual(["a", "day"]) else {
      throw AmountError(code: .badCount, message: "a frequency is counted per day", hint: hint)
    }
    return try dose(low, high, within: Limits.perDay)
  }

  /// The length of a course: `21 days`, `3 weeks`.
  static func days(_ text: String) throws(AmountError) -> Int {
    let hint = "write it like `21 days`"
    guard let (low, high, rest) = try? numbers(text), low == high else {
      throw AmountError(
        code: .badCount, message: "`\(CleanText.excerpt(text, limit: 30))` is no number of days",
        hint: hint)
    }
    switch rest {
    case ["day"], ["days"]: return try dose(low, low, within: Limits.days).low
    case ["week"], ["weeks"]: return try dose(low * 7, low * 7, within: Limits.days).low
    case []:
      throw AmountError(
        code: .noUnit, message: "this course does not say of what",
        hint: "did you mean `\(low) days`?")
    default:
      throw AmountError(
        code: .badCount, message: "a course is counted in days or weeks", hint: hint)
    }
  }

  private static func numbers(
    _ text: String
  ) throws(AmountError) -> (low: Int, high: Int, words: [String]) {
    guard let tokens = AmountToken.tokens(of: text) else { throw unreadable(text) }
    if tokens.first == .dash {
      throw AmountError(code: .outOfBounds, message: "a count cannot be below zero")
    }
    var rest = tokens[...]
    var counts: [Int] = []
    while case .number(let thousandths)? = rest.first, counts.count < 2 {
      guard thousandths % 1000 == 0 else {
        throw AmountError(code: .badCount, message: "a count has no fraction")
      }
      rest.removeFirst()
      counts.append(thousandths / 1000)
      guard rest.first == .dash, counts.count < 2 else { break }
      rest.removeFirst()
      if rest.isEmpty { throw unreadable(text) }
    }
    guard let low = counts.first, let high = counts.last else { throw unreadable(text) }
    var words: [String] = []
    for token in rest {
      guard case .word(let word) = token else { throw unreadable(text) }
      words.append(word)
    }
    return (low, high, words)
  }

  private static func dose(
    _ low: Int, _ high: Int, within bounds: ClosedRange<Int>
  ) throws(AmountError) -> Dose<Int> {
    if high < low {
      throw AmountError(
        code: .badRange, message: "this range ends before it begins",
        hint: "did you mean `\(high)-\(low)`?")
    }
    for end in [low, high] where !bounds.contains(end) {
      throw AmountError(
        code: .outOfBounds, message: "\(end) is too \(end < bounds.lowerBound ? "few" : "many")",
        hint: "from \(bounds.lowerBound) to \(bounds.upperBound) can be given here")
    }
    return Dose(low, high)
  }

  private static func unreadable(_ text: String) -> AmountError {
    if ["max", "amrap", "as many as possible"].contains(text.lowercased()) {
      return AmountError(
        code: .badCount, message: "a count needs a number",
        hint: "write a range like `8-12`, or use `open: as long as you like`")
    }
    return AmountError(
      code: .badCount, message: "`\(CleanText.excerpt(text, limit: 30))` is no count",
      hint: "write it like `3` or `2-4`")
  }
}
