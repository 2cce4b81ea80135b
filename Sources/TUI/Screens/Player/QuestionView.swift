import Drawing
import RoutineEngine

/// A question over the session, in a box in the middle; over the whole window where that is small.
struct QuestionView {
  private let text: QuestionText
  private let context: ScreenContext

  init(
    _ question: Player.Question, of session: Session, at now: Duration, in context: ScreenContext
  ) {
    text = QuestionText(question, of: session, at: now)
    self.context = context
  }

  func draw(into frame: inout Frame) {
    let width = min(frame.size.columns, 40)
    // A status message has the last row of a window that the question fills.
    let statusRows = context.status == nil ? 0 : 1
    let isBoxed = frame.size.rows >= 9 && frame.size.columns >= 30
    let inset = isBoxed ? 2 : 0
    let wrapped = text.lines.flatMap { $0.wrapped(to: width - 2 * inset) }
    // Where room is short, the answers are worth more than the words.
    let roomForWords = max(
      1, frame.size.rows - 2 * min(1, inset) - text.answers.count - statusRows)
    let words = Array(wrapped.prefix(roomForWords))
    let height = min(
      frame.size.rows, words.count + text.answers.count + (isBoxed ? 3 : 0))
    let rect = Rect(
      x: (frame.size.columns - width) / 2,
      y: (frame.size.rows - height - (isBoxed ? 0 : statusRows)) / 2, columns: width,
      rows: height)
    frame.fill(isBoxed ? rect : frame.bounds)
    if isBoxed { frame.drawBox(rect, style: Style(text.ink), glyphs: context.glyphs) }
    var y = rect.y + (isBoxed ? 1 : 0)
    for line in words {
      frame.write(line, x: rect.x + inset, y: y, style: Style(text.ink, bold: true))
      y += 1
    }
    y += isBoxed ? 1 : 0
    for answer in text.answers {
      let key = frame.write(answer.key, x: rect.x + inset, y: y, style: Style(.key))
      frame.write(
        "  \(answer.name)", x: rect.x + inset + key, y: y, limit: width - 2 * inset - key)
      y += 1
    }
    Footer(in: context).draw(into: &frame, x: 0, columns: frame.size.columns)
  }
}
