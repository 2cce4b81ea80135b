import RoutineEngine

/// Parses times as people write them: `20 s`, `15-30 s`, `1 min 30`, `1:30`, `30 s to 2 min`.
enum TimeReader {
  /// Returns a time or a range in whole seconds. The unit of a range may be written once, at its
  /// end.
  static func range(
    _ text: String, within bounds: ClosedRange<Duration>, likely: TimeUnit,
    allowsFractions: Bool = false
  ) throws(AmountError) -> Dose<Duration> {
    let (low, high) = try ends(text, likely: likely)
    if high < low {
      throw AmountError(
        code: .badRange, message: "this range ends before it begins",
        hint: "write the smaller number first")
    }
    for end in [low, high] where !bounds.contains(.milliseconds(end)) {
      throw outOfBounds(end, bounds)
    }
    if !allowsFractions, low % 1000 != 0 || high % 1000 != 0 {
      throw AmountError(
        code: .badTime, message: "this is not a whole number of seconds",
        hint: "only a tempo has fractions")
    }
    return Dose(.milliseconds(low), .milliseconds(high))
  }

  /// Returns a single time; `none` is zero if the bounds allow zero.
  static func single(
    _ text: String, within bounds: ClosedRange<Duration>, allowsFractions: Bool = false
  ) throws(AmountError) -> Duration {
    if text.lowercased() == "none", bounds.contains(.zero) { return .zero }
    let dose = try range(
      text, within: bounds, likely: .seconds, allowsFractions: allowsFractions)
    if !dose.isFixed {
      throw AmountError(
        code: .badTime, message: "this takes a single time, not a range",
        hint: "write one, like `\(words(for: dose.low))`")
    }
    return dose.low
  }

  /// Returns a time in the form of a routine, such as `90 s` or `3 min`.
  static func words(for time: Duration) -> String {
    let milliseconds = Int(time / .milliseconds(1))
    if milliseconds % 1000 != 0 { return "\(Double(milliseconds) / 1000) s" }
    let seconds = milliseconds / 1000
    if seconds >= 3600, seconds % 3600 == 0 { return "\(seconds / 3600) h" }
    return seconds >= 120 && seconds % 60 == 0 ? "\(seconds / 60) min" : "\(seconds) s"
  }

  /// One end of a range: milliseconds, or a number with the unit of the other end.
  private enum End {
    case time(Int, unit: TimeUnit?)
    case bare(Int)
  }

  private static func ends(
    _ text: String, likely: TimeUnit
  ) throws(AmountError) -> (low: Int, high: Int) {
    let tokens = try tokens(of: text)
    let parts = tokens.split(separator: .dash, omittingEmptySubsequences: false)
    if parts.count > 1, parts[0].isEmpty {
      throw AmountError(code: .outOfBounds, message: "a time cannot be below zero")
    }
    guard parts.count <= 2, let first = parts.first, let last = parts.last else {
      throw unreadable(text)
    }
    let low = try end(first, text)
    let high = try end(last, text)
    switch (low, high) {
    case (.time(let low, _), .time(let high, _)): return (low, high)
    case (.bare(let low), .time(let high, let unit?)): return (low * unit.rawValue, high)
    case (.bare, .bare): throw noUnit(text, parts.count == 2, high, likely: likely)
    case (.bare, .time):
      throw AmountError(
        code: .noUnit, message: "the first time has no unit",
        hint: "write both with theirs, like `1 min - 1 min 30 s`")
    case (.time(_, let unit), .bare):
      throw AmountError(
        code: .noUnit, message: "the second time has no unit",
        hint: "write it at the end, like `15-30 \((unit ?? likely).symbol)`")
    }
  }

  private static func tokens(of text: String) throws(AmountError) -> [AmountToken] {
    if let tokens = AmountToken.tokens(of: text), !tokens.isEmpty { return tokens }
    if text.contains(","), let tokens = AmountToken.tokens(of: text.replacing(",", with: ".")) {
      if !tokens.isEmpty {
        throw AmountError(
          code: .badTime, message: "a comma stands in this time",
          hint: "write a fraction with a point, like `2.5 s`")
      }
    }
    throw unreadable(text)
  }

  private static func end(
    _ tokens: ArraySlice<AmountToken>, _ text: String
  ) throws(AmountError) -> End {
    var rest = tokens
    guard let first = rest.popFirst() else { throw unreadable(text) }
    if case .clock(let seconds) = first {
      if rest.isEmpty { return .time(seconds * 1000, unit: nil) }
      if rest.count == 1, case .word(let word)? = rest.first, let unit = TimeUnit(word) {
        if unit != .seconds { return .time(seconds * 1000, unit: nil) }
      }
      throw unreadable(text)
    }
    guard case .number(let number) = first else { throw unreadable(text) }
    guard let second = rest.popFirst() else { return .bare(number) }
    guard case .word(let word) = second else { throw unreadable(text) }
    let unit = try unit(word, text)
    if rest.isEmpty { return .time(number * unit.rawValue, unit: unit) }
    return .time(try number * unit.rawValue + smaller(rest, than: unit, text), unit: nil)
  }

