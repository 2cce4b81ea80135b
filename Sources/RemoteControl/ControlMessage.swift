import Foundation

/// How the two ends of a control socket talk: JSON, one object a line.
enum ControlMessage {
  /// Makes a line of a message.
  static func line(_ message: some Encodable) -> [UInt8] {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    // Encoding strings and finite numbers cannot fail; an empty line would be no message at all.
    guard let data = try? encoder.encode(message) else { return [] }
    return Array(data) + [UInt8(ascii: "\n")]
  }

  /// Reads a line.
  static func read<Message: Decodable>(_ type: Message.Type, from line: [UInt8]) -> Message? {
    try? JSONDecoder().decode(type, from: Data(line))
  }
}
