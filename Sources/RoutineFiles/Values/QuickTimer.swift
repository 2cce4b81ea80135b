import RoutineEngine

/// A quick timer as typed, with the routine that it makes.
///
///     timer = part *("," part)             30s,1m,20s
///     part  = [count "x"] time ["/" rest]  3x30s/10s
///
/// A rest comes between the repeats of a part, or after a part that is not repeated.
public struct QuickTimer: Sendable, Hashable {
  /// The routine: a hold for each part.
  public let routine: Routine

  private struct Part {
    var count: Int
    var time: Duration
    var rest: Duration?
  }

  /// Parses a timer.
  ///
  /// - Parameters:
  ///   - text: The timer as typed.
  ///   - title: The title; `nil` for the default.
  /// - Throws: ``TypingError`` if the text is no timer.
  public init(_ text: String, titled title: String? = nil) throws(TypingError) {
    let texts = text.split(separator: ",", omittingEmptySubsequences: false)
      .map { CleanText.line(String($0)) }
    var parts: [Part] = []
    for (index, text) in texts.enumerated() {
      parts.append(try Self.part(text, isLast: index == texts.count - 1))
    }
    let title = title.map { CleanText.excerpt($0, limit: Limits.title) } ?? ""
    let shown = title.isEmpty ? "Timer" : title
    var steps: [Step] = []
    for (index, part) in parts.enumerated() {
      steps.append(
        Step(
          .hold(Dose(part.time)), title: parts.count == 1 ? shown : "\(shown) \(index + 1)",
          repeats: part.count > 1 ? Dose(part.count) : nil,
          rest: part.count > 1 ? part.rest : nil))
      if part.count == 1, let rest = part.rest, rest > .zero {
        steps.append(Step(.rest(Dose(rest))))
      }
    }
    routine = Routine(id: Routine.timerID, title: shown, steps: steps)
  }

  /// Returns true if a word is probably meant as a timer: it begins with a digit, and has only
  /// digits, units and separators.
  public static func isMeant(by word: String) -> Bool {
    guard let first = word.unicodeScalars.first, ("0"..."9").contains(first) else { return false }
    return word.unicodeScalars.allSatisfy {
      "0123456789.:,/×x*XsSmMhHiInNeEcC ".unicodeScalars.contains($0)
    }
  }

  private static func part(_ text: String, isLast: Bool) throws(TypingError) -> Part {
    guard !text.isEmpty else {
      throw TypingError("there is no time between two commas, or at an end")
    }
    let halves = text.split(separator: "/", omittingEmptySubsequences: false).map(String.init)
    guard halves.count <= 2 else { throw TypingError("`\(excerpt(text))` has more than one rest") }
    var work = halves[0]
    var count = 1
    if let cross = work.firstIndex(where: { "x×X*".contains($0) }) {
      count = try read { () throws(AmountError) in
        try CountReader.range(String(work[..<cross]), within: Limits.count).low
      }
      work = String(work[work.index(after: cross)...])
    }
    if CleanText.line(work).isEmpty {
      throw TypingError("`\(excerpt(text))` has no time in it, like 25s")
    }
    let time = try self.time(work, within: Limits.work)
    guard halves.count == 2 else { return Part(count: count, time: time, rest: nil) }
    let rest = try self.time(halves[1], within: Limits.pause)
    guard count > 1 || !isLast else {
      throw TypingError(
        "a rest comes between repeats, and `\(excerpt(text))` has one only; did you mean "
          + "`3x\(excerpt(text))`?")
    }
    return Part(count: count, time: time, rest: rest)
  }

  private static func time(
    _ text: String, within bounds: ClosedRange<Duration>
  ) throws(TypingError) -> Duration {
    // In a routine, `m` is ambiguous with metres; a timer has only times.
    let spelled = text.replacing(#/(?<number>[0-9])\s*[mM](?![a-zA-Z])/#) { "\($0.number)min " }
    return try read { () throws(AmountError) in
      try TimeReader.single(spelled, within: bounds)
    }
  }

  private static func read<Value>(
    _ value: () throws(AmountError) -> Value
  ) throws(TypingError) -> Value {
    do throws(AmountError) {
      return try value()
    } catch {
      throw TypingError(error.hint.map { "\(error.message); \($0)" } ?? error.message)
    }
  }

  private static func excerpt(_ text: String) -> String { CleanText.excerpt(text, limit: 30) }
}

/// An error in a typed text, with a remedy.
public struct TypingError: Error, Hashable, CustomStringConvertible {
  /// The error, without a full stop.
  public let description: String

  init(_ description: String) { self.description = description }
}
