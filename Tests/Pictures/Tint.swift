import Drawing

/// What a cell looks like on the terminal that a picture shows.
struct Tint: Hashable {
  /// The colour of what is written, as SVG writes it.
  var ink: String
  /// The colour behind it; `nil` is that of the window.
  var ground: String?
  /// Heavier.
  var isBold: Bool
  /// Fainter.
  var isDim: Bool
}

/// The terminal that a picture shows: its colours, and how many it has.
struct Tinting {
  let theme: Theme
  var depth = Theme.Depth.trueColor

  /// The colour of the window.
  var ground: String { Self.hex(theme.background(depth: depth)?.usualRGB ?? theme.ground) }

  private var usualInk: String { theme == .light ? "#24262b" : "#d5d8de" }

  /// What a style looks like.
  func tint(of style: Style) -> Tint {
    let look = theme.attributes(of: style, depth: depth)
    let ink = look.color.map { Self.hex($0.usualRGB) } ?? usualInk
    let behind = look.ground.map { Self.hex($0.usualRGB) }
    return Tint(
      ink: look.isReversed ? behind ?? ground : ink, ground: look.isReversed ? ink : behind,
      isBold: look.isBold, isDim: look.isDim)
  }

  private static func hex(_ color: RGB) -> String {
    "#"
      + [color.red, color.green, color.blue].map {
        ($0 < 16 ? "0" : "") + String($0, radix: 16)
      }.joined()
  }
}
