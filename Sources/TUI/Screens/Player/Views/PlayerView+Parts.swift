import Drawing
import Figures
import RoutineEngine

/// The parts that windows of several sizes share.
extension PlayerView {
  /// Draws the title with a fact, and at the right the time left and the time of day of the end.
  func drawHeader(into frame: inout Frame, margin: Int, naming title: String, fact: String = "") {
    let isShort = layout.sizeClass <= .compact
    var right = frame.size.columns - margin
    let bold = Style(.plain, bold: true)
    if session.isPaused {
      right = frame.write(moment.pauseText, endingAt: right, y: 0, style: Style(ink, bold: true))
    } else if let end = endOfDay {
      right = frame.write(end, endingAt: right, y: 0, style: bold)
      right = frame.write(isShort ? "done " : "done at ", endingAt: right, y: 0, style: Style(.dim))
    }
    if right < frame.size.columns - margin {
      let gap = isShort ? " \(glyphs.separator) " : "  \(glyphs.separator)  "
      right = frame.write(gap, endingAt: right, y: 0, style: Style(.dim))
    }
    right = frame.write(
      isShort ? moment.shortLeft : moment.left, endingAt: right, y: 0, style: bold)
    let room = right - margin - 2
    let end =
      margin
      + frame.write(
        title.truncated(to: room, glyphs: glyphs), x: margin, y: 0, style: Style(.title))
    let more = fact.isEmpty ? "" : " \(glyphs.separator) \(fact)"
    if end + more.columns <= margin + room {
      frame.write(more, x: end, y: 0, style: Style(.dim))
    }
  }

  /// The time of day at which the session will end at this rate: `14:32`; `nil` if not known.
  private var endOfDay: String? {
    guard let zero = context.settings.timeOfDayAtZero else { return nil }
    let left = session.timeLeft(at: now)
    guard left > .zero else { return nil }
    return Format.timeOfDay(zero + context.now + left / max(1, player.speed))
  }

  private var strip: TimelineStrip {
    let segments = session.timeline.segments
    return TimelineStrip(
      lengths: segments.map { ($0.length ?? .seconds(5)).inSeconds }, current: session.index,
      inks: segments.map { PlayerViewModel.ink(of: $0.kind) }, fraction: moment.stripFraction,
      shares: session.shares)
  }

  /// The segment of the strip at a place of the window; `nil` if there is none.
  func stripSegment(x: Int, y: Int) -> Int? {
    let columns = context.size.columns - 2 * layout.margin
    guard layout.sizeClass >= .standard, !player.showsOnlyDigits, y == layout.stripRow else {
      return nil
    }
    return strip.segment(at: x - layout.margin, columns: columns)
  }

  func drawStrip(into frame: inout Frame, x: Int, y: Int, columns: Int) {
    frame.draw(
      strip, x: x, y: y, columns: columns, now: Style(PlayerViewModel.ink(of: segment.kind)),
      glyphs: glyphs)
  }

  /// Draws `HOLD · Lean over · round 2 of 3`, centred on a column. The title is left out where it
  /// follows in large letters.
  func drawHeadline(
    into frame: inout Frame, around axis: Int, y: Int, omittingTitle isOmitted: Bool = false
  ) {
    let width = max(
      0, layout.axis == axis ? layout.column.columns + 1 : frame.size.columns - 2 * layout.margin)
    var parts: [(text: String, style: Style)] = [(moment.headline.uppercased(), style)]
    if !isOmitted, !moment.title.isEmpty, moment.title.uppercased() != parts[0].text {
      parts.append((moment.title, Style(.plain, bold: true)))
    }
    if !moment.repetition.isEmpty { parts.append((moment.repetition, Style(.dim))) }
    func columns() -> Int { parts.reduce(3 * (parts.count - 1)) { $0 + $1.text.columns } }
    while parts.count > 2, columns() > width { parts.remove(at: parts.count - 1) }
    if columns() > width, parts.count == 2 {
      parts[1].text = parts[1].text.truncated(
        to: max(0, width - parts[0].text.columns - 3), glyphs: glyphs)
    }
    var x = axis - columns() / 2
    for (index, part) in parts.enumerated() {
      if index > 0 {
        x += frame.write(" \(glyphs.separator) ", x: x, y: y, style: Style(.dim))
      }
      x += frame.write(part.text, x: x, y: y, style: part.style)
    }
  }

