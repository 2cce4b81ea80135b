import Screen

/// Draws the question for red flags, or who to see.
struct SafetyDrawing {
  let question: SafetyQuestion
  let stage: Stage

  private var glyphs: GlyphSet { stage.glyphs }
  private var size: Size { stage.size }
  private var isTiny: Bool { size.rows < 8 }
  private var margin: Int { size.columns < 40 ? 0 : 2 }
  private var top: Int { isTiny ? 1 : 2 }
  private var rows: Int { max(1, size.rows - top - (isTiny ? 1 : 2)) }
  private var columns: Int { max(1, min(size.columns - 2 * margin, 76)) }

  /// The greatest offset at which the text still fills the window.
  var lastOffset: Int { max(0, lines.count - rows) }

  private var lines: [(text: String, style: Style)] {
    question.answer.map(explanation) ?? flags
  }

  private var heading: String {
    if let answer = question.answer { return answer.title }
    if question.isAgain { return size.columns < 40 ? "Anything new?" : "Is anything of this new?" }
    return size.columns < 40 ? "Any of these?" : "Before you begin: is any of this so?"
  }

  private var flags: [(String, Style)] {
    var lines: [(String, Style)] = []
    for (number, answer) in [SafetyAnswer.emergency, .soon, .askFirst].enumerated() {
      if number > 0, !isTiny { lines.append(("", .plain)) }
      lines.append(("\(number + 1)  \(answer.title)", Style(.warning)))
      lines += answer.flags.wrapped(to: columns).map { ($0, .plain) }
    }
    return lines
  }

  private func explanation(of answer: SafetyAnswer) -> [(String, Style)] {
    let locked =
      "Routines that press or roll stay locked until your answer changes: ! in the list asks again."
    return answer.advice.wrapped(to: columns).map { ($0, Style(.warning, bold: true)) }
      + (isTiny ? [] : [("", .plain)]) + locked.wrapped(to: columns).map { ($0, .plain) }
  }

  func draw(into frame: inout Frame) {
    frame.write(
      heading.truncated(to: columns, glyphs: glyphs), x: margin, y: 0, style: Style(.title))
    let shown = lines.dropFirst(min(question.offset, lastOffset))
    for (row, line) in shown.prefix(rows).enumerated() {
      frame.write(line.text, x: margin, y: top + row, style: line.style, limit: columns)
    }
    let isCut = shown.count > rows
    if isCut, !isTiny {
      frame.write(
        "\(glyphs.arrowDown) more", endingAt: size.columns - 1, y: size.rows - 2, style: Style(.key)
      )
    }
    drawFoot(isCut: isCut, into: &frame)
  }

  private func drawFoot(isCut: Bool, into frame: inout Frame) {
    let y = size.rows - 1
    if let notice = stage.notice {
      frame.write(
        notice.truncated(to: columns, glyphs: glyphs), x: margin, y: y,
        style: Style(.plain, bold: true))
      return
    }
    frame.draw(Legend(entries: entries(isCut: isCut)), x: margin, y: y, columns: columns)
  }

  private func entries(isCut: Bool) -> [Legend.Entry] {
    func legend(_ actions: [SafetyAction]) -> [Legend.Entry] {
      Keys.safety.legend(of: actions, glyphs: glyphs)
    }
    if question.answer != nil { return legend([.goOn, .change, .quit]) }
    if size.columns >= 60 {
      return legend([isCut ? .down : .nothing, .emergency, .soon, .askFirst])
    }
    let none = Legend.Entry(key: Key.character("n").label(glyphs), name: "none")
    return (isCut ? legend([.down]) : [none]) + [Legend.Entry(key: "1-3", name: "yes")]
  }
}
