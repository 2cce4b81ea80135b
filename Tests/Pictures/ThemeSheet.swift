import Drawing
import TUI

/// The list and a hold in every theme, with 256 colours, with 16 and with none, to be looked at.
struct ThemeSheet {
  private let scenes = Scenes()
  private static let themes: [(name: String, theme: Theme)] = [
    ("dark", .dark), ("light", .light), ("high-contrast", .highContrast),
    ("colour-blind", .colorBlind),
  ]
  private static let depths: [(name: String, depth: Theme.Depth)] = [
    ("true", .trueColor), ("256", .palette256), ("16", .sixteen), ("none", .none),
  ]

  /// A file each, by name.
  func files() throws -> [(name: String, svg: String)] {
    let size = Size(columns: 80, rows: 24)
    let (list, player) = (scenes.list(size), try scenes.player(size))
    return Self.themes.flatMap { theme in
      Self.depths.map { depth in
        let cache = DrawingCache(palette: FigurePalette(theme.theme, depth: depth.depth))
        var both = Frame(size: Size(columns: 166, rows: 24))
        both.draw(list.frame(using: cache), x: 0, y: 0)
        both.draw(player.frame(using: cache), x: 86, y: 0)
        let tinting = Tinting(theme: theme.theme, depth: depth.depth)
        let name = "theme-\(theme.name)-\(depth.name)"
        return (name, FrameSVG(both, tinting).text(titled: name))
      }
    }
  }
}
