import Drawing

/// The title in the first row of a screen.
struct Header {
  let title: String
  let glyphs: GlyphSet

  func draw(into frame: inout Frame, x: Int, columns: Int) {
    frame.write(
      title.truncated(to: max(0, columns), glyphs: glyphs), x: x, y: 0, style: Style(.title))
  }
}
