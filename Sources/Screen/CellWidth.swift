/// How many columns of a terminal a character takes. Depends on no locale, so that a frame is the
/// same everywhere.
public enum CellWidth {
  /// The columns of one scalar on its own: 0 for what combines with its neighbour, 2 for what is
  /// East Asian wide, otherwise 1.
  public static func columns(of scalar: Unicode.Scalar) -> Int {
    if scalar.value < 0x300 { return scalar.value == 0xAD ? 0 : 1 }
    // Boxes, blocks and braille: what most of a picture is made of.
    if (0x2500...0x25FC).contains(scalar.value) || (0x2800...0x28FF).contains(scalar.value) {
      return 1
    }
    switch scalar.properties.generalCategory {
    case .nonspacingMark, .enclosingMark, .format: return 0
    default: break
    }
    switch scalar.value {
    // The vowels and finals of Hangul, which are drawn into the syllable that the initial began.
    case 0x1160...0x11FF, 0xD7B0...0xD7FB: return 0
    default: return isWide(scalar.value) ? 2 : 1
    }
  }

  /// Whether a control character stands here, which is never sent to a terminal as it is: C0, C1,
  /// line and paragraph separators, and those that turn the direction of writing.
  static func isControl(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0...0x1F, 0x7F...0x9F, 0x2028...0x202E, 0x2066...0x2069, 0x061C, 0x200E, 0x200F: true
    default: false
    }
  }

  private static func isWide(_ value: UInt32) -> Bool {
    guard value >= 0x1100 else { return false }
    var low = 0
    var high = wideRanges.count - 1
    while low <= high {
      let middle = (low + high) / 2
      let range = wideRanges[middle]
      if value < range.lowerBound {
        high = middle - 1
      } else if value > range.upperBound {
        low = middle + 1
      } else {
        return true
      }
    }
    return false
  }
}

extension Character {
  /// The columns that this character takes when a frame shows it: 0, 1 or 2. A control character
  /// counts 1, since a replacement is shown in its place.
  public var columns: Int {
    let scalars = unicodeScalars
    guard let first = scalars.first else { return 0 }
    if CellWidth.isControl(first) { return 1 }
    if scalars.index(after: scalars.startIndex) == scalars.endIndex {
      return CellWidth.columns(of: first)
    }
    var sum = 0
    for scalar in scalars {
      // The emoji presentation is two columns wide whatever it is applied to.
      if scalar.value == 0xFE0F && first.properties.isEmoji { return 2 }
      sum += CellWidth.columns(of: scalar)
    }
    return min(sum, 2)
  }

  /// What a frame shows in place of this character: itself, unless it would steer the terminal.
  var shown: Character {
    guard let first = unicodeScalars.first, CellWidth.isControl(first) else { return self }
    return isWhitespace ? " " : "?"
  }
}

extension StringProtocol {
  /// The columns that this text takes when a frame shows it in one line.
  public var columns: Int {
    let text = Substring(self)
    if text.isPlain { return text.utf8.count }
    var sum = 0
    for character in text { sum += character.columns }
    return sum
  }
}
