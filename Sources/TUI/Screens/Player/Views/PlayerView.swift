import Drawing
import Figures
import RoutineEngine

/// The view of a session: large from 120x36 cells, standard from 60x20, compact from 34x10, else
/// tiny.
struct PlayerView {
  let player: Player
  let moment: PlayerViewModel
  let context: ScreenContext
  let cache: DrawingCache
  let now: Duration
  let layout: PlayerLayout
  /// True if the text stands alone: without a side and a figure.
  private let isAlone: Bool
  /// The figure, and its motion.
  let figure: (figure: Figure, motion: FigureMotion)?

  init(_ player: Player, in context: ScreenContext, cache: DrawingCache) {
    self.player = player
    self.context = context
    self.cache = cache
    now = player.sessionTime(at: context.now)
    moment = PlayerViewModel(player.session, at: now)
    figure = player.figure(at: now, in: context)
    isAlone = figure == nil && moment.shownSide == nil
    layout = PlayerLayout(
      context.size, isMirrored: moment.shownSide == .left, isAlone: isAlone)
  }

  /// Returns true if there is room for a figure.
  static func hasRoomForFigure(in context: ScreenContext) -> Bool {
    PlayerLayout.sizeClass(context.size) >= .standard
  }

  var glyphs: GlyphSet { context.glyphs }
  var ink: Ink { moment.ink }
  var style: Style { Style(moment.ink, bold: true) }
  var session: Session { player.session }
  var segment: Segment { player.session.segment }

  func draw(into frame: inout Frame) {
    if player.showsOnlyDigits {
      drawOnlyDigits(into: &frame)
      Footer(in: context).draw(into: &frame, x: 0, columns: frame.size.columns)
    } else if layout.sizeClass >= .standard {
      drawStandard(into: &frame)
    } else if layout.sizeClass == .compact {
      drawCompact(into: &frame)
    } else {
      drawTiny(into: &frame)
    }
    if let question = player.question {
      QuestionView(question, of: session, at: now, in: context).draw(into: &frame)
    } else if session.isPaused, segment.kind != .prompt, !player.showsOnlyDigits,
      layout.sizeClass >= .compact
    {
      // A prompt stays visible: its words are all that the person has to act on.
      drawPaused(into: &frame)
    }
  }

  // MARK: Standard

  private func drawStandard(into frame: inout Frame) {
    let columns = frame.size.columns
    let margin = layout.margin
    let level = (session.easedFrom == nil ? session.timeline.prescription.level : .gentle).rawValue
    drawHeader(
      into: &frame, margin: margin, naming: session.timeline.routine.title, fact: "\(level) dose")
    drawStrip(into: &frame, x: margin, y: layout.stripRow, columns: columns - 2 * margin)
    if let agenda = layout.agenda { drawAgenda(into: &frame, agenda) }
    if moment.pacerKind == .breath, drawBreath(into: &frame) {
      drawFooter(into: &frame)
      return
    }
    drawFigureHalf(into: &frame)
    let bottom =
      moment.pacerKind == .stroke ? drawStroke(into: &frame) : layout.column.y + stackRows
    if showsCautions {
      let lines = Rect(x: margin, y: bottom, columns: columns - 2 * margin, rows: 2)
      frame.fill(lines)
      CautionsView(session.timeline.routine).draw(into: &frame, lines)
    }
    stack.draw(into: &frame, layout.column.y..<bottom)
    drawFooter(into: &frame)
  }

  /// The rows for the blocks of text.
  var stackRows: Int {
    // The next step stands below the blocks, except in a rest, which shows it in large letters.
    let hasNext = isAlone && segment.kind != .rest && layout.sizeClass == .standard
    return layout.column.rows - (showsCautions ? 2 : 0) - (hasNext ? 1 : 0)
  }

  private var showsCautions: Bool { startsAtOnce && context.status == nil }

