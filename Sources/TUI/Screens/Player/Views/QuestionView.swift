import Drawing
import RoutineEngine

/// The view of a question: a frame over the faded session, or the whole of a small window.
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
    let size = frame.size
    if size.rows >= 16, size.columns >= 50 {
      drawFramed(into: &frame)
    } else {
      drawBare(into: &frame)
    }
  }

  /// Draws a framed question, with a line for each answer; that of Enter is marked.
  private func drawFramed(into frame: inout Frame) {
    let size = frame.size
    frame.fade(Rect(x: 0, y: 1, columns: size.columns, rows: size.rows - 1))
    let width = min(size.columns - 12, 66)
    let words = text.lines.flatMap { $0.wrapped(to: width - 8) }
    let step = size.rows >= words.count + 2 * text.answers.count + 8 ? 2 : 1
    let rows = words.count + step * text.answers.count + 5
    let rect = Rect(
      x: (size.columns - width) / 2, y: max(1, (size.rows - rows) / 2), columns: width, rows: rows)
    let style = Style(text.ink)
    frame.fill(rect)
    frame.drawBox(rect, style: style, glyphs: context.glyphs)
    frame.write(
      " \(text.title) ", x: rect.x + 2, y: rect.y, style: Style(text.ink, bold: true),
      limit: width - 4)
    var y = rect.y + 2
    for line in words {
      frame.write(line, x: rect.x + 4, y: y, style: Style(.plain, bold: true))
      y += 1
    }
    y += 1
    let keyColumns = text.answers.map(\.key.columns).max() ?? 1
    for answer in text.answers {
      draw(answer, into: &frame, rect, y: y, keyColumns: keyColumns)
      y += step
    }
    Footer(text.hints, in: context).draw(into: &frame, x: 2, columns: size.columns - 4)
  }

  private func draw(
    _ answer: QuestionText.Answer, into frame: inout Frame, _ rect: Rect, y: Int, keyColumns: Int
  ) {
    let row = Rect(x: rect.x + 2, y: y, columns: rect.columns - 4, rows: 1)
    let isChosen = answer.isOnEnter
    let ground = isChosen ? Fill(.surface) : nil
    if isChosen {
      frame.fill(
        row, style: Style(.plain, on: ground))
      frame.fill(Rect(x: rect.x + 2, y: y, columns: 1, rows: 1), style: .solid(text.ink))
    }
    let cap = " \(answer.key)" + String(repeating: " ", count: keyColumns - answer.key.columns + 1)
    let capStyle =
      isChosen
      ? Style(.onFill, bold: true, on: Fill(text.ink)) : Style(.key, on: Fill(.cap))
    let end = rect.x + 4 + frame.write(cap, x: rect.x + 4, y: y, style: capStyle)
    let name = frame.write(
      answer.name, x: end + 2, y: y, style: Style(.plain, bold: true, on: ground),
      limit: rect.right - 3 - end)
    if let key = answer.press { frame.addButton(row, key) }
    var right = rect.right - 3
    if isChosen {
      right = frame.write("Enter", endingAt: right, y: y, style: Style(.dim, on: ground)) - 2
    }
    let x = max(end + 2 + name + 2, rect.x + detailColumn)
    guard x + answer.detail.columns <= right else { return }
    frame.write(answer.detail, x: x, y: y, style: Style(.dim, on: ground))
  }

  /// The column of the details, right of the longest name of an answer.
  private var detailColumn: Int {
    let longest = text.answers.filter { !$0.detail.isEmpty }.map(\.name.columns).max() ?? 0
    return 4 + 3 + 2 + longest + 3
  }

  private func drawBare(into frame: inout Frame) {
    let width = min(frame.size.columns, 40)
    // In a window that the question fills, the status message takes the last row.
    let statusRows = context.status == nil ? 0 : 1
    let isBoxed = frame.size.rows >= 9 && frame.size.columns >= 30
    let inset = isBoxed ? 2 : 0
    let wrapped = text.lines.flatMap { $0.wrapped(to: width - 2 * inset) }
    // A small window shows the answers first, then the words.
    let roomForWords = max(
      1, frame.size.rows - 2 * min(1, inset) - text.answers.count - statusRows)
    // No sentence is cut off: the title stands for the words instead.
    let words =
      wrapped.count <= roomForWords || text.lines[0].columns <= width - 2 * inset
      ? Array(wrapped.prefix(roomForWords)) : [text.title]
    let height = min(
      frame.size.rows, words.count + text.answers.count + (isBoxed ? 3 : 0))
    let rect = Rect(
      x: (frame.size.columns - width) / 2,
      y: (frame.size.rows - height - (isBoxed ? 0 : statusRows)) / 2, columns: width,
      rows: height)
    frame.fill(isBoxed ? rect : frame.bounds)
    if isBoxed {
      frame.fade(Rect(x: 0, y: 1, columns: frame.size.columns, rows: frame.size.rows - 1))
      frame.fill(rect)
      frame.drawBox(rect, style: Style(text.ink), glyphs: context.glyphs)
    }
    var y = rect.y + (isBoxed ? 1 : 0)
    for line in words {
      frame.write(line, x: rect.x + inset, y: y, style: Style(text.ink, bold: true))
      y += 1
    }
    y += isBoxed ? 1 : 0
    for answer in text.answers {
      let key = frame.write(answer.key, x: rect.x + inset, y: y, style: Style(.key))
      let room = width - 2 * inset - key - 2
      let withEnter = "\(answer.name) (Enter)"
      let name = answer.isOnEnter && withEnter.columns <= room ? withEnter : answer.name
      frame.write("  \(name)", x: rect.x + inset + key, y: y, limit: width - 2 * inset - key)
      if let press = answer.press {
        frame.addButton(
          Rect(x: rect.x + inset, y: y, columns: width - 2 * inset, rows: 1), press)
      }
      y += 1
    }
    // A question that fills the window already shows its keys.
    let margin = frame.size.columns < 40 ? 0 : 2
    Footer(rect.bottom < frame.size.rows ? text.hints : [], in: context)
      .draw(into: &frame, x: margin, columns: frame.size.columns - 2 * margin)
  }
}
