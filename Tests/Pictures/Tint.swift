import Drawing

/// The look of a cell on the terminal in a picture.
struct Tint: Hashable {
  /// The colour of the text, in SVG notation.
  var ink: String
  /// The colour behind the text; `nil` for the window's own.
  var ground: String?
  /// True for heavier text.
  var isBold: Bool
  /// True for fainter text.
  var isDim: Bool
}

/// The terminal in a picture: its theme and its number of colours.
struct Tinting {
  let theme: Theme
  var depth = Theme.Depth.trueColor

  /// The background colour of the window.
  var ground: String { Self.hex(theme.background(depth: depth)?.usualRGB ?? theme.ground) }

  private var usualInk: String { theme == .light ? "#24262b" : "#d5d8de" }

  /// The look of a style on this terminal.
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
