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
  var depth = Theme.Depth.palette256

  /// The colour of the window.
  var ground: String {
    theme.background(depth: depth).map(Palette.colour) ?? (theme == .light ? "#fbfbf8" : "#15171c")
  }

  private var usualInk: String { theme == .light ? "#24262b" : "#d5d8de" }

  /// What a style looks like.
  func tint(of style: Style) -> Tint {
    let look = theme.attributes(of: style, depth: depth)
    let ink = look.color.map(Palette.colour) ?? usualInk
    return Tint(
      ink: look.isReversed ? ground : ink, ground: look.isReversed ? ink : nil,
      isBold: look.isBold, isDim: look.isDim)
  }
}
