import CarePlan
import Drawing

/// Draws the question for warning signs and risks, or who to see.
struct SafetyView {
  /// A part of the page that a click changes.
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
  /// A page without lines, for its measures.
  private var measure: PageView {
    PageView(context: context, heading: "", paragraphs: [], offset: 0, entries: { _ in [] })
  }

  /// The page as a whole.
  var page: PageView {
    let drawn = drawn
    return PageView(
      context: context, heading: heading, paragraphs: drawn.map { ($0.text, $0.style) },
      offset: offset(of: drawn), entries: entries, isTight: isTight)
  }

  /// The part of the page in a row of the window; `nil` if a click does nothing there.
  func target(y: Int) -> Target? {
    let drawn = drawn
    return page.line(y: y).flatMap { drawn.indices.contains($0) ? drawn[$0].target : nil }
  }

  /// The first line shown: in a group, so that the chosen line is seen as a whole.
  private func offset(of drawn: [Line]) -> Int {
    guard case .group(let group) = question.page, !question.isLeaving else {
      return question.offset
    }
    let items = SafetyItem.items(of: group, in: advice.safety)
    let chosen = Target.item(items[min(question.choice, items.count - 1)])
    let rows = measure.rows
    let first = drawn.firstIndex { $0.target == chosen } ?? 0
    let last = drawn.lastIndex { $0.target == chosen } ?? first
    let viewport = Viewport(count: drawn.count, rows: rows, around: (first + last) / 2)
    return min(viewport.first, first)
  }

  // MARK: Words

  private var heading: String {
    if question.isLeaving { return "Leave unknot?" }
    switch question.page {
    case .groups:
      if advice.safety.risksAskedAt == nil {
        return isNarrow ? "Any of these?" : "Do any of these apply to you?"
      }
      return isNarrow ? "Any of these now?" : "Do you have any of these now?"
    case .group(let group):
      return isNarrow ? group.title : "\(group.title): tick all that apply"
    case .nothing: return "None of these"
    case .advice: return adviceHeading
    }
  }

  private var adviceHeading: String {
    if advice.concerns == [.sign(.freshInjury)] { return "Rest for two days" }
    switch advice.concerns.first {
    case .sign(let sign):
      switch sign.urgency {
      case .emergency: return "Emergency"
      case .today: return "See a doctor today"
      case .soon: return "See a doctor soon"
      case .askFirst: return isNarrow ? "Check first" : "Check with a doctor first"
      }
    case .group(.emergency): return "Emergency"
    case .group(.soon): return "See a doctor soon"
    case .unreadable: return "Answer again"
    case .latePregnancy: return "Rolling is locked"
    case .group, .risk:
      return isNarrow ? "Check first" : "Check with a doctor first"
    case nil: return "Nothing is locked"
    }
  }

  private var drawn: [Line] {
    if question.isLeaving { return wrapped([Line(text: leaving)]) }
    return switch question.page {
    case .groups: groups
    case .group(let group): items(of: group)
    case .nothing: wrapped(nothing.map { Line(text: $0) })
    case .advice: wrapped(explanation)
    }
  }

  private let leaving = "Your ticks are saved. The question comes again next time."

  /// The purpose of the program, said before the first question.
  private var introduction: String? {
    advice.safety.risksAskedAt == nil
      ? "unknot guides you through exercises. It cannot examine or treat you." : nil
  }

  /// The list of risks in a line; `nil` before the first answer.
  private var list: String? {
    let names = Risk.allCases.filter { advice.safety.risks[$0] != nil }.map(\.name)
    let text = names.isEmpty ? "no risks." : names.joined(separator: ", ") + "."
    if advice.isListDue { return "Is your list still right? On it: \(text)" }
    return names.isEmpty ? nil : "On your list: \(text)"
  }

  private var nothing: [String] {
    [
      "You have none of the signs now.",
      advice.locksEverything ? "Start again only when a doctor has said that it is safe." : nil,
      list,
    ].compactMap(\.self)
  }

  // MARK: The groups

  /// True if the page of the groups is full.
  private var isTight: Bool {
    question.page == .groups && !question.isLeaving && roomyGroups.count > measure.rows
  }

