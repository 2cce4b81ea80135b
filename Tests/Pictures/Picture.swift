import Drawing
import TUI

/// A picture that the README shows.
struct Picture {
  /// The name of the picture's file, without the ending.
  let name: String
  /// A description for people who cannot see the picture.
  let title: String
  /// The frames, each shown for a second.
  let frames: [Frame]

  init(name: String, title: String, frame: Frame) {
    self.init(name: name, title: title, frames: [frame])
  }

  init(name: String, title: String, frames: [Frame]) {
    self.name = name
    self.title = title
    self.frames = frames
  }

  /// The SVG text of the picture.
  var svg: String {
    frames.count == 1
      ? FrameSVG(frames[0]).text(titled: title) : FilmSVG(frames: frames).text(titled: title)
  }

  /// All pictures, in the README's order.
  static func all() throws -> [Picture] {
    let scenes = Scenes()
    let cache = DrawingCache(palette: FigurePalette(.dark, depth: .trueColor))
    let large = Size(columns: 100, rows: 30)
    let usual = Size(columns: 80, rows: 24)
    return [
      Picture(
        name: "picker", title: "The list of routines, and what is shown of the chosen one",
        frame: scenes.list(large).frame(using: cache)),
      Picture(
        name: "player", title: "A lean to each side: the figure, the seconds, the strip",
        frames: try scenes.lean(usual, from: 10, through: 48).map { $0.frame(using: cache) }),
      Picture(
        name: "player-wide", title: "The same in a wide window, with all steps of the session",
        frame: try scenes.player(Size(columns: 120, rows: 32)).frame(using: cache)),
      Picture(
        name: "player-small", title: "The same in a window of 40 columns",
        frame: try scenes.player(Size(columns: 40, rows: 12)).frame(using: cache)),
      Picture(
        name: "player-tiny", title: "The same in a window of 20 columns",
        frame: try scenes.player(Size(columns: 20, rows: 5)).frame(using: cache)),
      Picture(
        name: "figures", title: "The figure of every move",
        frame: FigureGallery(scenes.shownFigures, columns: 5).frame),
      Picture(
        name: "history", title: "Twelve weeks at a glance",
        frame: scenes.history(usual).frame(using: cache)),
    ]
  }
}
