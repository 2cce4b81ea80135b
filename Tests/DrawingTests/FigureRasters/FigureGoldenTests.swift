import Drawing
import Figures
import Foundation
import TestSupport
import Testing

/// Each built-in figure in its key poses at 24 by 12 cells, in braille, half blocks and ASCII.
/// `UPDATE_GOLDENS=1` records.
@Suite struct FigureGoldenTests {
  private static func text(_ figure: Figure) -> String {
    let sets: [(String, GlyphSet)] = [
      ("braille", .unicode), ("half blocks", FigureFrames.halves), ("ASCII", .ascii),
    ]
    return figure.keyPoses
      .flatMap { key in
        sets.map { name, glyphs in
          let frame = FigureFrames.frame(figure, key.pose, glyphs: glyphs)
          return "\(key.name), \(name):\n\(frame.text)\n\n\(frame.inkMap)\n\n"
        }
      }
      .joined()
  }

  @Test(arguments: BuiltInFigures.names) func `a figure looks like its golden`(_ name: String)
    throws
  {
    try Golden.expect(Self.text(try BuiltInFigures.named(name)), named: name + ".txt")
  }

  @Test func `every golden has its figure`() throws {
    let folder = Golden.file(named: "x").deletingLastPathComponent()
    let files = try FileManager.default.contentsOfDirectory(atPath: folder.path)
    #expect(files.sorted() == BuiltInFigures.names.map { $0 + ".txt" }.sorted())
  }
}
