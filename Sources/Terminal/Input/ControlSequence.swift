import Drawing

/// The part that has arrived of a control sequence (`ESC [`) or a single shift (`ESC O`).
struct ControlSequence {
  enum Introducer {
    case csi, ss3
  }

  /// The meaning of a complete sequence.
  enum Meaning {
    /// A key; `nil` for a key without a meaning here.
    case key(Key?)
    case mouse(InputEvent?)
    case reply(TerminalReply)
    /// Three bytes of the mouse follow.
    case mouseBytes
    /// The letter of a function key follows.
    case consoleKey
    /// A paste follows.
    case paste
    case nothing
  }

  let introducer: Introducer
  /// True after a second escape: Alt with a key, or the Escape key before a sequence.
  let isAlt: Bool
  /// True if the rest arrives too late for a key press.
  var isLate: Bool
  private var bytes: [UInt8] = []
  private var isTooLong = false

  /// More than the longest sequence with a meaning, a DA1 reply.
  private static let longest = 96

  init(_ introducer: Introducer, isAlt: Bool, isLate: Bool) {
    self.introducer = introducer
    self.isAlt = isAlt
    self.isLate = isLate
  }

  private var isEmpty: Bool { bytes.isEmpty }

  /// Appends a byte of the middle.
  mutating func append(_ byte: UInt8) {
    if bytes.count < Self.longest { bytes.append(byte) } else { isTooLong = true }
  }

  /// Returns true if a byte ends the sequence.
  func isEnded(by byte: UInt8) -> Bool {
    switch byte {
    case 0x40...0x7E: true
    // The space key of the keypad.
    case 0x20: introducer == .ss3 && isEmpty
    // Shift with a key in rxvt; in a reply, the same byte stands in the middle.
    case UInt8(ascii: "$"):
      introducer == .csi && !isEmpty && bytes.count <= 2
        && bytes.allSatisfy { (0x30...0x39).contains($0) }
    default: false
    }
  }

  /// Returns true if a late byte can belong to the sequence, and need not be a key of its own.
  func mayGoOn(with byte: UInt8) -> Bool {
    if (0x30...0x3B).contains(byte) { return true }
    let others =
      switch bytes.first {
      case UInt8(ascii: "<"): "Mm"
      case UInt8(ascii: "?"): "$cnyuRSht"
      case UInt8(ascii: ">"): "cmu"
      case UInt8(ascii: "="): "c"
      case nil where introducer == .csi: "[<=>?ABCDEFGHIMOPQRSZabcd"
      case nil: " ABCDEFHIMPQRSXabcdjklmnopqrstuvwxy"
      default: "$"
      }
    // Function keys of one terminal or another end in any letter.
    let isNumbered = bytes.first.map { $0 < 0x3C } ?? false
    return others.utf8.contains(byte) || isNumbered && byte >= 0x40
  }

  /// The whole sequence, in the form of terminfo.
  func bytes(endedBy end: UInt8) -> [UInt8] {
    [0x1B, introducer == .csi ? UInt8(ascii: "[") : UInt8(ascii: "O")] + bytes + [end]
  }

  /// Returns the meaning of the complete sequence.
  func meaning(endedBy end: UInt8) -> Meaning {
    guard !isTooLong else { return .nothing }
    let letter = Character(Unicode.Scalar(end))
    if introducer == .ss3 {
      return parameters(of: bytes).map { .key(KeySequences.key(ofShift: letter, $0)) } ?? .nothing
    }
    switch (bytes.first, letter) {
    case (nil, "["): return .consoleKey
    case (nil, "M"): return .mouseBytes
    // Focus gained and lost.
    case (nil, "I"), (nil, "O"): return .nothing
    case (UInt8(ascii: "<"), "M"): return .mouse(mouse(bytes.dropFirst(), offset: 0))
    case (UInt8(ascii: "?"), "c"): return .reply(.attributes)
    case (UInt8(ascii: "?"), "n"):
      let text = String(decoding: bytes, as: UTF8.self)
      return ["?997;1", "?997;2"].contains(text) ? .reply(.colorsChanged) : .nothing
    case (.some(0x3C...0x3F), _): return .nothing
    case (.some, "M"): return .mouse(mouse(bytes[...], offset: 32))
    default: break
    }
    guard let parameters = parameters(of: bytes) else { return .nothing }
    if letter == "~", parameters.first?.first == 200 { return .paste }
    if letter == "~", parameters.first?.first == 201 { return .nothing }
    return KeySequences.means(letter)
      ? .key(KeySequences.key(ofControl: letter, parameters)) : .nothing
  }

  /// Returns the parameters between semicolons, with their parts between colons; `nil` for anything
  /// else.
  private func parameters(of bytes: some Sequence<UInt8>) -> [[Int?]]? {
    var parameters: [[Int?]] = [[nil]]
    for byte in bytes {
      switch byte {
      case UInt8(ascii: ";"): parameters.append([nil])
      case UInt8(ascii: ":"): parameters[parameters.count - 1].append(nil)
      case 0x30...0x39:
        let (parameter, part) = (parameters.count - 1, parameters[parameters.count - 1].count - 1)
        let number = (parameters[parameter][part] ?? 0) * 10 + Int(byte - 0x30)
        parameters[parameter][part] = min(number, Self.greatest)
      default: return nil
      }
    }
    return parameters
  }

  /// More than any number of a key, a position or a character.
  private static let greatest = 0x200000

  private func mouse(_ bytes: ArraySlice<UInt8>, offset: Int) -> InputEvent? {
    guard var numbers = parameters(of: bytes)?.map({ $0[0] ?? 0 }), numbers.count == 3 else {
      return nil
    }
    numbers[0] -= offset
    return Self.mouse(numbers)
  }

  /// Returns the mouse event of a button with modifiers and a position counted from 1.
  static func mouse(_ numbers: [Int]) -> InputEvent? {
    guard numbers.count == 3, numbers[1] > 0, numbers[2] > 0 else { return nil }
    let modifiers = 4 | 8 | 16
    return switch numbers[0] & ~modifiers {
    case 0: .clicked(x: numbers[1] - 1, y: numbers[2] - 1)
    case 64: .scrolled(-1)
    case 65: .scrolled(1)
    default: nil
    }
  }
}
