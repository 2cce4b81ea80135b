import RoutineEngine

/// Parses counts as people write them: `3`, `2-4`, `8 to 12`, `3 times`, `5-6 per day`.
enum CountReader {
  /// Returns a count or a range, with an optional `times` after it.
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

  /// Returns a frequency: `5-6 per day`, `3 times a week`, `every 2 days` or `daily`. It may have a
  /// best and a greatest number, as in `1, ideally 5-6, up to 6 per day`.
  static func frequency(_ text: String) throws(AmountError) -> Frequency {
    let hint = "write it like `5-6 per day`, `3 per week` or `every 2 days`"
    let line = CleanText.line(text).lowercased()
    if line == "daily" { return Frequency(Dose(1)) }
    if line == "weekly" { return Frequency(Dose(1), days: 7) }
    if line.hasPrefix("every ") { return Frequency(Dose(1), days: try every(line, hint)) }
    var parts = line.split(separator: ",").map { CleanText.line(String($0)) }
    guard let last = parts.popLast() else { throw noFrequency(text, hint) }
    let (bare, days) = try withoutPeriod(last, of: text, hint)
    parts.append(bare)
    var times: Dose<Int>?
    var (ideal, most): (Dose<Int>?, Int?)
    for part in parts {
      if part.hasPrefix("ideally ") {
        ideal = try range(String(part.dropFirst("ideally ".count)), within: Limits.perDay)
      } else if let limit = ["up to ", "at most "].first(where: part.hasPrefix) {
        most = try range(String(part.dropFirst(limit.count)), within: Limits.perDay).high
      } else if times == nil {
        guard (try? numbers(part)) != nil else { throw noFrequency(text, hint) }
        times = try range(part, within: Limits.perDay)
      } else {
        throw noFrequency(text, hint)
      }
    }
    guard let least = times ?? ideal ?? most.map({ Dose($0) }) else {
      throw noFrequency(text, hint)
    }
    let high = most ?? max(least.high, ideal?.high ?? 0)
    guard high >= max(least.high, ideal?.high ?? 0), ideal.map({ $0.low >= least.low }) ?? true
    else {
      throw AmountError(
        code: .badRange, message: "these numbers do not rise from the least to the most",
        hint: "write them like `1, ideally 5-6, up to 6 per day`")
    }
    return Frequency(Dose(least.low, high), ideal: ideal, days: days)
  }

  private static func every(_ line: String, _ hint: String) throws(AmountError) -> Int {
    let words = line.split(separator: " ").dropFirst()
    let number = words.first.flatMap { Int($0) }
    let unit = words.dropFirst(number == nil ? 0 : 1)
    let length =
      switch unit.first {
      case "day", "days": 1
      case "week", "weeks": 7
      default: 0
      }
    guard unit.count == 1, length > 0 else { throw noFrequency(line, hint) }
    let days = (number ?? 1).multipliedReportingOverflow(by: length)
    guard !days.overflow, Limits.days.contains(days.partialValue) else {
      throw AmountError(
        code: .outOfBounds, message: "this is not a number of days",
        hint: "use \(Limits.days.lowerBound) to \(Limits.days.upperBound)")
    }
    return days.partialValue
  }

  /// Returns a text without its `per day` or `a week`, and the days of that period.
  private static func withoutPeriod(
    _ part: String, of text: String, _ hint: String
  ) throws(AmountError) -> (String, Int) {
    var words = part.split(separator: " ")
    let days = ["day": 1, "week": 7]
    if let unit = words.last, let period = days[String(unit)], words.count > 2,
      ["per", "a"].contains(words[words.count - 2])
    {
      words.removeLast(2)
      return (words.joined(separator: " "), period)
    }
    if words.count > 2, ["per", "a"].contains(words[words.count - 2]) {
      throw AmountError(
        code: .badCount, message: "a frequency is counted per day or per week", hint: hint)
    }
    guard (try? numbers(part).words.isEmpty) == true else { throw noFrequency(text, hint) }
    throw AmountError(
      code: .noUnit, message: "this frequency does not say per what",
      hint: "did you mean `\(CleanText.line(text)) per day`?")
  }

  private static func noFrequency(_ text: String, _ hint: String) -> AmountError {
    let words = text.lowercased().split { $0 == " " || $0 == "/" }
    let isOfWeek = ["week", "weekly"].contains(words.last ?? "")
    var hint =
      words.first.flatMap { Self.words[String($0)] }.map { count in
        "did you mean `\(count) per \(isOfWeek ? "week" : "day")`?"
      } ?? hint
    if words.count == 2, let first = words.first, (try? numbers(String(first))) != nil,
      ["day", "week"].contains(words[1])
    {
      hint = "did you mean `\(first) per \(words[1])`?"
    }
    if isDays(text) { hint = OtherWords.hintForDays }
    return AmountError(
      code: .badCount, message: "`\(CleanText.excerpt(text, limit: 30))` is not a frequency",
      hint: hint)
  }

  private static let words = [
    "once": 1, "twice": 2, "thrice": 3, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6,
  ]

  /// Returns true for days of the week, as in `mon-fri`, `mo-fr` or `weekdays`.
  private static func isDays(_ text: String) -> Bool {
    let text = text.lowercased()
    let short: Set = ["mo", "tu", "we", "th", "fr", "sa", "su"]
    let parts = text.split { !$0.isLetter }.map(String.init)
    return Weekdays(text) != nil || ["weekdays", "workdays", "weekends"].contains(text)
      || !parts.isEmpty && parts.allSatisfy(short.contains)
  }

  /// Returns the length of a course in days: `21 days`, `3 weeks`.
  static func days(_ text: String) throws(AmountError) -> Int {
    let hint = "write it like `21 days`"
    guard let (low, high, rest) = try? numbers(text), low == high else {
      throw AmountError(
        code: .badCount, message: "`\(CleanText.excerpt(text, limit: 30))` is not a number of days",
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
        hint: "use \(bounds.lowerBound) to \(bounds.upperBound)")
    }
    return Dose(low, high)
  }

  private static func unreadable(_ text: String) -> AmountError {
    if ["max", "amrap", "as many as possible"].contains(text.lowercased()) {
      return AmountError(
        code: .badCount, message: "a count needs a number",
        hint: "write a range like `8-12`, or use `open: as long as you like`")
    }
    if let count = words[text.lowercased()] {
      return AmountError(
        code: .badCount, message: "`\(text)` is not a count", hint: "did you mean `\(count)`?")
    }
    let number = text.prefix { ("0"..."9").contains($0) }
    let rest = text.dropFirst(number.count).lowercased()
    let unit = rest.filter(\.isLetter)
    // A hint for a text with a second number would lose that number.
    let isCounted =
      (1...3).contains(number.count) && !rest.contains(where: \.isNumber)
      && ["x", "rep", "reps", "set", "sets", "time", "times", "round", "rounds"].contains(unit)
    return AmountError(
      code: .badCount, message: "`\(CleanText.excerpt(text, limit: 30))` is not a count",
      hint: isCounted ? "did you mean `\(number)`?" : "write it like `3` or `2-4`")
  }
}
