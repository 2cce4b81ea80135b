import Testing

@testable import Drawing

@Suite struct LinePlotTests {
  private func text(_ points: [(Double, Double)], _ glyphs: GlyphSet) -> String {
    var frame = Frame(size: Size(columns: 6, rows: 3))
    frame.draw(
      LinePlot(points), in: Rect(x: 0, y: 0, columns: 6, rows: 3), style: .plain, glyphs: glyphs)
    return frame.text
  }

  @Test func `a line goes from edge to edge`() {
    let line = LinePlot([(0, 0), (1, 1)]).canvas(width: 5, height: 5)
    for place in 0..<5 { #expect(line[place, 4 - place] == .body) }
    #expect(line[0, 0] == .none)
  }

  @Test func `one point is a dot, and none draws nothing`() {
    let dot = LinePlot([(0.5, 0.5)]).canvas(width: 5, height: 5)
    #expect(dot[2, 2] == .body)
    #expect(text([], .unicode).allSatisfy { $0 == " " || $0 == "\n" })
  }

  @Test func `a point outside is moved to the edge, and one that is no number is left out`() {
    let line = LinePlot([(-3, 9), (.nan, 0), (2, .infinity)]).canvas(width: 4, height: 4)
    #expect(line[0, 0] == .body && line[3, 0] == .none)
  }

  @Test func `a level line in both glyph sets`() {
    #expect(text([(0, 1), (1, 1)], .unicode).hasPrefix("⠉⠉⠉⠉⠉⠉"))
    #expect(text([(0, 1), (1, 1)], .ascii).hasPrefix("\"\"\"\"\"\""))
  }
}
