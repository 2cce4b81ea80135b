import Drawing

/// Writes the differences between two frames. For each changed run of cells: its position, its
/// style if different, and its text.
///
/// ncurses could do this, but resets all attributes after each frame and sets them again in the
/// next, which is half of a clock's output. It also trusts the terminal's width of a glyph; this
/// type moves the cursor explicitly after each wide glyph.
struct ScreenWriter {
  private let capabilities: Capabilities
  private let encoder: CellEncoder
  private let theme: Theme
  private let depth: Theme.Depth
  private var bytes: [UInt8] = []
  /// The position of the terminal's cursor; `nil` if unknown.
  private var cursor: (x: Int, y: Int)?
  /// The terminal's current attributes; `nil` if unknown.
  private var look: Theme.Attributes?
  /// A cache of the attributes of styles.
  private var looks: [Style: Theme.Attributes] = [:]
  /// The background of the window, if the theme paints it.
  private let ground: Color?

  init(
    _ capabilities: Capabilities, _ encoder: CellEncoder, theme: Theme, depth: Theme.Depth
  ) {
    self.capabilities = capabilities
    self.encoder = encoder
    self.theme = theme
    self.depth = depth
    ground = theme.background(depth: depth)
  }

  /// Returns the bytes that turn one frame into another.
  /// - Parameters:
  ///   - frame: The frame to show. Cells outside of the screen are cut off.
  ///   - last: The frame on the screen, of the same size; `nil` if unknown.
  ///   - size: The size of the screen.
  /// - Returns: The bytes to send.
  mutating func bytes(for frame: Frame, after last: Frame?, on size: Size) -> [UInt8] {
    bytes = []
    var last = last
    var blocks: [(x: Int, y: Int, ground: Color?)] = []
    if last == nil {
      clear()
      // Not every terminal clears with the theme's background.
      if ground == nil { last = Frame(size: frame.size) }
    }
    for y in 0..<min(frame.size.rows, size.rows) {
      var columns = 0..<min(frame.size.columns, size.columns)
      if let last {
        let changes = frame.changes(inRow: y, from: last)
        if changes.isEmpty { continue }
        // A shape leaves pixels only in the cells next to it.
        columns = (changes.lowerBound - 1..<changes.upperBound + 1).clamped(to: columns)
      }
      for x in columns {
        let cell = frame[x, y]
        if let last, cell.looks(like: last[x, y]), !isSmeared(x, y, from: last, to: frame) {
          continue
        }
        if let last, isBlock(cell, after: last[x, y]) {
          blocks.append((x, y, attributes(of: cell.style).ground))
        } else {
          write(cell, x: x, y: y, of: frame, on: size)
        }
      }
    }
    write(blocks, of: frame, on: size)
    return bytes
  }

  /// True if a removed shape may have left a column of pixels in the cell. Fonts draw shapes a
  /// little wider than a cell.
  private func isSmeared(_ x: Int, _ y: Int, from last: Frame, to frame: Frame) -> Bool {
    [x - 1, x + 1].contains { x in
      (0..<frame.size.columns).contains(x) && last[x, y].isShape
        && !frame[x, y].looks(like: last[x, y])
    }
  }

  /// True if a cell was and stays blank, such as a block of a digit or a bar, so that only its
  /// background changes.
  private func isBlock(_ cell: Cell, after last: Cell) -> Bool {
    cell.isEmpty && last.isEmpty && cell.style.tone == nil && last.style.tone == nil
      && visible(cell) == cell
  }

  /// Writes blocks grouped by background, so that each colour is sent once and not in every row.
  private mutating func write(
    _ blocks: [(x: Int, y: Int, ground: Color?)], of frame: Frame, on size: Size
  ) {
    var rest = blocks
    while let first = rest.first {
      let now = look?.ground
      let ground = rest.contains { $0.ground == now } ? now : first.ground
      for block in rest where block.ground == ground {
        write(frame[block.x, block.y], x: block.x, y: block.y, of: frame, on: size)
      }
      rest.removeAll { $0.ground == ground }
    }
  }

  private mutating func clear() {
    look = nil
    turn(to: attributes(of: .plain))
    bytes += capabilities.clear
    cursor = (0, 0)
  }

