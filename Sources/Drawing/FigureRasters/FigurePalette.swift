import Figures

/// The colours of a figure on a terminal, from a theme and within the terminal's colours.
public struct FigurePalette: Sendable, Hashable {
  /// The window's background colour.
  let ground: RGB
  /// The number of colours.
  let depth: Theme.Depth
  /// The colour of the area to be felt.
  let warm: RGB
  private let isLight: Bool

  /// The colours of a theme; `nil` if the terminal has too few to distinguish shapes.
  public init?(_ theme: Theme, depth: Theme.Depth) {
    guard [.sixteen, .palette256, .trueColor].contains(depth) else { return nil }
    self.depth = depth
    ground = theme.ground
    isLight = theme.ground.isLight
    warm = depth == .sixteen ? RGB(palette: isLight ? 3 : 11) : theme.palette[.warm].rgb
  }

  /// True if surfaces are shaded. With few colours they are flat.
  var isShaded: Bool { depth == .trueColor }

  /// Returns the colour of a material. On the far side, it is half mixed with the background.
  func color(of material: FigureMaterial, isFar: Bool) -> RGB {
    if depth == .sixteen { return RGB(palette: number(of: material, isFar: isFar)) }
    let color = RGB(isLight ? Self.lights(material) : Self.darks(material))
    return isFar && material.isBody ? color.mixed(0.5, into: ground) : color
  }

  /// Returns a colour in the terminal's form; `nil` for the window's own background.
  func told(_ color: RGB) -> Color? {
    if color.distance(to: ground) <= Self.nearGround { return nil }
    return switch depth {
    case .trueColor: .rgb(color)
    case .palette256: .palette(color.nearestInPalette)
    default: .palette(Self.nearestOfSixteen(to: color))
    }
  }

  /// The distance of two indistinguishable colours: 6 of 255 in each part.
  private static let nearGround = 108

  private static func darks(_ material: FigureMaterial) -> UInt32 {
    switch material {
    case .ground: 0x2F3746
    case .thing: 0x5D6982
    case .soft: 0x46526A
    case .roller: 0x3D7F70
    case .skin: 0xD6DEF3
    case .face: 0xEEF2FC
    case .hair: 0xAC8E7C
    case .top: 0x7C92DE
    case .crease: 0x5F73B8
    case .trousers: 0x54629C
    }
  }

  private static func lights(_ material: FigureMaterial) -> UInt32 {
    switch material {
    case .ground: 0xD0D4DD
    case .thing: 0x979EAD
    case .soft: 0xBFC5D2
    case .roller: 0x4E9A8A
    case .skin: 0x7A8AB8
    case .face: 0x6272A8
    case .hair: 0x60483A
    case .top: 0x405CC0
    case .crease: 0x2F479B
    case .trousers: 0x34427C
    }
  }

  private func number(of material: FigureMaterial, isFar: Bool) -> Int {
    if isFar, material.isBody { return isLight ? 7 : 8 }
    return switch material {
    case .ground, .thing, .soft: isLight ? 7 : 8
    case .roller: 6
    case .skin, .face: isLight ? 8 : 15
    case .hair: isLight ? 0 : 8
    case .top, .crease: isLight ? 4 : 12
    case .trousers: isLight ? 0 : 7
    }
  }

  private static func nearestOfSixteen(to color: RGB) -> Int {
    (0..<16).min {
      RGB(palette: $0).distance(to: color) < RGB(palette: $1).distance(to: color)
    } ?? 0
  }
}

extension RGB {
  /// True if dark text is readable on the colour.
  var isLight: Bool { Int(red) * 3 + Int(green) * 6 + Int(blue) > 1_280 }
}
