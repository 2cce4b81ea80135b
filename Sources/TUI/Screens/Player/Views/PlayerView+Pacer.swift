import Drawing
import Figures
import RoutineEngine

/// The pacers of a breath and of a stroke, which replace the usual picture.
extension PlayerView {
  /// The strength of the colour on both sides of a pacer's marker, in percent: passed, and to come.
  private static let past = 65
  private static let toCome = 24

  // MARK: Breath

  /// A breath across the window: a curve that swells and falls, and a marker that runs along it.
  ///
  /// - Returns: False if the segment has no rhythm, and nothing is drawn.
  func drawBreath(into frame: inout Frame) -> Bool {
    guard let tempo = segment.tempo, let pacer = moment.pacer else { return false }
    let rows = frame.size.rows
    let isFlat = figure.map { figure in
      let box = cache.box(of: segment.figure ?? "", figure.figure)
      return box.width > 2 * box.height
    }
    // A figure that sits or stands keeps its half; a lying one goes below the curve.
    let isWhole = isFlat ?? true
    let area =
      isWhole
      ? Rect(
        x: layout.margin, y: layout.column.y, columns: agendaStart - 2 * layout.margin,
        rows: rows - 1 - layout.column.y)
      : layout.column
    let axis = isWhole ? area.x + area.columns / 2 : layout.axis
    // The curve covers the list of steps.
    frame.fill(area)
    drawHeadline(into: &frame, around: axis, y: area.y)
    drawPhase(pacer, into: &frame, around: axis, y: area.y + 2, within: area)
    let foot = isWhole ? (isFlat == true ? 6 : 4) : 4
    let curve = Rect(
      x: area.x, y: area.y + 7, columns: area.columns, rows: max(2, area.rows - 7 - foot))
    drawCurve(of: tempo, into: &frame, curve)
    if isWhole {
      let below = Rect(
        x: area.x, y: curve.bottom, columns: area.columns, rows: rows - 1 - curve.bottom)
      drawBelowBreath(into: &frame, below, hasFigure: isFlat == true)
    } else {
      drawFigure(into: &frame, layout.figure)
      drawParagraph(
        moment.text, into: &frame,
        Rect(x: area.x, y: curve.bottom + 1, columns: area.columns, rows: 3), style: .plain,
        centered: true)
      drawNext(
        into: &frame, x: layout.figure.x, y: rows - 2, columns: layout.figure.columns)
    }
    return true
  }

  private var agendaStart: Int {
    layout.sizeClass == .standard
      ? layout.agenda.map { $0.x - 1 } ?? context.size.columns
      : context.size.columns
  }

  /// Draws the name of the phase, and the seconds that are left of it.
  private func drawPhase(
    _ pacer: Tempo.Position, into frame: inout Frame, around axis: Int, y: Int, within area: Rect
  ) {
    let word = PlayerViewModel.word(of: pacer.phase)
    let seconds = "\(max(1, pacer.remaining.secondsRoundedUp)) s"
    if let big = BigText(
      word, fitting: Size(columns: area.columns - 8, rows: 5), of: [.low, .narrow])
    {
      frame.draw(big, around: axis, y: y, style: .solid(.plain))
      frame.write(
        seconds, x: axis - big.size.columns / 2 + big.size.columns + 2, y: y + 4,
        style: Style(.dim))
    } else {
      let text = word.isEmpty ? seconds : "\(word) \(seconds)"
      frame.write(text, centeredIn: area.x..<area.right, y: y + 2, style: style)
    }
  }

  /// Draws a curve of several whole breaths, so that only the column of the marker changes.
  private func drawCurve(of tempo: Tempo, into frame: inout Frame, _ rect: Rect) {
    let breaths = max(1, rect.columns / 36)
    // With an odd number of moving phases, the pacer is at its start again after two cycles.
    let whole = tempo.cycle * breaths * (tempo.phases.count { !$0.isStill } % 2 == 1 ? 2 : 1)
    let elapsed = session.elapsed(at: now).roundedDown(to: PlayerViewModel.pacerStep)
    let start = elapsed.roundedDown(to: whole)
    let marker = Int((elapsed - start) / whole * Double(rect.columns))
    for column in 0..<rect.columns {
      let moment = start + whole * (Double(column) + 0.5) / Double(rect.columns)
      let reach = PlayerViewModel.eased(tempo.position(at: moment).reach)
      drawColumn(
        reach, into: &frame, rect, column: column,
        ink: column == marker ? .plain : ink,
        percent: column == marker ? 100 : column < marker ? Self.past : Self.toCome)
    }
  }

