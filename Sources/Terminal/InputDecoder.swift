import Screen

/// Puts characters of a terminal's input together to keys, clicks and turns of the wheel.
///
/// Sequences that begin with escape become what they stand for, or nothing: an unknown key must not
/// leave its tail behind as letters that do things.
struct InputDecoder {
  private enum State {
    case ground, escape, singleShift
    case control(String)
    /// The three characters after `ESC [ M`, which older terminals send for the mouse.
    case mouse([Int])
  }

  private var state = State.ground

  /// Takes one character of the input.
  /// - Returns: The event that it completes.
  mutating func take(_ scalar: Unicode.Scalar) -> InputEvent? {
    switch state {
    case .ground:
      return begin(scalar).map { .keyPressed($0) }
    case .escape:
      return takeAfterEscape(scalar).map { .keyPressed($0) }
    case .singleShift:
      state = .ground
      return scalar == "M" ? .keyPressed(.enter) : Self.keys[String(scalar)].map { .keyPressed($0) }
    case .control(let parameters):
      return takeControl(scalar, after: parameters)
    case .mouse(let numbers):
      return takeMouse(numbers + [Int(scalar.value) - 32])
    }
  }

  /// Says that nothing else has arrived, so that an escape was the key of that name.
  mutating func endOfInput() -> InputEvent? {
    defer { state = .ground }
    if case .escape = state { return .keyPressed(.escape) }
    return nil
  }

  private mutating func begin(_ scalar: Unicode.Scalar) -> Key? {
    switch scalar.value {
    case 0x1B:
      state = .escape
      return nil
    case 0x0A, 0x0D: return .enter
    case 0x09: return .tab
    case 0x08, 0x7F: return .backspace
    case 0x01...0x1A: return .control(Character(Unicode.Scalar(UInt8(scalar.value) + 0x60)))
    case 0x20...0x7E, 0xA0...: return .character(Character(scalar))
    default: return nil
    }
  }

  private mutating func takeAfterEscape(_ scalar: Unicode.Scalar) -> Key? {
    switch scalar {
    case "[": state = .control("")
    case "O": state = .singleShift
    case "\u{1B}": return .escape
    // Alt with a key.
    default: state = .ground
    }
    return nil
  }

  private mutating func takeControl(
    _ scalar: Unicode.Scalar, after parameters: String
  ) -> InputEvent? {
    guard (0x40...0x7E).contains(scalar.value) else {
      // The longest sequence that means anything is far shorter.
      state = parameters.count < 32 ? .control(parameters + String(scalar)) : .ground
      return nil
    }
    state = .ground
    if scalar == "M" && parameters.isEmpty {
      state = .mouse([])
      return nil
    }
    if scalar == "M" && parameters.hasPrefix("<") {
      return Self.mouse(parameters.dropFirst().split(separator: ";").compactMap { Int($0) })
    }
    return Self.keys[parameters + String(scalar)].map { .keyPressed($0) }
  }

  private mutating func takeMouse(_ numbers: [Int]) -> InputEvent? {
    state = numbers.count < 3 ? .mouse(numbers) : .ground
    return numbers.count < 3 ? nil : Self.mouse(numbers)
  }

  /// What the mouse did: its button with modifiers, and a place counted from 1.
  private static func mouse(_ numbers: [Int]) -> InputEvent? {
    guard numbers.count == 3, numbers[1] > 0, numbers[2] > 0 else { return nil }
    let modifiers = 4 | 8 | 16
    return switch numbers[0] & ~modifiers {
    case 0: .clicked(x: numbers[1] - 1, y: numbers[2] - 1)
    case 64: .scrolled(-1)
    case 65: .scrolled(1)
    default: nil
    }
  }

  /// What follows escape and `[` or `O`, as xterm, the console of Linux and rxvt send it.
  private static let keys: [String: Key] = [
    "A": .up, "B": .down, "C": .right, "D": .left, "H": .home, "F": .end, "Z": .backTab,
    "1~": .home, "7~": .home, "4~": .end, "8~": .end, "3~": .delete, "5~": .pageUp,
    "6~": .pageDown,
  ]
}
