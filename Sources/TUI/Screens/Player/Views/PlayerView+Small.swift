import Drawing
import RoutineEngine

/// The windows without room for a figure.
extension PlayerView {
  // MARK: Compact

  func drawCompact(into frame: inout Frame) {
    let (columns, rows) = (frame.size.columns, frame.size.rows)
    let margin = layout.margin
    let title = moment.title.isEmpty ? moment.headline : moment.title
    let fact = moment.count.map { "\($0) times" } ?? moment.repetition
    drawHeader(into: &frame, margin: margin, naming: title, fact: fact)
    let inner = Rect(x: margin, y: 1, columns: columns - 2 * margin, rows: rows - 3)
    let words = compactWords
    if moment.hasClock, rows >= 11 {
      // The row above the large shapes is given up for words; the row below separates them from the
      // bar. A plate covers both rows.
      let top = words.y > 8 || isOnPlate ? 2 : 1
      drawLargeShapes(into: &frame, Rect(x: inner.x, y: top, columns: inner.columns, rows: 5))
      let bar = Rect(x: inner.x, y: words.y - 1, columns: inner.columns, rows: 1)
      if moment.pacer != nil {
        drawPacerLine(into: &frame, bar)
      } else if !isOnPlate {
        drawBar(into: &frame, bar)
      }
    } else if moment.hasClock {
      let clock = "\(moment.clock ?? "") \(sideLabel)"
      frame.write(clock, x: inner.x, y: 1, style: style)
      drawBar(into: &frame, Rect(x: inner.x, y: 2, columns: inner.columns, rows: 1))
    }
    if !moment.hasClock {
      let button = " Enter  \(moment.buttonName) "
      frame.write(
        button.truncated(to: inner.columns, glyphs: glyphs), x: inner.x, y: rows - 3,
        style: Style(.onFill, bold: true, on: Fill(.work)))
    }
    drawPage(into: &frame, words)
    if player.question == nil, let status = context.status {
      let lines = status.wrapped(to: inner.columns).prefix(2)
      frame.fill(Rect(x: 0, y: rows - 1 - lines.count, columns: columns, rows: lines.count))
      for (row, line) in lines.enumerated() {
        frame.write(
          line, x: inner.x, y: rows - 1 - lines.count + row, style: Style(.plain, bold: true))
      }
    } else {
      drawNext(into: &frame, x: inner.x, y: rows - 2, columns: inner.columns)
    }
    frame.draw(hints, x: margin, y: rows - 1, columns: columns - 2 * margin)
  }

  /// The place of the words in a compact window.
  private var compactWords: Rect {
    let (columns, rows) = (context.size.columns - 2 * layout.margin, context.size.rows)
    let bottom = rows - 2
    var y = 1
    if moment.hasClock {
      // The shapes take five rows, the bar one, and blank rows one or two.
      y = rows >= 11 ? max(8, min(9, bottom - moment.text.wrapped(to: columns).count)) : 3
    }
    let end = moment.hasClock ? bottom : bottom - 2
    return Rect(x: layout.margin, y: y, columns: columns, rows: max(1, end - y))
  }

  /// True while the person gets ready: the seconds are then cut out of a plate.
  private var isOnPlate: Bool { moment.isLeadIn || segment.kind == .ready }

  /// Draws seconds and side next to each other. While the person gets ready, the seconds are cut
  /// out of a plate that is a row higher at both ends.
  private func drawLargeShapes(into frame: inout Frame, _ rect: Rect) {
    let room = Size(columns: rect.columns, rows: 5)
    let heights: [BigText.Height] = isOnPlate ? [.narrow] : [.low, .narrow]
    guard let clock = moment.clock,
      let widest = BigText(moment.widestClock, fitting: room, of: heights),
      let big = BigText(clock, widest.height)
    else {
      frame.write(moment.clock ?? "", x: rect.x, y: rect.y + 2, style: style)
      return
    }
    var x = rect.x
    if isOnPlate {
      let plate = Rect(x: x, y: rect.y - 1, columns: widest.size.columns + 6, rows: 7)
      frame.fill(plate, style: .solid(ink))
      frame.draw(big, around: plate.x + plate.columns / 2, y: rect.y, style: .plain)
      x = plate.right + 2
    } else {
      let offset = widest.size.columns - big.size.columns
      frame.draw(
        big, x: x + offset, y: rect.y,
        style: .solid(segment.kind == .rest ? ink : .plain))
      x += widest.size.columns + 3
    }
    let word = moment.mainWord.filter { !"<>".contains($0) }
    let left = Size(columns: rect.right - x, rows: 5)
    if let side = BigText(word, fitting: left, of: [.narrow]) {
      frame.draw(side, x: rect.right - side.size.columns, y: rect.y, style: .solid(ink))
    } else if rect.right - x > 6 {
      frame.write(
        word.truncated(to: rect.right - x, glyphs: glyphs), x: x, y: rect.y + 2, style: style)
    }
  }