  private mutating func write(_ cell: Cell, x: Int, y: Int, of frame: Frame, on size: Size) {
    // The second cell of a wide glyph is written with the first.
    guard cell.width > 0 else { return }
    let isLast = x == size.columns - 1 && y == size.rows - 1
    if isLast && !capabilities.hasLastCell { return }
    // At the edge of a smaller screen, only half of a wide glyph would be left.
    let isCut = x + cell.width > size.columns
    let shown = visible(isCut ? Cell(style: cell.style) : cell)
    move(toX: x, y: y, in: frame)
    turn(to: attributes(of: shown))
    encoder.append(shown, to: &bytes)
    // In the last column and after a wide glyph, terminals place the cursor differently.
    cursor = shown.width == 1 && x + 1 < size.columns ? (x + 1, y) : nil
  }

  private mutating func move(toX x: Int, y: Int, in frame: Frame) {
    if let cursor, cursor == (x, y) { return }
    if let cursor, cursor.y == y, (1...4).contains(x - cursor.x), let look, !look.isReversed {
      let gap = (cursor.x..<x).map { frame[$0, y] }
      // A few cells in between are shorter than a cursor address.
      if gap.allSatisfy({ $0.width == 1 && visible($0) == $0 && attributes(of: $0) == look }) {
        for cell in gap { encoder.append(cell, to: &bytes) }
        return
      }
    }
    bytes += capabilities.move(toX: x, y: y)
  }

  // MARK: Attributes

  /// Returns the attributes of a cell. A blank cell shows only its background, so the other
  /// attributes may stay as they are.
  private mutating func attributes(of cell: Cell) -> Theme.Attributes {
    let new = attributes(of: cell.style)
    guard cell.isEmpty, !new.isReversed, let look, !look.isReversed else { return new }
    var kept = look
    kept.ground = new.ground
    return kept
  }

  private mutating func attributes(of style: Style) -> Theme.Attributes {
    if let known = looks[style] { return known }
    // Pictures have many colours, so the cache is bounded.
    if looks.count > 1_000 { looks = [:] }
    var new = theme.attributes(of: style, depth: depth)
    new.ground = new.ground ?? ground
    looks[style] = new
    return new
  }

  /// Returns the visible form of a cell. Where a background cannot be seen, a bar is drawn with
  /// ASCII glyphs.
  private func visible(_ cell: Cell) -> Cell {
    guard cell.isEmpty, let fill = cell.style.fill else { return cell }
    let isTrack = theme.isInvisible(fill, depth: depth)
    guard isTrack || depth == .none && capabilities.reversed.isEmpty else { return cell }
    if fill.ink == .cap || fill.ink == .surface { return cell }
    let glyph: Character = !isTrack ? "#" : fill.ink == .track ? "-" : "="
    var style = Style(fill.ink, on: fill)
    style.isFaded = cell.style.isFaded
    return Cell(glyph, style: style)
  }

  private mutating func turn(to new: Theme.Attributes) {
    guard look != new else { return }
    bytes += sequence(to: new)
    look = new
  }

  private func endOfGround(_ old: Theme.Attributes) -> [UInt8] {
    old.ground == nil ? [] : capabilities.endGround
  }

  /// Returns the sequence that changes the attributes. If one must be reset, all are reset and set
  /// again: no terminal reliably resets a single one.
  private func sequence(to new: Theme.Attributes) -> [UInt8] {
    func stays<Value>(_ path: KeyPath<Theme.Attributes, Value?>, _ old: Theme.Attributes) -> Bool {
      old[keyPath: path] == nil || new[keyPath: path] != nil
    }
    func goesOn(_ path: KeyPath<Theme.Attributes, Bool>, _ old: Theme.Attributes) -> Bool {
      !old[keyPath: path] || new[keyPath: path]
    }
    let old: Theme.Attributes
    let endsGround = !(look.map { stays(\.ground, $0) } ?? true)
    if let look, stays(\.color, look), !endsGround || !capabilities.endGround.isEmpty,
      goesOn(\.isBold, look),
      goesOn(\.isDim, look), goesOn(\.isReversed, look)
    {
      old = look
    } else {
      old = Theme.Attributes()
    }
    let isNew = look != old
    return (isNew ? capabilities.plain : [])
      + (new.isBold && !old.isBold ? capabilities.bold : [])
      + (new.isDim && !old.isDim ? capabilities.dim : [])
      + (new.isReversed && !old.isReversed ? capabilities.reversed : [])
      + (new.ground == old.ground
        ? [] : new.ground.map(capabilities.background) ?? endOfGround(old))
      + (new.color == old.color ? [] : new.color.map(capabilities.foreground) ?? [])
  }
}
