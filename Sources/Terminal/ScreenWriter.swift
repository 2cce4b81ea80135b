import Screen

/// Says what is different on a screen with as few bytes as it can.
///
/// ncurses would do this too, but ends all attributes after each picture and begins them anew in the
/// next, which is half of what a clock sends; and it trusts the terminal's idea of how wide a glyph
/// is, where this one moves to the place behind.
struct ScreenWriter {
  private let capabilities: Capabilities
  private let encoder: CellEncoder
  private let theme: Theme
  private let depth: Theme.Depth
  private let ground: Int?
  private var looks: [Style: Theme.Look] = [:]
  private var bytes: [UInt8] = []
  /// Where the terminal writes next, as far as that is known.
  private var cursor: (x: Int, y: Int)?
  /// How it writes, as far as that is known.
  private var look: Theme.Look?
  private var size = Size(columns: 0, rows: 0)

  init(
    _ capabilities: Capabilities, _ encoder: CellEncoder, theme: Theme, depth: Theme.Depth
  ) {
    self.capabilities = capabilities
    self.encoder = encoder
    self.theme = theme
    self.depth = depth
    ground = theme.ground(depth: depth)
  }

  /// Makes a frame of what is shown.
  /// - Parameters:
  ///   - frame: What is to be seen; what is larger than the screen is cut off.
  ///   - last: What is shown, in a frame of the same size; `nil` if that is not known.
  ///   - size: The screen.
  /// - Returns: What to send.
  mutating func bytes(for frame: Frame, after last: Frame?, on size: Size) -> [UInt8] {
    bytes.removeAll(keepingCapacity: true)
    self.size = size
    if last == nil { wipe() }
    let clearLine = capabilities.clearLine
    let changes = ScreenChanges(
      to: frame, after: last, on: size, hasGround: ground != nil,
      clearing: ground == nil && !clearLine.isEmpty ? clearLine.count : nil)
    let before = self
    write(changes.stretches, of: frame)
    if last != nil {
      var inGroups = before
      inGroups.write(inGroups.ordered(changes.groups, of: frame), of: frame)
      if inGroups.bytes.count < bytes.count { self = inGroups }
    }
    return bytes
  }

  /// One group after the other, from the first that looks as what was written last.
  private func ordered(
    _ groups: [[ScreenChanges.Stretch]], of frame: Frame
  ) -> [ScreenChanges.Stretch] {
    let first = groups.firstIndex { group in
      group.contains { looks[frame[$0.columns.lowerBound, $0.y].style] == look }
    }
    return (groups[(first ?? 0)...] + groups[..<(first ?? 0)]).flatMap(\.self)
  }

  /// A screen with nothing on it, and everything known about it.
  private mutating func wipe() {
    cursor = nil
    look = nil
    turn(to: look(of: .plain))
    bytes += capabilities.clear
    cursor = (0, 0)
  }

  private mutating func write(_ stretches: [ScreenChanges.Stretch], of frame: Frame) {
    for stretch in stretches {
      let (x, y) = (stretch.columns.lowerBound, stretch.y)
      if stretch.clearsLine {
        move(toX: x, y: y, in: frame)
        if look?.isReversed != false { turn(to: look(of: .plain)) }
        bytes += capabilities.clearLine
      } else {
        for x in stretch.columns { put(frame[x, y], x: x, y: y, in: frame) }
      }
    }
  }

  private mutating func put(_ cell: Cell, x: Int, y: Int, in frame: Frame) {
    // The place behind a wide glyph is written with it.
    guard cell.width > 0 else { return }
    let isLast = x == size.columns - 1 && y == size.rows - 1
    if isLast && !capabilities.hasLastCell { return }
    move(toX: x, y: y, in: frame)
    // Half of a wide glyph is all that is left at the edge of a smaller screen.
    let isCut = x + cell.width > size.columns
    let shown = isCut ? Cell(style: cell.style) : cell
    let isVoid = isCut ? !cell.style.isReversed : frame.isVoid(x: x, y: y)
    if !isVoid || look?.isReversed != false { turn(to: look(of: shown.style)) }
    encoder.append(shown, to: &bytes)
    // In the last column and behind a wide glyph, terminals differ.
    let isSure = shown.width == 1 && x + 1 < size.columns
    cursor = isSure ? (x + 1, y) : nil
  }