  /// Parses the rest of `1 min 30 s`. The last unit is optional, as in `1 min 30`.
  private static func smaller(
    _ tokens: ArraySlice<AmountToken>, than larger: TimeUnit, _ text: String
  ) throws(AmountError) -> Int {
    var rest = tokens
    var larger = larger
    var sum = 0
    while let token = rest.popFirst() {
      guard case .number(let number) = token, larger > .seconds else { throw unreadable(text) }
      var unit: TimeUnit = larger == .hours ? .minutes : .seconds
      if case .word(let word)? = rest.popFirst() { unit = try self.unit(word, text) }
      guard unit < larger else { throw unreadable(text) }
      sum += number * unit.rawValue
      larger = unit
    }
    return sum
  }

  private static func unit(_ word: String, _ text: String) throws(AmountError) -> TimeUnit {
    if let unit = TimeUnit(word) { return unit }
    if word == "m" {
      throw AmountError(
        code: .badTime, message: "`m` is not a unit here", hint: "write `min` for minutes")
    }
    if let near = Suggestion.closest(to: word, among: units, limit: 1).first {
      throw AmountError(
        code: .badTime, message: "`\(word.prefix(20))` is not a unit",
        hint: "did you mean `\(near)`?")
    }
    throw unreadable(text)
  }

  private static let units = ["sec", "min", "hour", "seconds", "minutes", "hours"]

  private static func noUnit(
    _ text: String, _ isRange: Bool, _ high: End, likely: TimeUnit
  ) -> AmountError {
    var unit = likely
    // A number over 20 is more likely in seconds: nobody massages for 45 min.
    if case .bare(let number) = high, unit == .minutes, number > 20_000 { unit = .seconds }
    return AmountError(
      code: .noUnit, message: isRange ? "this range has no unit" : "this time has no unit",
      hint: "did you mean `\(CleanText.excerpt(text, limit: 30)) \(unit.symbol)`?")
  }

  private static func unreadable(_ text: String) -> AmountError {
    if ["max", "as long as possible", "as long as you like"].contains(text.lowercased()) {
      return AmountError(
        code: .badTime, message: "a time needs a number",
        hint: "write a range like `15-30 s`, or use `open: as long as you like`")
    }
    return AmountError(
      code: .badTime, message: "`\(CleanText.excerpt(text, limit: 30))` is not a time",
      hint: hint(for: text.lowercased()))
  }

  /// Returns a hint with the keys for a side or a number of repeats, which sheets write into the
  /// same cell.
  private static func hint(for text: String) -> String {
    if text.contains("side") || text.contains("left") || text.contains("right") {
      return "write only the time here, and `sides: both` in a line below"
    }
    let parts = text.split(whereSeparator: { $0 == "x" || $0 == "\u{D7}" })
      .map { $0.filter { !$0.isWhitespace } }
    if parts.count == 2, let repeats = parts.first(where: { Int($0) != nil && $0.count <= 2 }) {
      return "write only the time here, and `repeat: \(repeats)` in a line below"
    }
    return "write it like `20 s`, `15-30 s`, `3 min` or `1 min 30 s`"
  }

  private static func outOfBounds(
    _ milliseconds: Int, _ bounds: ClosedRange<Duration>
  ) -> AmountError {
    let time = words(for: .milliseconds(milliseconds))
    let range = "\(words(for: bounds.lowerBound)) to \(words(for: bounds.upperBound))"
    let isShort = Duration.milliseconds(milliseconds) < bounds.lowerBound
    return AmountError(
      code: .outOfBounds, message: "\(time) is too \(isShort ? "short" : "long")",
      hint: "use \(range)")
  }
}

/// A unit of time.
enum TimeUnit: Int, Sendable, Comparable, CaseIterable {
  case seconds = 1
  case minutes = 60
  case hours = 3600

  /// Parses `s`, `sec`, `seconds`, `min`, `h` and the like, in any case. `m` is invalid, since it
  /// may be a minute or a metre.
  init?(_ word: String) {
    switch word.lowercased() {
    case "s", "sec", "secs", "second", "seconds": self = .seconds
    case "min", "mins", "minute", "minutes": self = .minutes
    case "h", "hr", "hrs", "hour", "hours": self = .hours
    default: return nil
    }
  }

  /// The unit in the form of a routine.
  var symbol: String {
    switch self {
    case .seconds: "s"
    case .minutes: "min"
    case .hours: "h"
    }
  }

  static func < (one: TimeUnit, other: TimeUnit) -> Bool { one.rawValue < other.rawValue }
}
