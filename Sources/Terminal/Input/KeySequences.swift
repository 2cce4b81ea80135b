import CNcurses
import Drawing

/// The keys of control sequences, as sent by xterm, consoles, rxvt, kitty and others.
///
/// On a key without a character, Shift and the locks change nothing. With Alt, Control or Super,
/// such a key has no meaning here.
enum KeySequences {
  /// Returns the key of a control character; `nil` if there is none.
  static func key(ofControl byte: UInt8) -> Key? {
    switch byte {
    case 0x0A, 0x0D: .enter
    case 0x09: .tab
    case 0x08, 0x7F: .backspace
    case 0x1B: .escape
    case 0x01...0x1A: .control(Character(Unicode.Scalar(byte + 0x60)))
    default: nil
    }
  }

  /// Returns true if `ESC [` with numbers and this letter is a key.
  static func means(_ letter: Character) -> Bool { "ABCDEFHPQRSZabcd~^@$u_".contains(letter) }

  /// Returns the key of `ESC [`, numbers and a letter; `nil` without a meaning here.
  static func key(ofControl letter: Character, _ parameters: [[Int?]]) -> Key? {
    let number = parameters[0][0]
    switch letter {
    case "u": return key(ofCode: parameters[0], parameters.second, text: parameters.third)
    case "_": return key(ofWindows: parameters.map { $0[0] ?? 0 })
    // `R` is also the end of a cursor position report.
    case "R": return nil
    case "a", "b", "c", "d": return letters[Character(letter.uppercased())]
    case "^", "@": return nil
    case "$": return number.flatMap { numbers[$0] }
    case "~" where number == 27:
      return key(ofCode: parameters.third, parameters.second, text: [])
    case "~": return Modifiers(parameters.second).isNone ? number.flatMap { numbers[$0] } : nil
    default:
      // Old terminals send the modifiers alone.
      let modifiers = parameters.count > 1 ? parameters.second : parameters[0]
      return Modifiers(modifiers).isNone ? letters[letter] : nil
    }
  }

  /// Returns the key of `ESC O`, numbers and a letter; `nil` without a meaning here.
  static func key(ofShift letter: Character, _ parameters: [[Int?]]) -> Key? {
    let modifiers = parameters.count > 1 ? parameters.second : parameters[0]
    guard Modifiers(modifiers).isNone else { return nil }
    return letters[letter] ?? keypad[letter]
  }

  /// Returns the key of a code in `CSI u` or modifyOtherKeys.
  private static func key(ofCode codes: [Int?], _ modifiers: [Int?], text: [Int?]) -> Key? {
    let modifiers = Modifiers(modifiers)
    guard let code = codes[0], !modifiers.isRelease, !modifiers.hasAlt else { return nil }
    switch code {
    case 9 where modifiers.hasShift: return .backTab
    case 0..<0x20, 0x7F: return key(ofControl: UInt8(code))
    case functionalCodes: return modifiers.hasControl ? nil : functional[code]
    case 0x40..<0x7F where modifiers.hasControl: return key(ofControl: UInt8(code & 0x1F))
    case _ where modifiers.hasControl: return nil
    default: break
    }
    let shifted = modifiers.hasShift && codes.count > 1 ? codes[1] : nil
    let capital = modifiers.writesCapitals && (0x61...0x7A).contains(code) ? code - 0x20 : code
    let written = (text.first ?? nil) ?? shifted ?? capital
    guard let scalar = Unicode.Scalar(UInt32(written)), written >= 0x20,
      !(0x7F..<0xA0).contains(written)
    else { return nil }
    return .character(Character(scalar))
  }

  /// Returns the key of win32-input-mode, which another program may have left on. The numbers are:
  /// virtual key, scan code, character, 1 for a press, modifiers, repeat count.
  private static func key(ofWindows numbers: [Int]) -> Key? {
    guard (4...6).contains(numbers.count), numbers[3] == 1 else { return nil }
    let modifiers = numbers.count > 4 ? numbers[4] : 0
    let hasAlt = modifiers & 0x03 != 0
    let hasControl = modifiers & 0x0C != 0
    // Alt and Control together are AltGr, which only selects a character.
    guard hasAlt == hasControl || !hasAlt else { return nil }
    let code = numbers[2]
    if code == 0 { return hasControl ? nil : windowsKeys[numbers[0]] }
    if code == 9, modifiers & 0x10 != 0 { return .backTab }
    if code < 0x20 || code == 0x7F { return key(ofControl: UInt8(code)) }
    guard !(0x7F..<0xA0).contains(code), hasAlt || !hasControl else { return nil }
    return Unicode.Scalar(UInt32(code)).map { .character(Character($0)) }
  }

