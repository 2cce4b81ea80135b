import RoutineEngine

/// Parses amounts typed as options: as in a file with their unit, or without one.
public enum TypedAmount {
  /// Returns whole seconds: `20`, `20s`, `1 min 30 s`, `1m`, `1:30`; `nil` for anything else.
  public static func seconds(_ text: String) -> Int? {
    if let number = Int(text) ?? length(text) { return number }
    let day = Duration.zero ... .seconds(86_400)
    return try? Int(TimeReader.single(text, within: day).secondsRoundedUp)
  }

  /// Returns whole minutes: `20`, `20min`, `20 m`, `1h`, `1:30:00`; `nil` for anything else.
  public static func minutes(_ text: String) -> Int? {
    if let number = Int(text) { return number }
    return seconds(text).flatMap { $0.isMultiple(of: 60) ? $0 / 60 : nil }
  }

  /// Returns a length with a unit in seconds: `90s`, `10m`, `10 min`, `2h`, `1h30m`; `nil` for
  /// anything else.
  public static func length(_ text: String) -> Int? {
    let units = ["s": 1, "sec": 1, "m": 60, "min": 60, "h": 3_600]
    var rest = text.filter { $0 != " " }[...]
    var sum = 0
    var isEmpty = true
    while !rest.isEmpty {
      let digits = rest.prefix { ("0"..."9").contains($0) }
      let letters = rest.dropFirst(digits.count).prefix { ("a"..."z").contains($0) }
      guard digits.count <= 6, let number = Int(digits), let unit = units[String(letters)] else {
        return nil
      }
      sum += number * unit
      isEmpty = false
      rest = rest.dropFirst(digits.count + letters.count)
    }
    return isEmpty ? nil : sum
  }

  /// Returns a percentage: `30`, `30%`, `30 %`; `nil` for anything else.
  public static func percent(_ text: String) -> Int? {
    let text = text.hasSuffix("%") ? text.dropLast() : text[...]
    return Int(text.hasSuffix(" ") ? text.dropLast() : text)
  }

  /// Returns a number of times: `3`, `3x`, `3 times`; `nil` for anything else.
  public static func times(_ text: String) -> Int? {
    if let number = Int(text) { return number }
    let dose = try? CountReader.range(text, within: 0...1_000_000)
    return dose.flatMap { $0.isFixed ? $0.low : nil }
  }
}
