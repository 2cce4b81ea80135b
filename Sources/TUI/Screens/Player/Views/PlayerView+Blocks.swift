import Drawing
import RoutineEngine

/// The text next to the figure, as blocks around one axis.
extension PlayerView {
  var isLarge: Bool { layout.sizeClass == .large }
  /// The height of the letters for the side and of the seconds.
  private var height: BigText.Height { isLarge ? .high : .usual }
  private var low: BigText.Height { isLarge ? .usual : .low }
  var columns: Int { layout.column.columns }

  /// The greatest height at which side and seconds fit, and true if the bar fits, too.
  private var heightAndBar: (height: BigText.Height, hasBar: Bool) {
    // A stroke has its words and its bar below its track, outside of the stack.
    let isStroke = moment.pacerKind == .stroke
    if isStroke {
      let rows = context.size.rows - 8 - layout.column.y
      return (2 * height.rows + 2 <= rows ? height : low, false)
    }
    // The headline, a row between the large shapes, and the words. The bar is given up first.
    let others = 2 + words.count
    for height in [height, low] {
      let spare = stackRows - others - 2 * height.rows
      if spare >= 0 { return (height, spare >= 2) }
    }
    return (low, false)
  }

  /// The blocks for holding, rolling and moving: the side, the seconds, the bar, the words.
  var workStack: BlockStack {
    var stack = BlockStack()
    let (height, hasBar) = heightAndBar
    add(headlineTo: &stack)
    add(bigWord: moment.mainWord, height, to: &stack, gap: isLarge ? 1 : 0)
    add(secondsTo: &stack, height, ink: .plain)
    guard moment.pacerKind != .stroke else { return stack }
    if hasBar { stack.add(1) { frame, y in drawBar(into: &frame, bar(at: y)) } }
    add(words, most: stackRows - 2 * height.rows - (hasBar ? 4 : 2), to: &stack)
    if isLarge, let feel = segment.feel, !feel.isEmpty {
      let lines = "Feel it here: \(feel)".wrappedEvenly(to: columns - 4)
      stack.add(lines.count) { frame, y in drawFeel(lines, into: &frame, y: y) }
    }
    return stack
  }

  /// The blocks for getting ready: the seconds are cut out of a filled plate between chevrons.
  var readyStack: BlockStack {
    var stack = BlockStack()
    add(headlineTo: &stack)
    let lines = words
    // The headline, the word, the lines, and the gaps before them.
    let others = 1 + low.rows + lines.count + 3
    let plates = [(height, isLarge ? 4 : 3), (height, 2), (low, 2)]
    let plate = plates.first { $0.0.rows + $0.1 + others <= stackRows } ?? (low, 2)
    let plateRows = plate.0.rows + plate.1
    let isTight = plateRows + others > stackRows
    let clock = BigText(moment.clock ?? "", plate.0)
    stack.add(plateRows, gap: isTight ? 0 : 1) { frame, y in
      drawPlate(into: &frame, clock, y: y, rows: plateRows)
    }
    // Plate and word have the same colour, and would touch without a gap.
    add(bigWord: moment.mainWord, low, to: &stack, gap: 1)
    add(lines, most: max(1, stackRows - plateRows - low.rows - 2), to: &stack, gap: isTight ? 0 : 1)
    return stack
  }

  /// The blocks for changing sides: the new side, the seconds, and a plate for each second.
  var changeStack: BlockStack {
    var stack = BlockStack()
    let (height, hasBar) = heightAndBar
    add(headlineTo: &stack)
    add(bigWord: moment.mainWord, height, to: &stack, gap: isLarge ? 1 : 0)
    add(secondsTo: &stack, height, ink: .plain)
    if hasBar { stack.add(1) { frame, y in drawPlates(into: &frame, bar(at: y)) } }
    add(words, most: stackRows - 2 * height.rows - (hasBar ? 4 : 2), to: &stack)
    return stack
  }

