import Drawing
import Foundation
import RoutineFiles

/// Makes pictures of what the program shows: `make pictures` those of the README; a sheet of a
/// figure for whoever draws one, and all themes for whoever changes a colour.
@main
enum Main {
  static func main() throws {
    let arguments = Array(CommandLine.arguments.dropFirst())
    switch (arguments.first, arguments.count) {
    case ("readme", 2):
      for picture in try Picture.all() { try write(picture.svg, arguments[1], picture.name) }
    case ("themes", 2):
      for file in try ThemeSheet().files() { try write(file.svg, arguments[1], file.name) }
    case ("figures", 2): try drawGalleries(into: arguments[1])
    case ("figure", 3...):
      for path in arguments.dropFirst(2) { try drawSheets(of: path, into: arguments[1]) }
    default:
      print("usage: Pictures readme FOLDER | themes FOLDER | figures FOLDER | figure FOLDER FILE…")
    }
  }

  /// All figures as bodies, in the colours of each theme and depth that has its own.
  private static func drawGalleries(into folder: String) throws {
    let tintings = [
      ("dark", Tinting(theme: .dark)), ("light", Tinting(theme: .light)),
      ("dark-256", Tinting(theme: .dark, depth: .palette256)),
      ("dark-16", Tinting(theme: .dark, depth: .sixteen)),
    ]
    for (name, tinting) in tintings {
      let gallery = FigureGallery(
        Scenes().shownFigures, columns: 7, cell: Size(columns: 36, rows: 18), tinting: tinting)
      let svg = FrameSVG(gallery.frame, tinting).text(titled: "The figure of every move")
      try write(svg, folder, "figures-\(name)")
    }
  }

  private static func write(_ svg: String, _ folder: String, _ name: String) throws {
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    try Data(svg.utf8).write(to: URL(fileURLWithPath: "\(folder)/\(name).svg"))
  }

  private static func drawSheets(of path: String, into folder: String) throws {
    let file = URL(fileURLWithPath: path)
    let parsed = ParsedFigure(Array(try Data(contentsOf: file)))
    guard let figure = parsed.figure else {
      return print(parsed.diagnostics.map { "\(path): \($0.summary)" }.joined(separator: "\n"))
    }
    let name = file.lastPathComponent.prefix { $0 != "." }
    for (columns, rows) in [(16, 8), (24, 12), (44, 22)] {
      let sheet = FigureSheet(figure: figure, size: Size(columns: columns, rows: rows))
      let title = "\(figure.summary)"
      try write(FrameSVG(sheet.frame).text(titled: title), folder, "\(name)-\(columns)x\(rows)")
    }
  }
}
