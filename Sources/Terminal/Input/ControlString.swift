import Drawing

/// A control string (OSC, DCS, APC, PM, SOS) as far as it has arrived. Of what it says only the
/// reply to `OSC 11 ; ?` is read; anything else is swallowed, however long.
struct ControlString {
  private static let backgroundCommand = Array("11;".utf8)
  /// More than the longest reply: `11;rgba:ffff/ffff/ffff/ffff`.
  private static let longest = 32

  /// The byte behind the escape that began it.
  private let kind: UInt8
  private var text: [UInt8] = []
  private var isTooLong = false
  /// True while each character came alone, as Alt with a letter and other keys after it would.
  var mayBeTyped = true
  /// True if it is more likely a key press than a string. What comes then is held until it is
  /// known whether more follows.
  var isLate = false
  /// The bytes since then.
  private(set) var held: [UInt8] = []
  /// The bytes of a character in UTF-8 still to come, in which 0x9C ends nothing.
  private var continuations = 0
  private var lastByte: UInt8 = 0

  init(_ kind: UInt8) {
    self.kind = kind
  }

  /// Returns true if `ESC` and a byte begin one.
  static func isIntroducer(_ byte: UInt8) -> Bool { "P]X^_".utf8.contains(byte) }

  /// True if a single character may be a key.
  var isHeld: Bool { mayBeTyped && !held.isEmpty }

  /// True if 0x9C, the end in eight bits, would end it here.
  var isEndedBy9C: Bool { continuations == 0 || lastByte == 0xC2 }

  /// Takes in a byte that does not end it.
  mutating func append(_ byte: UInt8) {
    if mayBeTyped && isLate { held.append(byte) }
    lastByte = byte
    continuations =
      switch byte {
      case 0x80...0xBF: max(0, continuations - 1)
      case 0xC2...0xDF: 1
      case 0xE0...0xEF: 2
      case 0xF0...0xF4: 3
      default: 0
      }
    if text.count < Self.longest { text.append(byte) } else { isTooLong = true }
  }

  /// The background in an OSC 11 reply; `nil` for anything else.
  var background: BackgroundColor? {
    guard kind == UInt8(ascii: "]"), !isTooLong, text.starts(with: Self.backgroundCommand) else {
      return nil
    }
    // Where it was ended by 0x9C in UTF-8, half of that is at its end.
    let color = String(decoding: text.dropFirst(Self.backgroundCommand.count), as: UTF8.self)
    return BackgroundColor(color.prefix { $0.isASCII })
  }
}