  private func drawColumn(
    _ reach: Double, into frame: inout Frame, _ rect: Rect, column: Int, ink: Ink, percent: Int
  ) {
    let parts = glyphs.isUnicode ? 8 : 1
    let height = max(parts, Int((reach * Double(rect.rows * parts)).rounded()))
    let (full, part) = height.quotientAndRemainder(dividingBy: parts)
    let x = rect.x + column
    frame.fill(
      Rect(x: x, y: rect.bottom - full, columns: 1, rows: full),
      style: .solid(ink, percent: percent))
    guard part > 0, full < rect.rows, let glyph = Unicode.Scalar(0x2580 + UInt32(part)) else {
      return
    }
    var style = Style(ink)
    style.inkPercent = UInt8(percent)
    frame.write(glyph, x: x, y: rect.bottom - full - 1, style: style)
  }

  private func drawBelowBreath(into frame: inout Frame, _ rect: Rect, hasFigure: Bool) {
    // Text narrower than 24 columns would take too many rows.
    let width = hasFigure ? min(rect.columns / 2 + 8, rect.columns - 26) : 0
    if hasFigure {
      drawFigure(
        into: &frame, Rect(x: rect.x, y: rect.y + 1, columns: width, rows: rect.rows - 1))
    }
    let words = Rect(
      x: rect.x + (hasFigure ? width + 2 : 0), y: rect.y + 1,
      columns: rect.columns - (hasFigure ? width + 2 : 0), rows: rect.rows - (hasFigure ? 1 : 2))
    drawParagraph(moment.text, into: &frame, words, style: .plain, centered: !hasFigure)
    if !hasFigure {
      drawNext(into: &frame, x: rect.x, y: frame.size.rows - 2, columns: rect.columns)
    }
  }

  // MARK: Stroke

  /// Draws a stroke across the window: a track, and a marker for the place on the body.
  ///
  /// - Returns: The row above which everything else has to end.
  func drawStroke(into frame: inout Frame) -> Int {
    let rows = frame.size.rows
    guard let tempo = segment.tempo, let pacer = moment.pacer else { return rows - 1 }
    let lines = moment.text.wrapped(to: max(1, agendaStart - 2 * layout.margin))
    let wordRows = min(2, max(1, lines.count))
    let track = Rect(
      x: layout.margin, y: rows - 5 - wordRows, columns: agendaStart - 2 * layout.margin,
      rows: 2)
    let marker = 4
    let place = Int((pacer.reach * Double(track.columns - marker)).rounded())
    frame.fill(track, style: .solid(.track))
    var part = track
    part.size.columns = place
    frame.fill(part, style: .solid(ink, percent: Self.past))
    part.x += place
    part.size.columns = marker
    frame.fill(part, style: .solid(.plain))
    let ends = (
      far: PlayerViewModel.word(of: tempo.phases[0]).lowercased(),
      near: tempo.phases.dropFirst().first.map { PlayerViewModel.word(of: $0).lowercased() } ?? ""
    )
    frame.write(ends.near, x: track.x, y: track.bottom, style: Style(.dim))
    frame.write(ends.far, endingAt: track.right, y: track.bottom, style: Style(.dim))
    frame.write(
      strokeFacts(of: tempo), centeredIn: track.x..<track.right, y: track.bottom,
      style: Style(.dim))
    drawParagraph(
      moment.text, into: &frame,
      Rect(x: track.x, y: track.bottom + 1, columns: track.columns, rows: wordRows),
      style: .plain)
    drawNext(into: &frame, x: track.x, y: rows - 2, columns: track.columns)
    return track.y - 1
  }

  /// Returns the stroke and its rhythm in words: `stroke 7 of 13 · 3 s each way`.
  private func strokeFacts(of tempo: Tempo) -> String {
    let cycle = moment.cycle.map { "stroke \($0.index) of \($0.of)" } ?? "stroke"
    let first = tempo.phases[0].length
    let isEven = tempo.phases.count == 2 && tempo.phases.allSatisfy { $0.length == first }
    return cycle
      + (isEven ? " \(glyphs.separator) \(Format.length(first)) each way" : "")
  }
}