  /// The headline in twenty columns: `Hold 2/3 left`, `Chin tuck 7 times`.
  var shortHeadline: String {
    if let count = moment.count, !session.isPaused {
      return "\(moment.title.isEmpty ? moment.headline : moment.title) \(count) times"
    }
    // A prompt is named by its subject.
    let isNamed = segment.kind == .prompt && !moment.title.isEmpty && !session.isPaused
    var parts = [isNamed ? moment.title : moment.headline]
    if let repetition = segment.repetition, repetition.of > 1 {
      parts.append("\(repetition.index)/\(repetition.of)")
    }
    if let side = segment.side { parts.append(side.rawValue) }
    if parts.count == 1, !moment.title.isEmpty, !session.isPaused {
      return segment.kind == .ready ? "Ready: \(moment.title)" : moment.title
    }
    return parts.joined(separator: " ")
  }

  /// Draws the next step, with its name in bold.
  func drawNext(into frame: inout Frame, x: Int, y: Int, columns: Int) {
    let next = moment.nextWords
    let label = frame.write("Next  ", x: x, y: y, style: Style(.dim), limit: columns)
    let name = next.name.truncated(to: max(0, columns - label), glyphs: glyphs)
    let bold = frame.write(
      name, x: x + label, y: y, style: Style(.plain, bold: true), limit: columns - label)
    // A fact that does not fit is left out as a whole.
    var facts = next.details
    while !facts.isEmpty, facts.joined(separator: ", ").columns > columns - label - bold - 1 {
      facts.removeLast()
    }
    frame.write(facts.joined(separator: ", "), x: x + label + bold + 1, y: y, style: Style(.dim))
  }

  func drawParagraph(
    _ text: String, into frame: inout Frame, _ rect: Rect, style: Style,
    centered: Bool = false
  ) {
    var lines = centered ? text.wrappedEvenly(to: rect.columns) : text.wrapped(to: rect.columns)
    if lines.count > rect.rows, rect.rows > 0 {
      lines = Array(lines.prefix(rect.rows))
      lines[rect.rows - 1] = (lines[rect.rows - 1] + String(glyphs.ellipsis))
        .truncated(to: rect.columns, glyphs: glyphs)
    }
    for (row, line) in lines.prefix(max(0, rect.rows)).enumerated() {
      if centered {
        frame.write(line, centeredIn: rect.x..<rect.right, y: rect.y + row, style: style)
      } else {
        frame.write(line, x: rect.x, y: rect.y + row, style: style, limit: rect.columns)
      }
    }
  }

  func drawFigure(into frame: inout Frame, _ rect: Rect) {
    guard let (figure, motion) = figure else { return }
    var isMirrored = figure.isMirrored(for: segment.side.map(FigureSide.init))
    var width = 1.0
    if let turn = player.turn(at: now, in: context), figure.side != nil {
      // During the first half of the turn, the side before is shown.
      if turn < 0.5 { isMirrored.toggle() }
      width = max(0.12, abs(Angle(degrees: 90 + 180 * turn).direction.x))
    }
    let picture = cache.picture(
      FigurePictureKey(
        name: segment.figure ?? "", pose: figure.pose(motion), isMirrored: isMirrored,
        width: width, size: rect.size, look: FigureLook(), glyphs: glyphs),
      of: figure)
    frame.draw(picture, x: rect.x, y: rect.y)
  }

  func drawBar(into frame: inout Frame, _ rect: Rect) {
    guard let left = moment.fractionLeft else { return }
    frame.draw(Bar(left), in: rect, style: Style(moment.ink), glyphs: glyphs)
  }

  /// The keys that make sense now; none during a question, which shows its own. A small window
  /// leaves out the last ones, but never the key for a hurt.
  var hints: KeyHints {
    guard player.question == nil else { return KeyHints(entries: []) }
    let keys = context.keys(Keymaps.player)
    if session.isWaiting, !session.isPaused {
      let asked: [PlayerAction] = player.asksForPain(at: now) ? [.pain] : []
      return KeyHints(
        entries: [keys.entry(of: [.answer], named: moment.shortButtonName, glyphs: glyphs)]
          + keys.hints(
            of: [.hurt] + asked + [.cautions, .back, .handsFree, .quit, .help], glyphs: glyphs))
    }
    let pause = session.isPaused ? "carry on" : "pause"
    return KeyHints(
      entries: [keys.entry(of: [.pause], named: pause, glyphs: glyphs)]
        + keys.hints(of: [.hurt, .next, .quit, .back], glyphs: glyphs)
        + [keys.entry(of: [.longer, .shorter], named: "5 s", glyphs: glyphs)]
        + keys.hints(of: [.again, .figure, .sound, .largeDigits, .help], glyphs: glyphs))
  }
}
