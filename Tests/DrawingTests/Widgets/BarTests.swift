import Drawing
import Testing

@Suite struct BarTests {
  private func text(_ bar: Bar, columns: Int, glyphs: GlyphSet) -> String {
    var frame = Frame(size: Size(columns: 6, rows: 1))
    frame.draw(
      bar, in: Rect(x: 0, y: 0, columns: columns, rows: 1), style: Style(.work), glyphs: glyphs)
    return frame.text
  }

  @Test(
    arguments: [
      (0, "░░░░", "░░░░"), (0.5, "██░░", "██░░"), (1, "████", "████"), (0.999, "███▉", "███░"),
      (0.29, "█▏░░", "█░░░"), (0.07, "▎░░░", "░░░░"), (0.01, "░░░░", "░░░░"), (-3, "░░░░", "░░░░"),
      (7, "████", "████"),
      (.nan, "░░░░", "░░░░"), (.infinity, "████", "████"),
    ])
  func `a bar fills from the left`(fraction: Double, unicode: String, ascii: String) {
    #expect(text(Bar(fraction), columns: 4, glyphs: .unicode) == unicode)
    #expect(text(Bar(fraction), columns: 4, glyphs: .ascii) == ascii)
  }

  @Test func `the part filled has its own style`() {
    var frame = Frame(size: Size(columns: 6, rows: 2))
    let rect = Rect(x: 1, y: 0, columns: 4, rows: 2)
    frame.draw(Bar(0.4), in: rect, style: Style(.work), glyphs: .unicode)
    #expect(frame.text == " █▌░░\n █▌░░")
    #expect(frame.inkMap == " wwaa\n wwaa")
  }

  @Test func `its end has the track behind it, and all of it is blanks`() {
    var frame = Frame(size: Size(columns: 4, rows: 1))
    frame.draw(Bar(0.4), in: frame.bounds, style: Style(.work), glyphs: .unicode)
    #expect(frame.cells.map(\.glyph) == [" ", "▌", " ", " "])
    #expect(frame.cells[0].style.fill == Fill(.work))
    #expect(frame.cells.dropFirst().allSatisfy { $0.style.fill == Fill(.track) })
  }

  @Test func `a bar without room draws nothing`() {
    #expect(text(Bar(0.5), columns: 0, glyphs: .unicode) == "")
    #expect(text(Bar(0.5), columns: -1, glyphs: .ascii) == "")
  }
}
