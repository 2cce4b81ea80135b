import Drawing

/// The part that has arrived of a control string (OSC, DCS, APC, PM, SOS). Only the reply to `OSC
/// 11 ; ?` is parsed. All others are discarded, however long.
struct ControlString {
  private static let backgroundCommand = Array("11;".utf8)
  /// More than the longest reply: `11;rgba:ffff/ffff/ffff/ffff`.
  private static let longest = 32

  /// The byte after the escape of the introducer.
  private let kind: UInt8
  private var text: [UInt8] = []
  private var isTooLong = false
  /// True while each byte arrived alone, so that it may be Alt with a letter and keys after it.
  var mayBeTyped = true
  /// True after a pause, when a key press is likelier than a string. Later bytes are held until it
  /// is known whether more follow.
  var isLate = false
  /// The bytes held since that pause.
  private(set) var held: [UInt8] = []
  /// The remaining bytes of a UTF-8 character. In these, 0x9C does not end the string.
  private var continuations = 0
  private var lastByte: UInt8 = 0

  init(_ kind: UInt8) {
    self.kind = kind
  }

  /// Returns true if `ESC` and a byte begin a control string.
  static func isIntroducer(_ byte: UInt8) -> Bool { "P]X^_".utf8.contains(byte) }

  /// True if a held byte may be a key.
  var isHeld: Bool { mayBeTyped && !held.isEmpty }

  /// True if 0x9C, the 8-bit string terminator, would end the string now.
  var isEndedBy9C: Bool { continuations == 0 || lastByte == 0xC2 }

  /// Appends a byte of the middle.
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
    // After an end by 0x9C in UTF-8, the first half of that character is left over.
    let color = String(decoding: text.dropFirst(Self.backgroundCommand.count), as: UTF8.self)
    return BackgroundColor(color.prefix { $0.isASCII })
  }
}