  // MARK: Places

  /// Some bytes, so many times.
  private struct Way {
    let bytes: [UInt8]
    var times = 1
    var count: Int { bytes.count * times }

    static let nothing = Way(bytes: [])
  }

  private mutating func move(toX x: Int, y: Int, in frame: Frame) {
    if let cursor, cursor == (x, y) { return }
    defer { cursor = (x, y) }
    let direct = capabilities.moveTo.filled(y, x)
    if let cursor, let (down, across) = steps(from: cursor, toX: x, y: y, in: frame),
      down.count + across.count < direct?.count ?? .max
    {
      append(down)
      append(across)
    } else {
      bytes += direct ?? []
    }
  }

  private mutating func append(_ way: Way) {
    for _ in 0..<way.times { bytes += way.bytes }
  }

  /// First down, then across; `nil` where there is no such way.
  private func steps(
    from cursor: (x: Int, y: Int), toX x: Int, y: Int, in frame: Frame
  ) -> (down: Way, across: Way)? {
    let (rows, columns) = (y - cursor.y, x - cursor.x)
    let down = capabilities.down
    let vertical =
      rows == 0
      ? .nothing
      : shorter(
        rows > 0 && !down.isEmpty ? Way(bytes: down, times: rows) : nil,
        capabilities.moveToRow.filled(y))
    var across: Way? = .nothing
    if columns > 0 {
      let again = rows == 0 ? rewriting(from: cursor.x, to: x, y: y, of: frame) : nil
      across = shorter(
        shorter(again.map { Way(bytes: $0) }, capabilities.moveRight.filled(columns)),
        capabilities.moveToColumn.filled(x))
    } else if columns < 0 {
      let left = capabilities.left
      across = shorter(
        shorter(
          left.isEmpty ? nil : Way(bytes: left, times: -columns),
          capabilities.moveLeft.filled(-columns)),
        capabilities.moveToColumn.filled(x))
    }
    guard let vertical, let across else { return nil }
    return (vertical, across)
  }

  private func shorter(_ way: Way?, _ bytes: [UInt8]?) -> Way? {
    guard let bytes else { return way }
    return bytes.count < way?.count ?? .max ? Way(bytes: bytes) : way
  }

  /// A short way may be gone by writing again what is there, if it looks as what was written last.
  private func rewriting(from start: Int, to end: Int, y: Int, of frame: Frame) -> [UInt8]? {
    guard end - start <= 4, let look, !look.isReversed else { return nil }
    var bytes: [UInt8] = []
    for x in start..<end {
      let cell = frame[x, y]
      guard cell.width == 1, frame.isVoid(x: x, y: y) || looks[cell.style] == look else {
        return nil
      }
      encoder.append(cell, to: &bytes)
    }
    return bytes
  }

  // MARK: Looks

  private mutating func look(of style: Style) -> Theme.Look {
    if let look = looks[style] { return look }
    let look = theme.look(of: style, depth: depth)
    looks[style] = look
    return look
  }

  private mutating func turn(to new: Theme.Look) {
    guard look != new else { return }
    var old = look
    // Nothing but the end of all can be relied on to end one.
    let endsOne = old.map {
      $0.isBold && !new.isBold || $0.isDim && !new.isDim || $0.isReversed && !new.isReversed
        || $0.color != nil && new.color == nil
    }
    var parts: [[UInt8]] = []
    if endsOne ?? true {
      parts.append(old == nil ? capabilities.plain : capabilities.end)
      if let ground { parts.append(capabilities.ground.filled(ground) ?? []) }
      old = Theme.Look()
    }
    if new.isBold && old?.isBold == false { parts.append(capabilities.bold) }
    if new.isDim && old?.isDim == false { parts.append(capabilities.dim) }
    if new.isReversed && old?.isReversed == false { parts.append(capabilities.reversed) }
    if let color = new.color, color != old?.color {
      parts.append(capabilities.ink.filled(color) ?? [])
    }
    bytes += Capabilities.joined(parts)
    look = new
  }
}
