/// A horizontal bar that fills from the left.
public struct Bar: Sendable, Hashable {
  /// The fraction that is filled, from 0 to 1.
  public let fraction: Double

  /// A bar; what is below 0 or no number is empty, what is above 1 is full.
  public init(_ fraction: Double) {
    self.fraction = fraction > 0 ? min(fraction, 1) : 0
  }

  /// The number of full columns, and the glyph of the next one, if it is filled in part. Only a
  /// fraction of 1 fills all. The bar grows by the parts of a column that there are glyphs for: by
  /// eighths, or by columns.
  fileprivate func filled(of columns: Int, glyphs: GlyphSet) -> (full: Int, part: Unicode.Scalar?) {
    let parts = glyphs.barParts.count + 1
    let steps = Int((fraction * Double(max(0, columns) * parts)).rounded(.down))
    return (steps / parts, steps % parts > 0 ? glyphs.barParts[steps % parts - 1] : nil)
  }
}

extension Frame {
  /// Draws a bar over every row of a rectangle: blanks on a ground, and at its end a part of a
  /// block with the track behind it.
  /// - Parameters:
  ///   - bar: The bar.
  ///   - rect: The rectangle to draw in.
  ///   - style: The style of the filled part; its ink counts.
  ///   - track: The ground of the rest.
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
