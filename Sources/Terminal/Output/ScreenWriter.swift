import Drawing

/// Writes what differs between two frames: for each changed run its position, its style where that
/// is another one, and its text.
///
/// ncurses would do this too, but ends all attributes after each frame and begins them again in the
/// next, which is half of what a clock sends; and it trusts the terminal's idea of how wide a glyph
/// is, where this one moves to the cell after it.
struct ScreenWriter {
  private let capabilities: Capabilities
  private let encoder: CellEncoder
  private let theme: Theme
  private let depth: Theme.Depth
  private var bytes: [UInt8] = []
  /// The terminal's cursor; `nil` if unknown.
  private var cursor: (x: Int, y: Int)?
  /// The style that the terminal writes in; `nil` if unknown.
  private var style: Style?
  /// The control sequences (SGR) of the styles used so far.
  private var sequences: [Style: [UInt8]] = [:]

  init(
    _ capabilities: Capabilities, _ encoder: CellEncoder, theme: Theme, depth: Theme.Depth
  ) {
    self.capabilities = capabilities
    self.encoder = encoder
    self.theme = theme
    self.depth = depth
  }

  /// Turns one frame into another.
  /// - Parameters:
  ///   - frame: The frame to show; what is larger than the screen is cut off.
  ///   - last: The frame that is shown, of the same size; `nil` if that is not known.
  ///   - size: The size of the screen.
  /// - Returns: The bytes to send.
  mutating func bytes(for frame: Frame, after last: Frame?, on size: Size) -> [UInt8] {
    bytes = []
    var last = last
    if last == nil {
      clear()
      // Not every terminal clears in the theme's background.
      if theme.background(depth: depth) == nil { last = Frame(size: frame.size) }
    }
    for y in 0..<min(frame.size.rows, size.rows) {
      for x in 0..<min(frame.size.columns, size.columns) {
        let cell = frame[x, y]
        if let last, cell.looks(like: last[x, y]) { continue }
        write(cell, x: x, y: y, of: frame, on: size)
      }
    }
    return bytes
  }

  private mutating func clear() {
    style = nil
    turn(to: .plain)
    bytes += capabilities.clear
    cursor = (0, 0)
  }

  private mutating func write(_ cell: Cell, x: Int, y: Int, of frame: Frame, on size: Size) {
    // The place after a wide glyph is written with it.
    guard cell.width > 0 else { return }
    let isLast = x == size.columns - 1 && y == size.rows - 1
    if isLast && !capabilities.hasLastCell { return }
    // Half of a wide glyph is all that is left at the edge of a smaller screen.
    let isCut = x + cell.width > size.columns
    let shown = isCut ? Cell(style: cell.style) : cell
    move(toX: x, y: y, in: frame)
    if !shown.isBlank || style?.isReversed != false { turn(to: shown.style) }
    encoder.append(shown, to: &bytes)
    // In the last column and after a wide glyph, terminals differ.
    cursor = shown.width == 1 && x + 1 < size.columns ? (x + 1, y) : nil
  }

  private mutating func move(toX x: Int, y: Int, in frame: Frame) {
    if let cursor, cursor == (x, y) { return }
    if let cursor, cursor.y == y, (1...4).contains(x - cursor.x), style?.isReversed == false {
      let gap = (cursor.x..<x).map { frame[$0, y] }
      // A few cells in between are shorter than a position.
      if gap.allSatisfy({ $0.width == 1 && ($0.isBlank || $0.style == style) }) {
        for cell in gap { encoder.append(cell, to: &bytes) }
        return
      }
    }
    bytes += capabilities.move(toX: x, y: y)
  }

  private mutating func turn(to new: Style) {
    guard style != new else { return }
    let sequence = sequences[new] ?? sequence(of: new)
    sequences[new] = sequence
    bytes += sequence
    style = new
  }

  /// Ends whatever was on, since nothing else can be relied on to end one attribute alone, and
  /// begins the style.
  private func sequence(of style: Style) -> [UInt8] {
    let look = theme.attributes(of: style, depth: depth)
    return capabilities.plain
      + (theme.background(depth: depth).map(capabilities.background) ?? [])
      + (look.isBold ? capabilities.bold : [])
      + (look.isDim ? capabilities.dim : [])
      + (look.isReversed ? capabilities.reversed : [])
      + (look.color.map(capabilities.foreground) ?? [])
  }
}
