/// A level bar that fills from the left.
public struct Bar: Sendable, Hashable {
  /// How full it is, from 0 to 1.
  public let fraction: Double

  /// A bar; what is below 0 or no number is empty, what is above 1 is full.
  public init(_ fraction: Double) {
    self.fraction = fraction > 0 ? min(fraction, 1) : 0
  }

  /// How the bar looks in so many columns. Only a fraction of 1 fills it, and it grows with the
  /// fraction by quarters of a column, or by columns where there are no parts of blocks.
  public func text(columns: Int, glyphs: GlyphSet) -> String {
    let columns = max(0, columns)
    let parts = glyphs.barParts.count + 1
    let steps = Int((fraction * Double(columns * parts)).rounded(.down))
    var text = String(repeating: glyphs.barFull, count: steps / parts)
    if steps % parts > 0 { text.append(glyphs.barParts[steps % parts - 1]) }
    return text + String(repeating: glyphs.barTrack, count: columns - text.count)
  }

  /// How many of the columns hold something of the filled part.
  func filledColumns(of columns: Int, glyphs: GlyphSet) -> Int {
    let parts = glyphs.barParts.count + 1
    let steps = Int((fraction * Double(max(0, columns) * parts)).rounded(.down))
    return (steps + parts - 1) / parts
  }
}

extension Frame {
  /// Draws a bar over every row of a rectangle.
  /// - Parameters:
  ///   - bar: How full it is.
  ///   - rect: Where it is drawn.
  ///   - style: How the filled part looks.
  ///   - track: How the rest looks.
  ///   - glyphs: What it is drawn with.
  public mutating func draw(
    _ bar: Bar, in rect: Rect, style: Style, track: Style = .init(.faint), glyphs: GlyphSet
  ) {
    let text = bar.text(columns: rect.columns, glyphs: glyphs)
    let filled = bar.filledColumns(of: rect.columns, glyphs: glyphs)
    for y in rect.y..<rect.bottom {
      write(text, x: rect.x, y: y, style: track)
      restyle(Rect(x: rect.x, y: y, columns: filled, rows: 1), style)
    }
  }
}
