import Screen

/// Says what is different on a screen with as few bytes as it can.
///
/// ncurses would do this too, but ends all attributes after each picture and begins them anew in the
/// next, which is half of what a clock sends; and it trusts the terminal's idea of how wide a glyph
/// is, where this one moves to the place behind.
///
/// It is at work whenever the clock is, so bytes are put where they are sent from at once: of two
/// ways to a place the shorter is found by counting, and of two orders the longer is taken back.
struct ScreenWriter {
  /// What the terminal does with the next glyph, as far as that is known.
  private struct Pen {
    /// Where it writes.
    var place: (x: Int, y: Int)?
    /// How it writes.
    var look: Theme.Look?
  }

  /// How cells of a style are written.
  private struct Appearance {
    let look: Theme.Look
    /// What turns its colour on; empty without one.
    let ink: Rendition
  }

  private let capabilities: Capabilities
  private let encoder: CellEncoder
  private let theme: Theme
  private let depth: Theme.Depth
  private let ground: Rendition?
  /// By the number of the style; what was not yet asked for is `nil`.
  private var appearances: [Appearance?] = Array(repeating: nil, count: Style.numbers)
  private var bytes: [UInt8] = []
  private var pen = Pen()
  private var size = Size(columns: 0, rows: 0)

  init(
    _ capabilities: Capabilities, _ encoder: CellEncoder, theme: Theme, depth: Theme.Depth
  ) {
    self.capabilities = capabilities
    self.encoder = encoder
    self.theme = theme
    self.depth = depth
    ground = theme.ground(depth: depth).map {
      Rendition(capabilities.ground.filled($0) ?? [])
    }
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
    let before = pen
    for stretch in changes.stretches { write(stretch, of: frame) }
    let bands = last == nil ? [] : changes.bands
    // One thing that has changed is in order already.
    if bands.count > 1 { writeInBands(bands, of: changes, frame, from: before) }
    return bytes
  }

  /// Writes what was written in reading order again, one band after the other, and keeps what is
  /// shorter.
  private mutating func writeInBands(
    _ bands: [Range<Int>], of changes: ScreenChanges, _ frame: Frame, from before: Pen
  ) {
    let (count, after) = (bytes.count, pen)
    pen = before
    let first = firstBand(bands, of: changes, frame)
    for band in bands[first...] + bands[..<first] {
      for stretch in changes.stretches where band.contains(stretch.start) {
        write(stretch, of: frame)
      }
    }
    if bytes.count < 2 * count {
      bytes.removeFirst(count)
    } else {
      bytes.removeLast(bytes.count - count)
      pen = after
    }
  }

  /// The first band with something that looks as what was written last; otherwise the first.
  private mutating func firstBand(
    _ bands: [Range<Int>], of changes: ScreenChanges, _ frame: Frame
  ) -> Int {
    for (index, band) in bands.enumerated() {
      for stretch in changes.stretches where band.contains(stretch.start) {
        let style = frame.packedCell(x: stretch.start, y: stretch.y).style
        if appearance(of: style).look == pen.look { return index }
      }
    }
    return 0
  }

  /// A screen with nothing on it, and everything known about it.
  private mutating func wipe() {
    pen = Pen()
    turn(to: appearance(of: .plain))
    bytes += capabilities.clear
    pen.place = (0, 0)
  }

  private mutating func write(_ stretch: ScreenChanges.Stretch, of frame: Frame) {
    if stretch.clearsLine {
      move(toX: stretch.start, y: stretch.y, in: frame)
      if pen.look?.isReversed != false { turn(to: appearance(of: .plain)) }
      bytes += capabilities.clearLine
    } else {
      for x in stretch.columns { put(x: x, y: stretch.y, of: frame) }
    }
  }

  private mutating func put(x: Int, y: Int, of frame: Frame) {
    let cell = frame.packedCell(x: x, y: y)
    // The place behind a wide glyph is written with it.
    guard cell.width > 0 else { return }
    let isLast = x == size.columns - 1 && y == size.rows - 1
    if isLast && !capabilities.hasLastCell { return }
    move(toX: x, y: y, in: frame)
    // Half of a wide glyph is all that is left at the edge of a smaller screen.
    let isCut = x + cell.width > size.columns
    let shown = isCut ? PackedCell(" ", style: cell.style) : cell
    if !shown.isVoid || pen.look?.isReversed != false { turn(to: appearance(of: shown.style)) }
    encoder.append(shown, of: frame, to: &bytes)
    // In the last column and behind a wide glyph, terminals differ.
    let isSure = shown.width == 1 && x + 1 < size.columns
    pen.place = isSure ? (x + 1, y) : nil
  }

  // MARK: Places

  /// A way to a row or a column.
  private enum Way {
    case none
    /// One by one.
    case down(Int)
    case left(Int)
    /// By a number.
    case toRow(Int)
    case toColumn(Int)
    case rightBy(Int)
    case leftBy(Int)
    /// By writing again what is there.
    case over(Range<Int>, y: Int)
  }

  /// The shortest of the ways that were offered, the first of them if there are several.
  private struct Shortest {
    private(set) var way: Way?
    /// In bytes.
    private(set) var count = Int.max