  private var groups: [Line] {
    // All of it has to be seen before it is denied: rather without blank rows than on two pages. The
    // introduction and the list do without first.
    var lines = roomyGroups
    let rows = measure.rows + (isTight && !measure.isTiny ? 1 : 0)
    var isLead = introduction != nil
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
    var lines: [Line] = introduction.map { wrapped([Line(text: $0)]) } ?? []
    for (number, group) in SafetyGroup.allCases.enumerated() {
      if !lines.isEmpty { lines.append(Line(text: "")) }
      let count = group.count(in: advice.safety)
      let ticked = count == 0 ? "" : " (\(count) ticked)"
      let target = Target.group(group)
      lines += hanging(
        "\(number + 1)  ", group.title + ticked, Style(.warning), target: target)
      lines += hanging("", group.summary, .plain, target: target)
    }
    if let list {
      lines.append(Line(text: ""))
      lines += wrapped([Line(text: list, style: Style(.title))])
    }
    return lines
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
    let chosen = isChosen ? String(glyphs.selection) : " "
    let letter = item.letter(in: group).map(String.init)
    if measure.isTiny { return "\(chosen)\(letter ?? " ")\(mark) " }
    return letter.map { "\(chosen) \($0) \(mark) " } ?? "\(chosen)      \(mark) "
  }

  /// Words behind a prefix, the lines after the first one indented by as much; in the smallest
  /// window not at all.
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

  /// The sentences that the person has said yes to.
  private var said: [String] {
    let cleared = Risk.allCases.filter(advice.isCleared).map {
      "\($0.sentence) \(advice.clearance(of: $0))"
    }
    return advice.concerns.filter { $0 != .latePregnancy }.map(\.sentence) + cleared
  }

  private var explanation: [Line] {
    let steps = advice.safetyAdvice.map { Line(text: $0, style: Style(.warning, bold: true)) }
    let said = said.map { Line(text: "\(glyphs.bullet) \($0)") }
    let locks = advice.lockSentence.map { [Line(text: ""), Line(text: $0)] } ?? []
    let answers = said.isEmpty ? [] : [Line(text: ""), Line(text: "You said:")] + said
    let lines = steps + answers + locks
    return measure.isTiny ? lines.filter { !$0.text.isEmpty } : lines
  }

  // MARK: Lines

  /// The same in lines, to be read or heard.
  var lines: [String] {
    if question.isLeaving { return ["Leave unknot? \(leaving) q leaves, Esc stays."] }
    switch question.page {
    case .groups:
      let groups = SafetyGroup.allCases.enumerated().map { number, group in
        let count = group.count(in: advice.safety)
        return "\(number + 1), \(group.title)\(count == 0 ? "" : ", \(count) ticked"): "
          + group.summary
      }
      let onwards = question.canGoOn(in: context) ? "Enter for what is ticked, " : ""
      return [introduction, heading].compactMap(\.self) + groups
        + (list.map { [$0] } ?? []) + [
          "Press 1, 2 or 3 if you have one of them, \(onwards)n for none of these, q to quit."
        ]
    case .group(let group):
      let items = SafetyItem.items(of: group, in: advice.safety).map { item in
        let letter = item.letter(in: group).map { "\($0): " } ?? "  "
        return letter + item.sentence(in: advice) + (item.isTicked(in: advice) ? " Ticked." : "")
      }
      let more =
        group == .risk
        ? " Under a risk that you tick, the down key and space say that a clinician finds it fine."
        : ""
      return ["\(group.title)."] + items + [
        "Press the letter of each one that you have; press again to remove the tick.\(more) Enter continues, "
          + "Esc goes back."
      ]
    case .nothing:
      return [
        "None of these. " + nothing.joined(separator: " ") + " Enter continues, Esc goes back."
      ]
    case .advice:
      let steps = advice.safetyAdvice.joined(separator: " ")
      let answers = said.isEmpty ? nil : "You said: \(said.joined(separator: " "))"
      let keys = advice.locksEverything ? "" : "Enter continues, "
      return ["\(adviceHeading). \(steps)", answers, advice.lockSentence].compactMap(\.self) + [
        "\(keys)c changes your answer, q quits."
      ]
    }
  }

  /// What the voice says: in a group its name and the chosen line, the others as they are chosen.
  var spoken: String {
    guard case .group(let group) = question.page, !question.isLeaving else {
      return lines.joined(separator: " ")
    }
    let items = SafetyItem.items(of: group, in: advice.safety)
    let item = items[min(question.choice, items.count - 1)]
    return "\(group.title). \(item.sentence(in: advice)) Space ticks it. Down reads the next line."
  }
}