  /// The blocks for a rest: the seconds, and what follows, both large.
  var restStack: BlockStack {
    var stack = BlockStack()
    add(headlineTo: &stack)
    add(secondsTo: &stack, height, ink: ink)
    stack.add(1) { frame, y in drawBar(into: &frame, bar(at: y)) }
    if figure == nil { add(restWords, to: &stack) }
    stack.add(1) { frame, y in
      write("NEXT", into: &frame, y: y, style: Style(.dim, bold: true))
    }
    let next = moment.nextWords
    let restRows = figure == nil ? restWords.count : 0
    // The headline, the seconds, the bar, `NEXT` and the facts, each after a gap.
    let spare = stackRows - height.rows - 4 - 5 - (restRows > 0 ? restRows + 1 : 0)
    let heights = [height, low, .narrow].filter { $0.rows <= max(spare, low.rows) }
    if let big = BigText(next.word, fitting: room, of: heights) {
      stack.add(big.size.rows) { frame, y in
        frame.draw(big, around: layout.axis, y: y, style: .solid(.plain))
      }
    } else {
      stack.add(1) { frame, y in
        write(next.word, into: &frame, y: y, style: Style(.plain, bold: true))
      }
    }
    stack.add(1) { frame, y in
      write(next.detail, into: &frame, y: y, style: Style(.plain, bold: true))
    }
    return stack
  }

  /// The blocks for a step that waits: what to do, and a button with the key that confirms.
  var waitingStack: BlockStack {
    var stack = BlockStack()
    let word = moment.count == nil ? waitingWord : nil
    add(headlineTo: &stack, omittingTitle: isTitle(word))
    if let count = moment.count {
      if let big = BigText(count, height) {
        stack.add(big.size.rows) { frame, y in
          frame.draw(big, around: layout.axis, y: y, style: .solid(.plain))
        }
      }
      stack.add(1, gap: 0) { frame, y in
        write("times", into: &frame, y: y, style: Style(.dim))
      }
      if let pacer = moment.pacer, let tempo = segment.tempo {
        // The repeat that the tempo has reached, for those who follow it.
        let done = Int((session.elapsed(at: now) / tempo.cycle).rounded(.down))
        let number = min(done + 1, segment.count ?? 1)
        let text = [String(number), pacer.phase.name].filter { !$0.isEmpty }
        stack.add(1) { frame, y in
          write(text.joined(separator: " \(glyphs.separator) "), into: &frame, y: y, style: style)
        }
      }
    } else if let word {
      stack.add(word.size.rows) { frame, y in
        frame.draw(word, around: layout.axis, y: y, style: .solid(ink))
      }
    }
    add(moment.text.wrappedEvenly(to: columns - 1), most: layout.column.rows - 11, to: &stack)
    stack.add(1) { frame, y in drawButton(into: &frame, y: y) }
    let cautions = CautionsView(session.timeline.routine).pointer
    if session.index == 0, !cautions.isEmpty {
      stack.add(1) { frame, y in
        write(cautions, into: &frame, y: y, style: Style(.warning))
      }
    }
    if asksForPain {
      stack.add(3) { frame, y in drawPainScale(into: &frame, y: y) }
    }
    return stack
  }

  /// The large word of a step that waits; `nil` where there is no room for it.
  private var waitingWord: BigText? {
    guard let word = BigText(moment.mainWord, fitting: room, of: [low, .narrow]),
      word.size.rows + 1 + waitingRows <= stackRows
    else { return nil }
    return word
  }

  /// Returns true if the large word is the title.
  private func isTitle(_ word: BigText?) -> Bool {
    word.map { $0.text == moment.title.uppercased() } ?? false
  }

  /// The rows of a waiting step without its large word, with the gaps before its blocks.
  private var waitingRows: Int {
    let lines = min(moment.text.wrappedEvenly(to: columns - 1).count, layout.column.rows - 11)
    let cautions = CautionsView(session.timeline.routine).pointer
    return 1 + (lines + 1) + 2 + (session.index == 0 && !cautions.isEmpty ? 2 : 0)
      + (asksForPain ? 4 : 0)
  }

  // MARK: Blocks

  private var room: Size { Size(columns: columns + 1, rows: height.rows) }

  private func add(headlineTo stack: inout BlockStack, omittingTitle isOmitted: Bool? = nil) {
    let isOmitted =
      isOmitted
      ?? (segment.kind != .rest
        && isTitle(BigText(moment.mainWord, fitting: room, of: [height, low, .narrow])))
    stack.add(1) { frame, y in
      drawHeadline(into: &frame, around: layout.axis, y: y, omittingTitle: isOmitted)
    }
  }

