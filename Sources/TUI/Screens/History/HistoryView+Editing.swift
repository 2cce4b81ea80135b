import Drawing

/// The pages for correcting a session and for entering one by hand, and their forms.
extension HistoryView {
  /// The columns of a name before its value.
  private static let nameColumns = 18

  /// The chosen session: its facts, a button for each thing that can be corrected, its segments.
  var session: Frame {
    guard let session = screen.chosen else { return Frame(size: Size(columns: 0, rows: 0)) }
    let kind = session.isPain ? [SessionText.withoutSession] : []
    let facts = (["\(session.day) \(session.time)"] + session.facts + kind)
      .joined(separator: ", ")
    if session.isPain { return .paragraphs([facts], columns: columns) }
    let answers = session.answers
    let fields = [
      field(.painBefore, "Pain before", SessionText.pain(answers.painBefore)),
      field(.painAfter, "Pain after", SessionText.pain(answers.painAfter)),
      field(.ease, "The dose was", answers.ease.map(SessionText.name) ?? SessionText.notSaid),
      field(.minutes, "Minutes", "\(answers.minutes)"),
      field(.routine, "Routine", session.title),
      field(.note, "Note", answers.note ?? "none"),
    ]
    let parts = [
      Frame.paragraphs([facts], columns: columns), stack(fields),
      Frame.paragraphs(session.segments, columns: columns),
    ]
    return isTiny ? stack(parts) : Frame.stacked(parts, columns: columns)
  }

  /// The session that is being entered by hand.
  var entry: Frame {
    guard let entry = screen.entry else { return Frame(size: Size(columns: 0, rows: 0)) }
    return stack([
      entryField(.routine, "Routine", entry.title),
      entryField(.day, "Day", entry.day.description),
      entryField(.time, "Began at", entry.time),
      entryField(.minutes, "Minutes", SessionText.minutes(entry.minutes)),
    ])
  }

  private func field(_ action: HistoryAction, _ name: String, _ value: String) -> Frame {
    row(context.keys(Keymaps.history).hints(of: [action], glyphs: glyphs), name, value)
  }

  private func entryField(
    _ action: HistoryEntryAction, _ name: String, _ value: String
  ) -> Frame {
    row(Keymaps.historyEntry.hints(of: [action], glyphs: glyphs), name, value)
  }

  /// Returns a key, a name and a value in as many rows as needed; a click anywhere on them presses
  /// the key.
  private func row(_ hints: [KeyHints.Entry], _ name: String, _ value: String) -> Frame {
    guard let hint = hints.first else { return Frame(size: Size(columns: 0, rows: 0)) }
    let isWide = columns >= 44
    let start = isWide ? Self.nameColumns : 2
    let text = isWide ? value : "\(name): \(value)"
    let lines = text.wrapped(to: max(1, columns - start))
    var frame = Frame(size: Size(columns: columns, rows: max(1, lines.count)))
    if isWide {
      let x = frame.write(" \(hint.key) ", x: 0, y: 0, style: .cap) + 1
      frame.write(name, x: x, y: 0, style: .label)
    } else {
      frame.write(hint.key, x: 0, y: 0, style: Style(.key))
    }
    for (y, line) in lines.enumerated() { frame.write(line, x: start, y: y) }
    if let key = hint.press { frame.addButton(frame.bounds, key) }
    return frame
  }

  /// Returns frames below each other, without blank rows.
  private func stack(_ frames: [Frame]) -> Frame {
    var all = Frame(size: Size(columns: columns, rows: frames.reduce(0) { $0 + $1.size.rows }))
    var y = 0
    for frame in frames {
      all.draw(frame, x: 0, y: y)
      y += frame.size.rows
    }
    return all
  }

  // MARK: Forms

  /// Draws a form: the text or the options, and a hint.
  func draw(_ form: HistoryForm, into frame: inout Frame) {
    Header(title: SessionText.heading(form.field), glyphs: glyphs)
      .draw(into: &frame, x: margin, columns: columns)
    let hint = SessionText.hint(form.field).wrapped(to: columns)
    var y = top
    if form.isText {
      // A long text shows its end, where typing continues.
      let lines = ("> " + form.text + "_").wrapped(to: columns)
      for line in lines.suffix(max(1, rows - min(2, hint.count))) {
        frame.write(line, x: margin, y: y, style: Style(.title))
        y += 1
      }
    }
    let options = form.options(in: context)
    let shown = optionsViewport(form, count: options.count)
    for (row, index) in shown.lines.enumerated() {
      let place = optionsTop(form) + row
      let isChosen = index == shown.choice
      frame.write(
        options[index].name.truncated(to: columns - 2, glyphs: glyphs), x: margin + 2, y: place,
        style: Style(isChosen ? .title : .plain, bold: isChosen))
      if isChosen { frame.drawChoice(x: margin, y: place, columns: columns, glyphs: glyphs) }
      y = place + 1
    }
    let below = options.count - shown.lines.upperBound
    if below > 0, !isTiny {
      frame.write(
        "\(glyphs.arrowDown) \(below) more", endingAt: margin + columns, y: y, style: .label)
    }
    let gap = isTiny || y + hint.count >= size.rows - 1 ? 0 : 1
    for (row, line) in hint.enumerated() where y + gap + row < size.rows - 1 {
      frame.write(line, x: margin, y: y + gap + row, style: .label)
    }
    Footer(Keymaps.historyForm.hints(of: [.keep, .cancel], glyphs: glyphs), in: context)
      .draw(into: &frame, x: margin, columns: columns)
  }

  private func optionsTop(_ form: HistoryForm) -> Int {
    top + (form.isText ? (isTiny ? 1 : 2) : 0)
  }

  private func optionsViewport(
    _ form: HistoryForm, count: Int
  ) -> (lines: Range<Int>, choice: Int) {
    let rows = max(1, size.rows - optionsTop(form) - (isTiny ? 1 : 3))
    return (Viewport(count: count, rows: rows, around: form.choice).lines, form.choice)
  }

  /// The option on a row of the window; `nil` if there is none.
  func option(y: Int) -> Int? {
    guard let form = screen.form else { return nil }
    let lines = optionsViewport(form, count: form.options(in: context).count).lines
    let index = lines.lowerBound + y - optionsTop(form)
    return lines.contains(index) ? index : nil
  }
}
