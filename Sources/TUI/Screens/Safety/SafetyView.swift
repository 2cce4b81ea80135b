import CarePlan
import Drawing

/// The view of the question about warning signs and risks, and of its advice.
struct SafetyView {
  /// The part of the page that a click acts on.
  enum Target: Hashable {
    case group(SafetyGroup)
    case item(SafetyItem)
  }

  private struct Line {
    var text: String
    var style = Style.plain
    var target: Target?
  }

  let question: SafetyQuestion
  let context: ScreenContext

  var glyphs: GlyphSet { context.glyphs }
  var advice: Advice { context.advice }
  var isNarrow: Bool { context.size.columns < 40 }
  /// A page without text, to measure the room for text.
  private var measure: PageView {
    PageView(context: context, heading: "", paragraphs: [], offset: 0, entries: { _ in [] })
  }

  /// The page with its text and its keys.
  var page: PageView {
    let drawn = drawn
    return PageView(
      context: context, heading: heading, paragraphs: drawn.map { ($0.text, $0.style) },
      offset: offset(of: drawn), entries: entries, isTight: isTight, edge: edge,
      chosen: chosenLines(of: drawn))
  }

  func draw(into frame: inout Frame) {
    if let panels { draw(panels, into: &frame) } else { page.draw(into: &frame) }
  }

  private var heading: String {
    if case .group = question.page, !question.isLeaving, PageView.hasEdge(context.size) {
      return "Tick all that apply"
    }
    return words.heading(isNarrow: isNarrow)
  }

  /// The frame around the page. The page of the groups has none: each group has its own.
  private var edge: PageView.Edge? {
    if question.isLeaving { return PageView.Edge(title: "What is saved", ink: .waiting) }
    switch question.page {
    case .groups: return nil
    case .group(let group):
      let count = group.count(in: advice.safety)
      return PageView.Edge(
        title: group.title, counter: count == 0 ? "" : "\(count) ticked", ink: group.ink)
    case .nothing: return PageView.Edge(title: "What this means", ink: .work)
    case .advice: return PageView.Edge(title: "What this means", ink: words.ink)
    }
  }

  private func chosenLines(of drawn: [Line]) -> Range<Int> {
    guard case .group(let group) = question.page, !question.isLeaving else { return 0..<0 }
    let items = SafetyItem.items(of: group, in: advice.safety)
    let chosen = Target.item(items[min(question.choice, items.count - 1)])
    guard let first = drawn.firstIndex(where: { $0.target == chosen }),
      let last = drawn.lastIndex(where: { $0.target == chosen })
    else { return 0..<0 }
    return first..<last + 1
  }

  /// The part of the page in a row of the window; `nil` if a click does nothing there.
  func target(y: Int) -> Target? {
    if let panels {
      return panels.first { $0.rect.contains(x: 0, y: y) }.map { .group($0.group) }
    }
    let drawn = drawn
    return page.line(y: y).flatMap { drawn.indices.contains($0) ? drawn[$0].target : nil }
  }

  /// Returns the first visible line. In a group, all lines of the choice are visible.
  private func offset(of drawn: [Line]) -> Int {
    guard case .group = question.page, !question.isLeaving else { return question.offset }
    let chosen = chosenLines(of: drawn)
    let viewport = Viewport(
      count: drawn.count, rows: measure.rows,
      around: (chosen.lowerBound + max(chosen.lowerBound, chosen.upperBound - 1)) / 2)
    return min(viewport.first, chosen.lowerBound)
  }

  var words: SafetyText { SafetyText(question: question, advice: advice) }

  private var drawn: [Line] {
    if question.isLeaving { return wrapped([Line(text: words.leaving)]) }
    return switch question.page {
    case .groups: groups
    case .group(let group): items(of: group)
    case .nothing: wrapped(words.nothing.map { Line(text: $0) })
    case .advice: wrapped(explanation)
    }
  }

  // MARK: The groups

  /// True if the lines of the groups do not fit with blank rows.
  private var isTight: Bool {
    question.page == .groups && !question.isLeaving && roomyGroups.count > measure.rows
  }

  private var groups: [Line] {
    // Everything has to be visible before it is denied: a page without blank rows is better than
    // two pages. The introduction and the list lose theirs first.
    var lines = roomyGroups
    let rows = measure.rows + (isTight && !measure.isTiny ? 1 : 0)
    var isLead = words.introduction != nil
    while lines.count > rows,
      let blank = isLead
        ? lines.firstIndex(where: \.text.isEmpty) : lines.lastIndex(where: \.text.isEmpty)
    {
      lines.remove(at: blank)
      isLead = false
    }
    return lines
  }

  private var roomyGroups: [Line] {
    var lines: [Line] = words.introduction.map { wrapped([Line(text: $0)]) } ?? []
    for (number, group) in SafetyGroup.allCases.enumerated() {
      if !lines.isEmpty { lines.append(Line(text: "")) }
      let count = group.count(in: advice.safety)
      let ticked = count == 0 ? "" : " (\(count) ticked)"
      let target = Target.group(group)
      lines += hanging(
        "\(number + 1)  ", group.title + ticked, Style(group.ink, bold: true), target: target)
      lines += hanging("", group.summary, .plain, target: target)
    }
    if let list = words.list {
      lines.append(Line(text: ""))
      lines += wrapped([Line(text: list, style: Style(.title))])
    }
    return lines
  }

