import Drawing
import RoutineEngine

/// The question about a session that was cut off, or the offer to resume one that was left early.
public struct ResumePrompt: Sendable, Equatable {
  /// The routine's id.
  let routineID: String
  /// The routine's title.
  let title: String
  /// The place where the session stopped, in words.
  let place: String
  /// The day and the time at which the session stopped, in words.
  let moment: String

  /// True if the person left the session. The list then offers it without a question.
  let isLeft: Bool

  /// A question about a stopped session.
  public init(
    routineID: String, title: String, place: String, moment: String, isLeft: Bool = false
  ) {
    self.isLeft = isLeft
    self.routineID = routineID
    self.title = title
    self.place = place
    self.moment = moment
  }

  func press(_ key: Key) -> [ScreenAction] {
    guard let choice = Keymaps.resume.action(for: key) else { return [] }
    let news: [ScreenAction] =
      choice == .end ? [.effect(.load(.practice)), .effect(.load(.interrupted))] : []
    return [.pop, .effect(.resume(choice))] + news
  }
}

/// The view of the question about a session that was cut off.
struct ResumeView {
  let prompt: ResumePrompt
  let context: ScreenContext

  private var size: Size { context.size }
  private var glyphs: GlyphSet { context.glyphs }

  func draw(into frame: inout Frame) {
    if size.rows < 9 { drawTiny(into: &frame) } else { drawStandard(into: &frame) }
  }

  private func drawStandard(into frame: inout Frame) {
    let columns = min(size.columns - 2, 60)
    let heading = "A session was cut off on \(prompt.moment)."
    let parts = [
      Frame.paragraphs([heading], columns: columns, style: Style(.waiting, bold: true)),
      Frame.paragraphs([prompt.title], columns: columns, style: Style(.title)),
      Frame.paragraphs([prompt.place], columns: columns),
    ]
    let answers = Keymaps.resume.bindings.map {
      KeyHints.Entry(key: $0.keys[0].label(glyphs), name: $0.help, press: $0.keys[0])
    }
    let rows = parts.reduce(0) { $0 + $1.size.rows } + answers.count
    let gap = rows + 2 <= size.rows ? 1 : 0
    var y = max(0, min(size.rows / 5, size.rows - rows - 2 * gap))
    let x = (size.columns - columns) / 2
    let panel = Rect(x: x - 2, y: y - 1, columns: columns + 4, rows: rows + 2 * gap + 2)
    if panel.x >= 0, panel.y >= 0, panel.bottom < size.rows {
      Panel(rect: panel, title: "Cut off", isActive: true).draw(into: &frame, glyphs: glyphs)
    }
    for (number, part) in parts.enumerated() {
      frame.draw(part, x: x, y: y)
      y += part.size.rows + (number == 1 ? 0 : gap)
    }
    for answer in answers {
      frame.draw(KeyHints(entries: [answer]), x: x, y: y, columns: columns)
      y += 1
    }
    let margin = size.columns < 40 ? 0 : 2
    Footer(Keymaps.resume.hints(of: [.resume, .end, .later], glyphs: glyphs), in: context)
      .draw(into: &frame, x: margin, columns: size.columns - 2 * margin)
  }

  /// Draws the keys in the last two rows, and as much of the question as fits above.
  private func drawTiny(into frame: inout Frame) {
    let (columns, rows) = (size.columns, size.rows)
    Header(title: prompt.title, glyphs: glyphs).draw(into: &frame, x: 0, columns: columns)
    frame.draw(Frame.paragraphs([prompt.place], columns: columns), x: 0, y: 1)
    frame.fill(Rect(x: 0, y: rows - 2, columns: columns, rows: 2))
    let first = Keymaps.resume.hints(of: [.resume], glyphs: glyphs)
    frame.draw(KeyHints(entries: first), x: 0, y: rows - 2, columns: columns)
    let others = Keymaps.resume.hints(of: [.end, .later], glyphs: glyphs)
    Footer(others, in: context).draw(into: &frame, x: 0, columns: columns)
  }
}
