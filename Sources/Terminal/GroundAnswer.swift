import Screen

/// The answer to `OSC 11 ; ?` as far as it has arrived, behind `ESC ]`. It is never longer in memory
/// than one can be, however much is sent.
struct GroundAnswer {
  private static let number = "11;"
  /// More than the longest answer: `11;rgba:ffff/ffff/ffff/ffff`.
  private static let longest = 32

  private var text = ""
  private var isTooLong = false

  /// What it says so far; `nil` if that is nothing, or not about the ground.
  var ground: Theme.Ground? {
    guard !isTooLong, text.hasPrefix(Self.number) else { return nil }
    return GroundColor(text.dropFirst(Self.number.count))?.ground
  }

  /// Whether nothing of it is there yet.
  var isEmpty: Bool { text.isEmpty }

  /// Whether it is the beginning of an answer beyond doubt: nobody types this.
  var isSure: Bool { !isTooLong && text.hasPrefix(Self.number) && isBeginning(text) }

  /// Whether it goes on with a character.
  func goesOn(with scalar: Unicode.Scalar) -> Bool {
    !isTooLong && isBeginning(text + String(scalar))
  }

  /// Takes in a character.
  mutating func take(_ scalar: Unicode.Scalar) {
    if text.count < Self.longest { text.unicodeScalars.append(scalar) } else { isTooLong = true }
  }

  private func isBeginning(_ text: String) -> Bool {
    if Self.number.hasPrefix(text) { return true }
    return text.hasPrefix(Self.number)
      && GroundColor.isBeginning(text.dropFirst(Self.number.count))
  }
}
