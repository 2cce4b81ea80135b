/// A colour in sRGB.
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

  /// A colour from six hexadecimal digits, such as `0x74d9a5`.
  public init(_ digits: UInt32) {
    self.init(
      red: UInt8(digits >> 16 & 0xFF), green: UInt8(digits >> 8 & 0xFF), blue: UInt8(digits & 0xFF))
  }

  /// A colour of xterm's palette. For the first sixteen, which the person may have changed, it is
  /// xterm's default.
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

  /// Returns a mix with another colour. The part is from 0 for this colour to 1 for the other.
  public func mixed(_ part: Double, into other: RGB) -> RGB {
    func mix(_ one: UInt8, _ two: UInt8) -> UInt8 {
      let value = Double(one) + (Double(two) - Double(one)) * min(max(part, 0), 1)
      return UInt8(value.rounded())
    }
    return RGB(
      red: mix(red, other.red), green: mix(green, other.green), blue: mix(blue, other.blue))
  }

  /// Returns the colour shifted with the background, so that their distance stays the same. A
  /// colour that is already farther away stays.
  func shifted(from usual: RGB, to ground: RGB) -> RGB {
    let isDark = usual.green < 128
    func shift(_ part: UInt8, _ usual: UInt8, _ ground: UInt8) -> UInt8 {
      let step = Int(ground) - Int(usual)
      return UInt8(min(max(Int(part) + (isDark ? max(0, step) : min(0, step)), 0), 255))
    }
    return RGB(
      red: shift(red, usual.red, ground.red), green: shift(green, usual.green, ground.green),
      blue: shift(blue, usual.blue, ground.blue))
  }

  /// The relative luminance of WCAG 2.2, from 0 to 1, with a polynomial in place of the power.
  private var luminance: Double {
    func light(_ part: UInt8) -> Double {
      let value = Double(part) / 255
      return value * (value * (value * 0.305306 + 0.682171) + 0.012523)
    }
    return 0.2126 * light(red) + 0.7152 * light(green) + 0.0722 * light(blue)
  }

  /// Returns the contrast to another colour, from 1 to 21.
  func contrast(to other: RGB) -> Double {
    let (one, two) = (luminance, other.luminance)
    return (max(one, two) + 0.05) / (min(one, two) + 0.05)
  }

  /// The nearest colour in xterm's palette. Never one of the first sixteen, which the person may
  /// have changed.
  public var nearestInPalette: Int { nearestInPalette(hueWeight: 0) }

  /// The nearest colour in xterm's palette with a similar hue: a lighter green is better for a dark
  /// green than a grey.
  public var nearestHueInPalette: Int { nearestInPalette(hueWeight: 12) }

  private func nearestInPalette(hueWeight: Double) -> Int {
    let grey = 232 + min(max((Int(red) + Int(green) + Int(blue) - 24 + 15) / 30, 0), 23)
    var (best, least) = (grey, unlikeness(to: RGB(palette: grey), hueWeight))
    for red in Self.levels(around: red) {
      for green in Self.levels(around: green) {
        for blue in Self.levels(around: blue) {
          let number = 16 + 36 * red + 6 * green + blue
          let distance = unlikeness(to: RGB(palette: number), hueWeight)
          if distance < least { (best, least) = (number, distance) }
        }
      }
    }
    return best
  }

  /// Returns the palette's levels around a value: one below and two above, because dark levels are
  /// far apart.
  private static func levels(around part: UInt8) -> ClosedRange<Int> {
    let above = levels.firstIndex { $0 >= part } ?? levels.count - 1
    if levels[above] == part { return above...above }
    return max(0, above - 1)...min(levels.count - 1, above + 1)
  }

  /// Returns the distance plus the weighted difference in hue, in proportion to the saturation.
  private func unlikeness(to other: RGB, _ hueWeight: Double) -> Double {
    let (one, two) = (hue, other.hue)
    let strength = one.x * one.x + one.y * one.y
    let both = (strength * (two.x * two.x + two.y * two.y)).squareRoot()
    let cosine = both > 0 ? (one.x * two.x + one.y * two.y) / both : 0
    return Double(distance(to: other)) + hueWeight * strength * (1 - cosine)
  }

  /// The direction of the colour away from grey.
  private var hue: (x: Double, y: Double) {
    (Double(red) - Double(green), Double(green) - Double(blue))
  }

  /// Returns the sum of the squared differences of red, green and blue.
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

/// A colour in the form that a terminal takes.
public enum Color: Sendable, Hashable {
  /// A number in the terminal's palette.
  case palette(Int)
  /// A 24-bit colour.
  case rgb(RGB)

  /// The colour with the default palette.
  public var usualRGB: RGB {
    switch self {
    case .palette(let number): RGB(palette: number)
    case .rgb(let color): color
    }
  }
}
