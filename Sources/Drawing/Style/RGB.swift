/// A colour by its red, green and blue, as they are written for screens (sRGB).
public struct RGB: Sendable, Hashable {
  /// Red, from 0 to 255.
  public var red: UInt8
  /// Green, from 0 to 255.
  public var green: UInt8
  /// Blue, from 0 to 255.
  public var blue: UInt8

  /// A colour by its parts.
  public init(red: UInt8, green: UInt8, blue: UInt8) {
    (self.red, self.green, self.blue) = (red, green, blue)
  }

  /// A colour by its six hexadecimal digits: `0x74d9a5`.
  public init(_ digits: UInt32) {
    self.init(
      red: UInt8(digits >> 16 & 0xFF), green: UInt8(digits >> 8 & 0xFF), blue: UInt8(digits & 0xFF))
  }

  /// A colour of xterm's palette, from 16 to 255; the first sixteen in the shades that they have
  /// unless the person has chosen others.
  public init(palette number: Int) {
    switch number {
    case 232...255: self.init(UInt32(8 + 10 * (number - 232)) * 0x01_0101)
    case 16...231:
      let index = number - 16
      self.init(
        red: Self.levels[index / 36], green: Self.levels[index / 6 % 6],
        blue: Self.levels[index % 6])
    default: self.init(Self.first16[number & 15])
    }
  }

  /// Returns the colour that lies a part of the way to another: 0 is this one, 1 the other.
  public func mixed(_ part: Double, into other: RGB) -> RGB {
    func mix(_ one: UInt8, _ two: UInt8) -> UInt8 {
      let value = Double(one) + (Double(two) - Double(one)) * min(max(part, 0), 1)
      return UInt8(value.rounded())
    }
    return RGB(
      red: mix(red, other.red), green: mix(green, other.green), blue: mix(blue, other.blue))
  }

  /// The number of the nearest colour in xterm's palette; never one of the first sixteen, which the
  /// person may have chosen.
  public var nearestInPalette: Int {
    func level(_ part: UInt8) -> Int {
      Self.levels.indices.min {
        abs(Int(Self.levels[$0]) - Int(part)) < abs(Int(Self.levels[$1]) - Int(part))
      } ?? 0
    }
    let cube = 16 + 36 * level(red) + 6 * level(green) + level(blue)
    let grey = 232 + min(max((Int(red) + Int(green) + Int(blue) - 24 + 15) / 30, 0), 23)
    return distance(to: RGB(palette: grey)) < distance(to: RGB(palette: cube)) ? grey : cube
  }

  /// Returns the sum of the squared differences of the parts.
  public func distance(to other: RGB) -> Int {
    let (red, green) = (Int(red) - Int(other.red), Int(green) - Int(other.green))
    let blue = Int(blue) - Int(other.blue)
    return red * red + green * green + blue * blue
  }

  private static let levels: [UInt8] = [0, 95, 135, 175, 215, 255]
  private static let first16: [UInt32] = [
    0x000000, 0xCD0000, 0x00CD00, 0xCDCD00, 0x0000EE, 0xCD00CD, 0x00CDCD, 0xE5E5E5,
    0x7F7F7F, 0xFF0000, 0x00FF00, 0xFFFF00, 0x5C5CFF, 0xFF00FF, 0x00FFFF, 0xFFFFFF,
  ]
}

/// A colour as a terminal is told it.
public enum Color: Sendable, Hashable {
  /// By its number in the terminal's palette.
  case palette(Int)
  /// By red, green and blue.
  case rgb(RGB)

  /// The colour in the shade that it has unless the person has chosen another one.
  public var usualRGB: RGB {
    switch self {
    case .palette(let number): RGB(palette: number)
    case .rgb(let color): color
    }
  }
}
