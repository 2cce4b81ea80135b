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

  /// Returns the colour as far from a ground as it was from another one. Where it already is
  /// farther, it stays.
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

  /// The relative luminance of WCAG 2.2, from 0 to 1; a polynomial stands for the power.
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

  /// The number of the nearest colour in xterm's palette; never one of the first sixteen, which the
  /// person may have chosen.
  public var nearestInPalette: Int { nearestInPalette(hueWeight: 0) }

  /// The number of the nearest colour in xterm's palette that keeps the hue: a dark green is rather
  /// a lighter green than grey.
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

  /// The levels of the palette below a part and the two above it: dark ones are far apart.
  private static func levels(around part: UInt8) -> ClosedRange<Int> {
    let above = levels.firstIndex { $0 >= part } ?? levels.count - 1
    if levels[above] == part { return above...above }
    return max(0, above - 1)...min(levels.count - 1, above + 1)
  }

  /// Returns the distance, plus the turn of the hue times a weight and what there is of it: a grey
  /// has none.
  private func unlikeness(to other: RGB, _ hueWeight: Double) -> Double {
    let (one, two) = (hue, other.hue)
    let strength = one.x * one.x + one.y * one.y
    let both = (strength * (two.x * two.x + two.y * two.y)).squareRoot()
    let cosine = both > 0 ? (one.x * two.x + one.y * two.y) / both : 0
    return Double(distance(to: other)) + hueWeight * strength * (1 - cosine)
  }

  /// The way from grey.
  private var hue: (x: Double, y: Double) {
    (Double(red) - Double(green), Double(green) - Double(blue))
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
