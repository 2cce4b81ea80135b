/// A horizontal bar that fills from the left.
public struct Bar: Sendable, Hashable {
  /// The filled fraction, from 0 to 1.
  public let fraction: Double

  /// A bar. Below 0 or NaN, it is empty; above 1, it is full.
  public init(_ fraction: Double) {
    self.fraction = fraction > 0 ? min(fraction, 1) : 0
  }

  /// Returns the number of full columns, and the glyph of the next column if it is partly filled.
  /// Only a fraction of 1 fills all columns. The bar grows by eighths of a column, or by whole
  /// columns if there are no glyphs for parts.
  fileprivate func filled(of columns: Int, glyphs: GlyphSet) -> (full: Int, part: Unicode.Scalar?) {
    let parts = glyphs.barParts.count + 1
    let steps = Int((fraction * Double(max(0, columns) * parts)).rounded(.down))
    return (steps / parts, steps % parts > 0 ? glyphs.barParts[steps % parts - 1] : nil)
  }
}

extension Frame {
  /// Draws a bar over all rows of a rectangle: blanks on a background, and a partial block at the
  /// end.
  /// - Parameters:
  ///   - bar: The bar.
  ///   - rect: The rectangle to draw in.
  ///   - style: The style of the filled part. Only its ink is used.
  ///   - track: The background of the empty part.
  ///   - glyphs: The glyphs to draw with.
  public mutating func draw(
    _ bar: Bar, in rect: Rect, style: Style, track: Fill = Fill(.track), glyphs: GlyphSet
  ) {
    let (full, part) = bar.filled(of: rect.columns, glyphs: glyphs)
    var place = rect
    place.size.columns = full
    fill(place, style: .solid(style.ink))
    place.x += full
    if let part {
      place.size.columns = 1
      fill(place, with: part, style: Style(style.ink, on: track))
      place.x += 1
    }
    place.size.columns = rect.right - place.x
    fill(place, style: Style(track.ink, on: track))
  }
}
