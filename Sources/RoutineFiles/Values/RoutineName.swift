/// The rule for names of routines and figures.
public enum RoutineName {
  /// The maximum length, in characters.
  public static let longest = 64

  /// Returns true for 1 to 64 characters of `a-z`, `0-9` and `-`, without a hyphen at either end.
  /// Such a name cannot escape the folder in which it is looked up.
  public static func isValid(_ name: String) -> Bool {
    let bytes = name.utf8
    guard (1...longest).contains(bytes.count), bytes.first != 0x2D, bytes.last != 0x2D else {
      return false
    }
    return bytes.allSatisfy {
      (0x61...0x7A).contains($0) || (0x30...0x39).contains($0) || $0 == 0x2D
    }
  }

  /// Returns the valid name closest to a text, such as `my-neck` for `My Neck!`; `nil` if no
  /// character is left.
  public static func suggestion(for text: String) -> String? {
    var name: [UInt8] = []
    for byte in text.lowercased().utf8 where name.count < longest {
      if (0x61...0x7A).contains(byte) || (0x30...0x39).contains(byte) {
        name.append(byte)
      } else if let last = name.last, last != 0x2D {
        name.append(0x2D)
      }
    }
    if name.last == 0x2D { name.removeLast() }
    return name.isEmpty ? nil : String(decoding: name, as: UTF8.self)
  }
}
