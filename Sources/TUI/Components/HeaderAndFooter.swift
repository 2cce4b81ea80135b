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

/// The last row of a screen: the status message while there is one, else the keys.
struct Footer {
  let hints: KeyHints
  let context: ScreenContext

  init(_ entries: [KeyHints.Entry] = [], in context: ScreenContext) {
    hints = KeyHints(entries: entries)
    self.context = context
  }

  func draw(into frame: inout Frame, x: Int, columns: Int) {
    let y = frame.size.rows - 1
    guard let status = context.status else {
      return frame.draw(hints, x: x, y: y, columns: columns)
    }
    frame.fill(Rect(x: 0, y: y, columns: frame.size.columns, rows: 1))
    // A text too long for its columns has the whole row.
    let isLong = status.columns > columns
    let room = isLong ? frame.size.columns : columns
    frame.write(
      status.truncated(to: room, glyphs: context.glyphs), x: isLong ? 0 : x, y: y,
      style: Style(.plain, bold: true))
  }
}

/// A line in the footer for a while: the reason that a key did nothing, the result of a key, a
/// failure outside of the app.
struct StatusMessage: Sendable, Hashable {
  /// The sentence.
  let text: String
  /// The moment at which it goes, on the program's clock.
  let until: Duration

  /// The time for which it stays: time to look up and read a short sentence.
  static let stay: Duration = .seconds(4)

  init(_ text: String, at now: Duration) {
    self.text = text
    self.until = now + Self.stay
  }
}