  /// Draws a mark that moves with the tempo, and the name of the phase.
  private func drawPacerLine(into frame: inout Frame, _ rect: Rect) {
    guard let pacer = moment.pacer, rect.columns > 10 else { return }
    let name = pacer.phase.name.truncated(to: rect.columns / 2, glyphs: glyphs)
    let track = rect.columns - (name.isEmpty ? 0 : rect.columns / 2)
    frame.fill(
      Rect(x: rect.x, y: rect.y, columns: track, rows: 1), style: .solid(.track))
    let place = rect.x + Int((pacer.reach * Double(track - 2)).rounded())
    frame.fill(Rect(x: place, y: rect.y, columns: 2, rows: 1), style: .solid(ink))
    frame.write(name, x: rect.x + track + 2, y: rect.y, style: Style(ink))
  }

  // MARK: Tiny

  /// The side with an arrow, such as `RIGHT >`; empty without a side.
  private var sideLabel: String {
    switch moment.shownSide {
    case .left: "\(glyphs.arrowLeft) LEFT"
    case .right: "RIGHT \(glyphs.arrowRight)"
    case nil: ""
    }
  }

  func drawTiny(into frame: inout Frame) {
    let (columns, rows) = (frame.size.columns, frame.size.rows)
    var end = columns
    let side = sideLabel.isEmpty ? "" : sideLabel
    if !side.isEmpty {
      end =
        frame.write(
          side, endingAt: columns, y: 0, style: Style(.onFill, bold: true, on: Fill(ink))) - 1
    }
    let name = session.isPaused || moment.title.isEmpty ? moment.headline : moment.title
    let headline = side.isEmpty ? shortHeadline : name
    frame.write(
      headline.truncated(to: max(0, end), glyphs: glyphs), x: 0, y: 0,
      style: Style(ink, bold: true))
    if let clock = moment.clock, rows > 1 {
      let label = (session.isPaused ? "\(glyphs.pause) " : "") + "\(clock) s "
      let text = clock.contains(":") ? String(label.dropLast(2)) + " " : label
      let place = frame.write(text, x: 0, y: 1, style: Style(.plain, bold: true))
      let count = segment.repetition.flatMap { $0.of > 1 ? " \($0.index)/\($0.of)" : nil } ?? ""
      let right = frame.write(count, endingAt: columns, y: 1, style: Style(.dim))
      drawBar(into: &frame, Rect(x: place, y: 1, columns: right - place, rows: 1))
    }
    if let status = context.status {
      drawParagraph(status, into: &frame, tinyWords, style: .plain)
    } else {
      drawPage(into: &frame, tinyWords)
    }
    if rows >= 4 { frame.draw(tinyHints, x: 0, y: rows - 1, columns: columns) }
  }

  private var tinyWords: Rect {
    let y = moment.clock == nil ? 1 : 2
    let end = context.size.rows - (context.size.rows >= 4 ? 1 : 0)
    return Rect(x: 0, y: y, columns: context.size.columns, rows: max(0, end - y))
  }

  // MARK: Pages of words

  /// The time that a page of words stays: long enough to read two short lines. A habit.
  static let pageTime: Duration = .seconds(4)

  /// Returns the words in pages, if they do not all fit.
  private func pages(_ rect: Rect) -> [ArraySlice<String>] {
    guard rect.rows > 0 else { return [] }
    var lines = moment.text.wrapped(to: max(1, rect.columns))
    // The ellipsis on a page has a column of its own.
    if lines.count > rect.rows { lines = moment.text.wrapped(to: max(1, rect.columns - 1)) }
    return stride(from: 0, to: lines.count, by: rect.rows).map {
      lines[$0..<min($0 + rect.rows, lines.count)]
    }
  }

  /// True if the words come one page after the other.
  var hasPages: Bool {
    switch layout.sizeClass {
    case .tiny: pages(tinyWords).count > 1
    case .compact: pages(compactWords).count > 1
    case .standard, .large: false
    }
  }

  /// Draws the page of the words that is due.
  private func drawPage(into frame: inout Frame, _ rect: Rect) {
    let pages = pages(rect)
    guard !pages.isEmpty else { return }
    let index = Int((session.elapsed(at: now) / Self.pageTime).rounded(.down)) % pages.count
    var lines = Array(pages[index])
    if index < pages.count - 1, let last = lines.popLast() {
      lines.append(last + String(glyphs.ellipsis))
    }
    for (row, line) in lines.enumerated() {
      frame.write(line, x: rect.x, y: rect.y + row, limit: rect.columns)
    }
  }

  /// The keys in the smallest window: the one that confirms, the one for a hurt, and the help.
  private var tinyHints: KeyHints {
    guard player.question == nil else { return KeyHints(entries: []) }
    let keys = context.keys(Keymaps.player)
    let first =
      session.isPaused
      ? [keys.entry(of: [.pause], named: "resume", glyphs: glyphs)]
      : session.isWaiting
        ? [keys.entry(of: [.answer], named: moment.shortButtonName, glyphs: glyphs)] : []
    // The key for a hurt has to fit next to the first entry, so that its name is shortened.
    if session.isPaused {
      return KeyHints(entries: first + [keys.entry(of: [.hurt], named: "hurt", glyphs: glyphs)])
    }
    return KeyHints(
      entries: first + keys.hints(of: first.isEmpty ? [.hurt, .help] : [.hurt], glyphs: glyphs))
  }
}