  private static let windowsKeys: [Int: Key] = [
    33: .pageUp, 34: .pageDown, 35: .end, 36: .home, 37: .left, 38: .up, 39: .right, 40: .down,
    46: .delete,
  ]

  /// The modifiers of a key press or release.
  private struct Modifiers {
    private let bits: Int
    /// True if the key was released.
    let isRelease: Bool

    /// - Parameter parameter: The modifier bits plus 1, and the kind of event.
    init(_ parameter: [Int?]) {
      bits = max(1, (parameter.first ?? nil) ?? 1) - 1
      isRelease = parameter.count > 1 && parameter[1] == 3
    }

    var hasShift: Bool { bits & 1 != 0 }
    var hasControl: Bool { bits & 4 != 0 }
    /// Alt, or another modifier that changes the meaning of a key.
    var hasAlt: Bool { bits & (2 | 8 | 16 | 32) != 0 }
    /// True if either Shift or Caps Lock makes a letter a capital, but not both.
    var writesCapitals: Bool { hasShift != (bits & 64 != 0) }
    /// True for a press without these modifiers.
    var isNone: Bool { !hasControl && !hasAlt && !isRelease }
  }

  // MARK: Tables

  private static let letters: [Character: Key] = [
    "A": .up, "B": .down, "C": .right, "D": .left, "H": .home, "F": .end, "Z": .backTab,
  ]

  private static let numbers: [Int: Key] = [
    1: .home, 7: .home, 4: .end, 8: .end, 3: .delete, 5: .pageUp, 6: .pageDown,
  ]

  /// The keypad in application mode, with sequences of its own.
  private static let keypad: [Character: Key] = {
    var keys: [Character: Key] = ["M": .enter, "I": .tab, " ": .character(" ")]
    keys["X"] = .character("=")
    for (letter, character) in zip("jklmnopqrstuvwxy", "*+,-./0123456789") {
      keys[letter] = .character(character)
    }
    return keys
  }()

  /// The codes of kitty for keys without a character.
  private static let functionalCodes = 57_344...63_743

  private static let functional: [Int: Key] = {
    var keys: [Int: Key] = [
      57_414: .enter, 57_417: .left, 57_418: .right, 57_419: .up, 57_420: .down,
      57_421: .pageUp, 57_422: .pageDown, 57_423: .home, 57_424: .end, 57_426: .delete,
    ]
    for (code, character) in zip(57_399..., "0123456789./*-+") {
      keys[code] = .character(character)
    }
    for (code, character) in zip(57_415..., "=,") { keys[code] = .character(character) }
    return keys
  }()

  // MARK: The terminal's own

  /// Returns the keys of the open terminal's description by their bytes; `nil` for a key without a
  /// meaning here.
  static func described() -> [[UInt8]: Key?] {
    var keys: [[UInt8]: Key?] = [:]
    for name in ["kich1", "kIC"] + (1...63).map({ "kf\($0)" }) { add(nil, name, to: &keys) }
    for (name, key) in capabilities { add(key, name, to: &keys) }
    return keys
  }

  private static func add(_ key: Key?, _ name: String, to keys: inout [[UInt8]: Key?]) {
    let bytes = Capabilities.string(name)
    // A key that sends a plain character is that character.
    if bytes.first == 0x1B, bytes.count > 1 { keys[bytes] = .some(key) }
  }

  private static let capabilities: [(String, Key)] = [
    ("kcuu1", .up), ("kcud1", .down), ("kcuf1", .right), ("kcub1", .left), ("kri", .up),
    ("kind", .down), ("kRIT", .right), ("kLFT", .left), ("khome", .home), ("kHOM", .home),
    ("kfnd", .home), ("kend", .end), ("kEND", .end), ("kslt", .end), ("kpp", .pageUp),
    ("kPRV", .pageUp), ("knp", .pageDown), ("kNXT", .pageDown), ("kdch1", .delete),
    ("kDC", .delete), ("kbs", .backspace), ("kcbt", .backTab), ("kent", .enter),
  ]
}

extension [[Int?]] {
  fileprivate var second: [Int?] { count > 1 ? self[1] : [nil] }
  fileprivate var third: [Int?] { count > 2 ? self[2] : [nil] }
}
