import Foundation

/// The reason that a line cannot be used.
struct LineProblem: Error, Equatable {
  let reason: String
}

/// Checks the values of a line, each against its range.
enum LineValues {
  /// Ten years in seconds: a paused session may sleep with its machine, but not for ever.
  private static let longest = 315_360_000.0
  /// The highest count in a session.
  private static let highest = 1_000_000

  static func uuid(_ key: String, _ text: String) throws(LineProblem) -> UUID {
    guard let uuid = UUID(text: text) else { throw wrong(key, text, "a UUID") }
    return uuid
  }

  static func uuid(_ key: String, ifGiven text: String?) throws(LineProblem) -> UUID? {
    if let text { try uuid(key, text) } else { nil }
  }

  static func moment(_ key: String, _ text: String) throws(LineProblem) -> Timestamp {
    guard let moment = Timestamp(text) else {
      throw wrong(key, text, "a moment like `2026-11-23T10:15:30.000+01:00`")
    }
    return moment
  }

  static func choice<Value: RawRepresentable<String> & CaseIterable>(
    _ key: String, _ text: String
  ) throws(LineProblem) -> Value {
    guard let value = Value(rawValue: text) else {
      let values = Value.allCases.map { "`\($0.rawValue)`" }.joined(separator: ", ")
      throw wrong(key, text, "one of \(values)")
    }
    return value
  }

  static func choice<Value: RawRepresentable<String> & CaseIterable>(
    _ key: String, ifGiven text: String?
  ) throws(LineProblem) -> Value? {
    if let text { try choice(key, text) as Value } else { nil }
  }

  static func count(_ key: String, _ number: Int) throws(LineProblem) -> Int {
    guard (0...highest).contains(number) else {
      throw wrong(key, "\(number)", "a number from 0 to \(highest)")
    }
    return number
  }

  static func count(_ key: String, ifGiven number: Int?) throws(LineProblem) -> Int? {
    if let number { try count(key, number) } else { nil }
  }

  static func pain(_ key: String, _ number: Int?) throws(LineProblem) -> Int? {
    guard let number else { return nil }
    guard SessionFacts.painRange.contains(number) else {
      throw wrong(key, "\(number)", "a number from 0 to 10")
    }
    return number
  }

  static func duration(_ key: String, _ seconds: Double) throws(LineProblem) -> Duration {
    guard (0...longest).contains(seconds) else {
      throw wrong(key, "\(seconds)", "seconds from 0 to \(Int(longest))")
    }
    return .milliseconds(Int((seconds * 1_000).rounded()))
  }

  static func duration(
    _ key: String, ifGiven seconds: Double?
  ) throws(LineProblem) -> Duration? {
    if let seconds { try duration(key, seconds) } else { nil }
  }

  static func wrong(_ key: String, _ value: String, _ expected: String) -> LineProblem {
    LineProblem(
      reason: "`\(key)` is `\(PlainText.clean(String(value.prefix(60))))`, not \(expected)")
  }
}