  /// True if the session begins without a prompt: the cautions then have to be shown while the
  /// person gets ready.
  private var startsAtOnce: Bool {
    session.index == 0 && segment.kind != .prompt && !segment.kind.isWork
  }

  /// The blocks of text from the headline down, by the state of the session.
  private var stack: BlockStack {
    if !moment.hasClock { return waitingStack }
    if moment.isLeadIn || segment.kind == .ready { return readyStack }
    switch segment.kind {
    case .change: return changeStack
    case .rest: return restStack
    default: return workStack
    }
  }

  private func drawFooter(into frame: inout Frame) {
    frame.draw(
      hints, x: layout.margin, y: frame.size.rows - 1,
      columns: frame.size.columns - 2 * layout.margin)
    drawStatus(into: &frame)
  }

  /// Draws the status message on a row without words of the session, if there is one.
  private func drawStatus(into frame: inout Frame) {
    guard player.question == nil, let status = context.status else { return }
    let isFree = layout.column.y > layout.stripRow + 1
    let y = isFree ? layout.stripRow + 1 : frame.size.rows - 2
    frame.fill(Rect(x: 0, y: y, columns: frame.size.columns, rows: 1))
    frame.write(
      status.truncated(to: frame.size.columns - 2 * layout.margin, glyphs: glyphs),
      x: layout.margin, y: y, style: Style(.plain, bold: true))
  }

  private func drawAgenda(into frame: inout Frame, _ rect: Rect) {
    frame.write("Coming up", x: rect.x, y: rect.y, style: Style(.dim, bold: true))
    SegmentList(session: session, glyphs: glyphs, now: style).draw(
      into: &frame,
      Rect(x: rect.x, y: rect.y + 1, columns: rect.columns, rows: rect.rows - 1))
  }

  // MARK: The figure's half

  /// Draws the figure, its point of view, and the next step.
  private func drawFigureHalf(into frame: inout Frame) {
    var rect = layout.figure
    let y = frame.size.rows - 3
    let isStroke = moment.pacerKind == .stroke
    if isStroke { rect.size.rows = min(rect.rows, frame.size.rows - 7 - rect.y) }
    let words = segment.kind == .rest && figure != nil ? restWords : []
    if !words.isEmpty { rect.size.rows = max(8, rect.rows - words.count - 1) }
    if figure != nil { drawFigure(into: &frame, rect) }
    for (row, line) in words.enumerated() {
      frame.write(line, x: rect.x, y: rect.bottom + 1 + row, limit: rect.columns)
    }
    guard !isStroke, segment.kind != .rest else { return }
    let seen = figure.map { Format.view($0.figure.view) } ?? ""
    if let agenda = layout.agenda, layout.sizeClass == .large {
      return drawSeen(seen, into: &frame, endingAt: agenda.right, y: agenda.y)
    }
    if words.isEmpty {
      frame.write(seen, x: rect.x, y: y, style: Style(.dim), limit: rect.columns)
    }
    drawNext(into: &frame, x: rect.x, y: y + 1, columns: rect.columns)
  }

  private func drawSeen(_ seen: String, into frame: inout Frame, endingAt right: Int, y: Int) {
    frame.write(seen.lowercased(), endingAt: right, y: y, style: Style(.dim))
  }

  // MARK: Digits

  private func drawOnlyDigits(into frame: inout Frame) {
    let (columns, rows) = (frame.size.columns, frame.size.rows)
    frame.write(
      shortHeadline.truncated(to: columns, glyphs: glyphs), centeredIn: 0..<columns, y: 0,
      style: style)
    guard let clock = moment.clock else {
      return drawParagraph(
        moment.text, into: &frame, Rect(x: 0, y: 1, columns: columns, rows: rows - 1),
        style: .plain)
    }
    frame.drawBigDigits(
      clock, in: Rect(x: 0, y: 1, columns: columns, rows: max(1, rows - 1)),
      widest: moment.widestClock, style: style, glyphs: glyphs)
  }
}
