import Screen

/// Puts characters of a terminal's input together to keys, clicks and turns of the wheel, and to what
/// the terminal answers between them.
///
/// Sequences that begin with escape become what they stand for, or nothing: an unknown key must not
/// leave its tail behind as letters that do things.
struct InputDecoder {
  /// What characters become.
  enum Input: Hashable {
    case event(InputEvent)
    case answer(TerminalAnswer)

    /// What a person did; `nil` for what the terminal says of itself.
    var event: InputEvent? {
      if case .event(let event) = self { event } else { nil }
    }
  }

  private enum State {
    case ground, escape, singleShift
    case control(String)
    /// The three characters after `ESC [ M`, which older terminals send for the mouse.
    case mouse([Int])
    /// After `ESC ]`.
    case answer(GroundAnswer)
    /// After an escape that meant something already: the end of an answer, or the key.
    case escapeTold
  }

  /// Whether the terminal owes an answer. It may come in pieces, so that what has begun waits then.
  var isAnswerOwed = false
  private var state = State.ground
  /// Whether nothing came for a while since the state was entered.
  private var hasPaused = false

  /// Takes one character of the input.
  /// - Returns: What it completes.
  mutating func take(_ scalar: Unicode.Scalar) -> Input? {
    switch state {
    case .ground:
      return begin(scalar)
    case .escape:
      return takeAfterEscape(scalar)
    case .escapeTold:
      return takeAfterToldEscape(scalar)
    case .singleShift:
      state = .ground
      return scalar == "M" ? Self.key(.enter) : Self.keys[String(scalar)].flatMap(Self.key)
    case .control(let parameters):
      return takeControl(scalar, after: parameters)
    case .mouse(let numbers):
      return takeMouse(numbers + [Int(scalar.value) - 32])
    case .answer(let answer):
      return takeAnswer(scalar, after: answer)
    }
  }

  /// Says that nothing else has arrived, so that an escape was the key of that name.
  mutating func endOfInput() -> Input? {
    hasPaused = true
    switch state {
    case .escape:
      state = isAnswerOwed ? .escapeTold : .ground
      return Self.key(.escape)
    case .escapeTold: break
    case .control(let parameters):
      // No key begins like the answers that have a question mark.
      if !isAnswerOwed && !parameters.hasPrefix("?") { state = .ground }
    case .answer(let answer):
      if !isAnswerOwed && !answer.isSure { state = .ground }
    case .ground, .singleShift, .mouse: state = .ground
    }
    return nil
  }

  private static func key(_ key: Key) -> Input? { .event(.keyPressed(key)) }

  private mutating func begin(_ scalar: Unicode.Scalar) -> Input? {
    state = .ground
    hasPaused = false
    switch scalar.value {
    case 0x1B:
      state = .escape
      return nil
    case 0x0A, 0x0D: return Self.key(.enter)
    case 0x09: return Self.key(.tab)
    case 0x08, 0x7F: return Self.key(.backspace)
    case 0x01...0x1A:
      return Self.key(.control(Character(Unicode.Scalar(UInt8(scalar.value) + 0x60))))
    case 0x20...0x7E, 0xA0...: return Self.key(.character(Character(scalar)))
    default: return nil
    }
  }

  private mutating func takeAfterEscape(_ scalar: Unicode.Scalar) -> Input? {
    hasPaused = false
    switch scalar {
    case "[": state = .control("")
    case "O": state = .singleShift
    case "]": state = .answer(GroundAnswer())
    case "\u{1B}": return Self.key(.escape)
    // Alt with a key.
    default: state = .ground
    }
    return nil
  }

  /// rxvt has ended answers with the escape alone, and a line may be slow: what follows may belong to
  /// it, and may be a key.
  private mutating func takeAfterToldEscape(_ scalar: Unicode.Scalar) -> Input? {
    if scalar == "[" || scalar == "]" { return takeAfterEscape(scalar) }
    if scalar != "\\" { return begin(scalar) }
    state = .ground
    return nil
  }

  private mutating func takeControl(
    _ scalar: Unicode.Scalar, after parameters: String
  ) -> Input? {
    let isAnswer = parameters.hasPrefix("?")
    let isEnd = (0x40...0x7E).contains(scalar.value)
    let isAnswersEnd = scalar == "c" || scalar == "n"
    if scalar.value < 0x20 || hasPaused && isAnswer && isEnd && !isAnswersEnd {
      return begin(scalar)
    }
    guard isEnd else {
      // The longest that means anything, what a terminal says of its kind, is shorter.
      if parameters.count < 96 { state = .control(parameters + String(scalar)) }
      return nil
    }
    state = .ground
    if isAnswer && isAnswersEnd { return Self.answer(parameters + String(scalar)) }
    if scalar == "M" && parameters.isEmpty {
      state = .mouse([])
      return nil
    }
    if scalar == "M" && parameters.hasPrefix("<") {
      return Self.mouse(parameters.dropFirst().split(separator: ";").compactMap { Int($0) })
    }
    return Self.keys[parameters + String(scalar)].flatMap(Self.key)
  }

  private mutating func takeMouse(_ numbers: [Int]) -> Input? {
    state = numbers.count < 3 ? .mouse(numbers) : .ground
    return numbers.count < 3 ? nil : Self.mouse(numbers)
  }

  /// What the mouse did: its button with modifiers, and a place counted from 1.
  private static func mouse(_ numbers: [Int]) -> Input? {
    guard numbers.count == 3, numbers[1] > 0, numbers[2] > 0 else { return nil }
    let modifiers = 4 | 8 | 16
    return switch numbers[0] & ~modifiers {
    case 0: .event(.clicked(x: numbers[1] - 1, y: numbers[2] - 1))
    case 64: .event(.scrolled(-1))
    case 65: .event(.scrolled(1))
    default: nil
    }
  }

  /// What follows escape and `[` or `O`, as xterm, the console of Linux and rxvt send it.
  private static let keys: [String: Key] = [
    "A": .up, "B": .down, "C": .right, "D": .left, "H": .home, "F": .end, "Z": .backTab,
    "1~": .home, "7~": .home, "4~": .end, "8~": .end, "3~": .delete, "5~": .pageUp,
    "6~": .pageDown,
  ]

  // MARK: Answers

  private static func answer(_ sequence: String) -> Input? {
    if sequence.hasSuffix("c") { return .answer(.attributes) }
    return sequence == "?997;1n" || sequence == "?997;2n" ? .answer(.coloursChanged) : nil
  }

  private mutating func takeAnswer(
    _ scalar: Unicode.Scalar, after answer: GroundAnswer
  ) -> Input? {
    switch scalar.value {
    case 0x07, 0x9C: state = .ground
    case 0x1B: state = .escapeTold
    default: return takePart(scalar, of: answer)
    }
    return answer.ground.map { .answer(.ground($0)) }
  }

  /// Another character of an answer, or a key: after Alt with `]`, or after an answer that broke off.
  private mutating func takePart(
    _ scalar: Unicode.Scalar, of answer: GroundAnswer
  ) -> Input? {
    let isControl = scalar.value < 0x20 || scalar.value == 0x7F
    // What terminals say behind `ESC ]` begins with a number.
    let isOther = answer.isEmpty && !("0"..."9").contains(scalar)
    let isBroken = hasPaused && answer.isSure && !answer.goesOn(with: scalar)
    if isControl || isOther || isBroken { return begin(scalar) }
    var answer = answer
    answer.take(scalar)
    state = .answer(answer)
    return nil
  }
}