  // MARK: The groups in frames

  /// The frame of a group, and its place.
  struct GroupPanel {
    let group: SafetyGroup
    let rect: Rect
    let lines: [String]
  }

  /// The frames of the groups; `nil` if not all of them fit at once.
  var panels: [GroupPanel]? {
    let size = context.size
    guard question.page == .groups, !question.isLeaving, size.columns >= 76 else { return nil }
    var panels: [GroupPanel] = []
    var y = 1 + lead.count
    for group in SafetyGroup.allCases {
      let lines = group.summary.wrapped(to: size.columns - 4)
      let rect = Rect(x: 0, y: y, columns: size.columns, rows: lines.count + 2)
      panels.append(GroupPanel(group: group, rect: rect, lines: lines))
      y = rect.bottom
    }
    return y + tail.count < size.rows ? panels : nil
  }

  private var lead: [String] { words.introduction?.wrapped(to: context.size.columns - 4) ?? [] }
  private var tail: [String] { words.list?.wrapped(to: context.size.columns - 4) ?? [] }

  private func draw(_ panels: [GroupPanel], into frame: inout Frame) {
    let columns = context.size.columns - 4
    Header(title: heading, glyphs: glyphs).draw(into: &frame, x: 2, columns: columns)
    for (row, line) in lead.enumerated() { frame.write(line, x: 2, y: 1 + row, style: .label) }
    for (number, panel) in panels.enumerated() {
      let count = panel.group.count(in: advice.safety)
      Panel(
        rect: panel.rect, title: "\(number + 1)  \(panel.group.title)",
        counter: count == 0 ? "" : "\(count) ticked", ink: panel.group.ink
      ).draw(into: &frame, glyphs: glyphs)
      for (row, line) in panel.lines.enumerated() {
        frame.write(line, x: 2, y: panel.rect.y + 1 + row)
      }
    }
    let bottom = panels.last?.rect.bottom ?? 1
    for (row, line) in tail.enumerated() {
      frame.write(line, x: 2, y: bottom + row, style: Style(.title))
    }
    Footer(entries(isCut: false), in: context).draw(into: &frame, x: 2, columns: columns)
  }

  // MARK: The lines of a group

  private func items(of group: SafetyGroup) -> [Line] {
    let items = SafetyItem.items(of: group, in: advice.safety)
    let hasParts = group == .risk && !measure.isTiny
    var lines: [Line] = hasParts ? [Line(text: "Now", style: Style(.title))] : []
    for (index, item) in items.enumerated() {
      if hasParts, index == group.signs.count {
        lines += [
          Line(text: ""),
          Line(text: "Your list. It stays until you change it", style: Style(.title)),
        ]
      }
      let isChosen = index == min(question.choice, items.count - 1)
      let style = Style(item.isTicked(in: advice) ? .warning : .plain, bold: isChosen)
      lines += hanging(
        prefix(of: item, in: group, isChosen: isChosen),
        measure.isTiny ? item.name(in: advice) : item.sentence(in: advice), style,
        target: .item(item))
    }
    return lines
  }

  private func prefix(of item: SafetyItem, in group: SafetyGroup, isChosen: Bool) -> String {
    let mark = item.isTicked(in: advice) ? "[x]" : "[ ]"
    let isMarked = isChosen && !PageView.hasEdge(context.size)
    let chosen = isMarked ? String(glyphs.selection) : " "
    let letter = item.letter(in: group).map(String.init)
    if measure.isTiny { return "\(chosen)\(letter ?? " ")\(mark) " }
    return letter.map { "\(chosen) \($0) \(mark) " } ?? "\(chosen)      \(mark) "
  }

  /// Returns a text after a prefix. Its further lines are indented by the prefix, except in the
  /// smallest windows.
  private func hanging(
    _ prefix: String, _ text: String, _ style: Style, target: Target
  ) -> [Line] {
    if measure.isTiny {
      return wrapped([Line(text: prefix + text, style: style, target: target)])
    }
    let indent = String(repeating: " ", count: prefix.columns)
    return text.wrapped(to: max(1, measure.columns - prefix.columns)).enumerated().map {
      Line(text: ($0 == 0 ? prefix : indent) + $1, style: style, target: target)
    }
  }

  private func wrapped(_ lines: [Line]) -> [Line] {
    lines.flatMap { line in
      line.text.wrapped(to: measure.columns).map {
        Line(text: $0, style: line.style, target: line.target)
      }
    }
  }

  // MARK: The advice

  private var explanation: [Line] {
    let steps = advice.safetyAdvice.map { Line(text: $0, style: Style(.warning, bold: true)) }
    let said = words.said.map { Line(text: "\(glyphs.bullet) \($0)") }
    let locks = advice.lockSentence.map { [Line(text: ""), Line(text: $0)] } ?? []
    let answers = said.isEmpty ? [] : [Line(text: ""), Line(text: "You said:")] + said
    let lines = steps + answers + locks
    return measure.isTiny ? lines.filter { !$0.text.isEmpty } : lines
  }
}
