import Foundation

extension UUID {
  /// Reads a UUID in upper or lower case. Foundation's `init(uuidString:)` takes ten times as long.
  init?(text: String) {
    guard text.utf8.count == 36 else { return nil }
    var (high, low) = (UInt64(0), UInt64(0))
    for (place, character) in text.utf8.enumerated() {
      switch place {
      case 8, 13, 18, 23: guard character == UInt8(ascii: "-") else { return nil }
      default:
        guard let digit = Self.digit(character) else { return nil }
        if place < 18 { high = high << 4 | digit } else { low = low << 4 | digit }
      }
    }
    self = withUnsafeBytes(of: (high.bigEndian, low.bigEndian)) {
      UUID(uuid: $0.loadUnaligned(as: uuid_t.self))
    }
  }

  private static func digit(_ character: UInt8) -> UInt64? {
    switch character {
    case 0x30...0x39: UInt64(character - 0x30)
    case 0x41...0x46, 0x61...0x66: UInt64(character & 0xF + 9)
    default: nil
    }
  }

  /// The text that the history stores, in lower case. Foundation's `uuidString` takes ten times as
  /// long.
  var text: String {
    withUnsafeBytes(of: uuid) { bytes in
      String(unsafeUninitializedCapacity: 36) { text in
        let digits: StaticString = "0123456789abcdef"
        var end = 0
        func append(_ digit: UInt8) {
          text[end] = digits.utf8Start[Int(digit)]
          end += 1
        }
        for (index, byte) in bytes.enumerated() {
          if index == 4 || index == 6 || index == 8 || index == 10 {
            text[end] = UInt8(ascii: "-")
            end += 1
          }
          append(byte >> 4)
          append(byte & 0xF)
        }
        return end
      }
    }
  }
}
