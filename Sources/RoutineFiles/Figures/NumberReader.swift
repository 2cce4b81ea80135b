import RoutineEngine

/// Reads the plain numbers of a figure: angles in degrees, lengths in centimetres.
enum NumberReader {
  /// One number, like `-20` or `7.5`.
  static func number(
    _ text: String, within bounds: ClosedRange<Double>
  ) throws(AmountError) -> Double {
    let clean = CleanText.line(text)
    let isPlain =
      clean.count <= 9
      && clean.unicodeScalars.allSatisfy { "+-.0123456789".unicodeScalars.contains($0) }
    guard isPlain, let number = Double(clean) else {
      throw AmountError(
        code: .badCount, message: "`\(clean.prefix(30))` is no number",
        hint: "write it like `40` or `-7.5`")
    }
    guard bounds.contains(number) else {
      throw AmountError(
        code: .outOfBounds, message: "\(clean) is out of bounds",
        hint: "from \(Int(bounds.lowerBound)) to \(Int(bounds.upperBound)) can be given here")
    }
    return number
  }

  /// Two numbers with a comma between: to the right, and up.
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