  private func add(
    bigWord word: String, _ height: BigText.Height, to stack: inout BlockStack, gap: Int
  ) {
    let heights: [BigText.Height] = height == .high ? [.high, .usual, .low] : [height, .low]
    let bare = word.filter { !"<>".contains($0) }
    let room = Size(columns: columns + 1, rows: height.rows)
    guard
      let big = BigText(word, fitting: room, of: heights)
        ?? BigText(bare, fitting: room, of: heights + [.narrow])
    else { return }
    stack.add(big.size.rows, gap: gap) { frame, y in
      frame.draw(big, around: layout.axis, y: y, style: .solid(ink))
    }
  }

  /// Adds the seconds, right-aligned to the widest text of the segment, so that digits do not
  /// shift.
  private func add(secondsTo stack: inout BlockStack, _ height: BigText.Height, ink: Ink) {
    let heights: [BigText.Height] = height == .high ? [.high, .usual, .low] : [height, .low]
    let room = Size(columns: columns, rows: height.rows)
    guard let clock = moment.clock,
      let widest = BigText(moment.widestClock, fitting: room, of: heights),
      let big = BigText(clock, widest.height)
    else { return }
    let right = layout.axis + widest.size.columns / 2
    stack.add(big.size.rows) { frame, y in
      let x =
        widest.size.columns > 20 ? right - big.size.columns : layout.axis - big.size.columns / 2
      frame.draw(big, x: x, y: y, style: .solid(ink))
    }
  }

  private func add(
    _ lines: [String], most: Int = 6, to stack: inout BlockStack, gap: Int = 1
  ) {
    guard !lines.isEmpty, most > 0 else { return }
    var shown = Array(lines.prefix(most))
    if shown.count < lines.count { shown[most - 1] += String(glyphs.ellipsis) }
    stack.add(shown.count, gap: gap) { frame, y in
      for (row, line) in shown.enumerated() { write(line, into: &frame, y: y + row) }
    }
  }

  private var words: [String] { moment.text.wrappedEvenly(to: columns - 1) }

  /// The words of a rest, at most four lines. Without a figure, only the author's own are shown.
  var restWords: [String] {
    if figure == nil, !segment.hasOwnText { return [] }
    let text = segment.hasOwnText ? segment.text : "Relax."
    let width = figure == nil ? columns - 1 : layout.figure.columns
    return Array(text.wrapped(to: max(1, width)).prefix(4))
  }

  private func bar(at y: Int) -> Rect {
    let width = min(columns - 1, isLarge ? 58 : 36)
    return Rect(x: layout.axis - width / 2, y: y, columns: width, rows: 1)
  }

  private var asksForPain: Bool {
    player.asksForPain(at: now) && segment.kind == .prompt
  }

  // MARK: Drawing

  private func write(
    _ text: String, into frame: inout Frame, y: Int, style: Style = .plain
  ) {
    let width = columns + 1
    let x = layout.axis - width / 2
    frame.write(
      text.truncated(to: width, glyphs: glyphs), centeredIn: x..<(x + width), y: y, style: style)
  }

  private func drawFeel(_ lines: [String], into frame: inout Frame, y: Int) {
    for (row, line) in lines.enumerated() {
      let x = layout.axis - (line.columns + 2) / 2
      if row == 0 { frame.write(glyphs.dotFilled, x: x, y: y, style: Style(.warm)) }
      frame.write(line, x: x + 2, y: y + row)
    }
  }

  private func drawButton(into frame: inout Frame, y: Int) {
    let text = " Enter  \(moment.buttonName) "
    frame.write(
      text, x: layout.axis - text.columns / 2, y: y,
      style: Style(.onFill, bold: true, on: Fill(.work)))
  }

  /// Draws the numbers that can be pressed, in the colours of pain.
  private func drawPainScale(into frame: inout Frame, y: Int) {
    let before = player.painBefore
    let question = before.map { "Pain before: \($0) of 10" } ?? "How bad is it now?  (optional)"
    write(question, into: &frame, y: y, style: Style(before == nil ? .dim : .plain))
    let scale = PainScale(chosen: before, fitting: columns)
    scale.draw(into: &frame, x: layout.axis - scale.columns / 2, y: y + 1)
  }
}