    mutating func offer(_ way: Way, _ count: Int?) {
      guard let count, count < self.count else { return }
      self.way = way
      self.count = count
    }
  }

  private mutating func move(toX x: Int, y: Int, in frame: Frame) {
    let start = pen.place
    if let start, start == (x, y) { return }
    pen.place = (x, y)
    if let start {
      // First down, then across.
      let (down, across) = (wayDown(from: start.y, to: y), wayAcross(from: start, to: x, y, frame))
      if let downWay = down.way, let acrossWay = across.way,
        down.count + across.count < capabilities.moveTo.count(y, x) ?? .max
      {
        append(downWay, of: frame)
        append(acrossWay, of: frame)
        return
      }
    }
    capabilities.moveTo.append(y, x, to: &bytes)
  }

  private func wayDown(from start: Int, to y: Int) -> Shortest {
    var shortest = Shortest()
    if start == y {
      shortest.offer(.none, 0)
    } else {
      let down = capabilities.down
      if start < y, !down.isEmpty { shortest.offer(.down(y - start), down.count * (y - start)) }
      shortest.offer(.toRow(y), capabilities.moveToRow.count(y))
    }
    return shortest
  }

  private mutating func wayAcross(
    from start: (x: Int, y: Int), to x: Int, _ y: Int, _ frame: Frame
  ) -> Shortest {
    var shortest = Shortest()
    let columns = x - start.x
    if columns == 0 {
      shortest.offer(.none, 0)
      return shortest
    }
    if columns > 0 {
      if start.y == y { shortest.offer(.over(start.x..<x, y: y), countOver(start.x..<x, y, frame)) }
      shortest.offer(.rightBy(columns), capabilities.moveRight.count(columns))
    } else {
      let left = capabilities.left
      if !left.isEmpty { shortest.offer(.left(-columns), left.count * -columns) }
      shortest.offer(.leftBy(-columns), capabilities.moveLeft.count(-columns))
    }
    shortest.offer(.toColumn(x), capabilities.moveToColumn.count(x))
    return shortest
  }

  /// A short way may be gone by writing again what is there, if it looks as what was written last.
  private mutating func countOver(_ columns: Range<Int>, _ y: Int, _ frame: Frame) -> Int? {
    guard columns.count <= 4, let look = pen.look, !look.isReversed else { return nil }
    let start = bytes.count
    defer { bytes.removeLast(bytes.count - start) }
    for x in columns {
      let cell = frame.packedCell(x: x, y: y)
      guard cell.width == 1, cell.isVoid || appearance(of: cell.style).look == look else {
        return nil
      }
      encoder.append(cell, of: frame, to: &bytes)
    }
    return bytes.count - start
  }

  private mutating func append(_ way: Way, of frame: Frame) {
    switch way {
    case .none: break
    case .down(let times): for _ in 0..<times { bytes += capabilities.down }
    case .left(let times): for _ in 0..<times { bytes += capabilities.left }
    case .toRow(let y): capabilities.moveToRow.append(y, to: &bytes)
    case .toColumn(let x): capabilities.moveToColumn.append(x, to: &bytes)
    case .rightBy(let columns): capabilities.moveRight.append(columns, to: &bytes)
    case .leftBy(let columns): capabilities.moveLeft.append(columns, to: &bytes)
    case .over(let columns, let y):
      for x in columns { encoder.append(frame.packedCell(x: x, y: y), of: frame, to: &bytes) }
    }
  }

  // MARK: Looks

  private mutating func appearance(of style: Style) -> Appearance {
    if let appearance = appearances[style.number] { return appearance }
    let look = theme.look(of: style, depth: depth)
    let ink = Rendition(look.color.flatMap { capabilities.ink.filled($0) } ?? [])
    let appearance = Appearance(look: look, ink: ink)
    appearances[style.number] = appearance
    return appearance
  }

  private mutating func turn(to appearance: Appearance) {
    let new = appearance.look
    guard pen.look != new else { return }
    var old = pen.look ?? Theme.Look()
    var isOpen = false
    // Nothing but the end of all can be relied on to end one.
    let endsOne =
      old.isBold && !new.isBold || old.isDim && !new.isDim || old.isReversed && !new.isReversed
      || old.color != nil && new.color == nil
    if endsOne || pen.look == nil {
      let end = pen.look == nil ? capabilities.plain : capabilities.end
      end.append(to: &bytes, isOpen: &isOpen)
      ground?.append(to: &bytes, isOpen: &isOpen)
      old = Theme.Look()
    }
    if new.isBold && !old.isBold { capabilities.bold.append(to: &bytes, isOpen: &isOpen) }
    if new.isDim && !old.isDim { capabilities.dim.append(to: &bytes, isOpen: &isOpen) }
    if new.isReversed && !old.isReversed {
      capabilities.reversed.append(to: &bytes, isOpen: &isOpen)
    }
    if new.color != old.color { appearance.ink.append(to: &bytes, isOpen: &isOpen) }
    pen.look = new
  }
}

extension Style {
  /// One more than the greatest number of a style.
  fileprivate static let numbers = 64

  /// Its place in a table of styles.
  fileprivate var number: Int {
    Int(ink.rawValue) | (isBold ? 16 : 0) | (isReversed ? 32 : 0)
  }
}
