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
    // A text too long for one row also covers the rows above the footer.
    let isLong = status.columns > frame.size.columns
    let room = status.columns > columns && !isLong ? frame.size.columns : columns
    let lines = status.wrapped(to: max(1, room)).suffix(max(1, frame.size.rows - 1))
    let top = y + 1 - lines.count
    frame.fill(Rect(x: 0, y: top, columns: frame.size.columns, rows: lines.count))
    for (row, line) in lines.enumerated() {
      frame.write(
        line, x: room == columns ? x : 0, y: top + row, style: Style(.plain, bold: true))
    }
  }
}

/// A sentence in the footer, or above the footer during a session, for a few seconds: the result of
/// a key, the reason that a key did nothing, or a failure outside of the app.
struct StatusMessage: Sendable, Hashable {
  /// The sentence.
  let text: String
  /// The moment at which the message disappears, on the program's clock.
  let until: Duration

  /// The time that a message stays: long enough to look up and read a short sentence.
  static let stay: Duration = .seconds(4)

  init(_ text: String, at now: Duration) {
    self.text = text
    self.until = now + Self.stay
  }
}
