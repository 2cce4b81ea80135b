import CarePlan
import Drawing
import RoutineEngine

/// The question about warning signs and standing risks, and the advice on whom to see. Due before
/// the first session and every week.
///
/// Each tick is saved at once. The question counts as answered when Enter leaves the last page.
struct SafetyQuestion: Equatable, Sendable {
  /// A page of the question.
  enum Page: Equatable, Sendable {
    /// The three groups.
    case groups
    /// The signs or risks of a group, a line each.
    case group(SafetyGroup)
    /// The confirmation that no sign and no risk applies.
    case nothing
    /// The advice, and the locks.
    case advice
  }

  /// The session that waits for the answer; `nil` if none does.
  let waiting: SessionRequest?
  private(set) var page: Page
  /// True while the screen asks whether to leave.
  private(set) var isLeaving = false
  /// True once the groups were shown: leaving the last page is an answer.
  private(set) var isAnswering: Bool
  /// True once a line was ticked or unticked.
  private var hasChanged = false
  /// The index of the chosen line in a group.
  private(set) var choice = 0
  /// The first visible line, counted from 0.
  private(set) var offset = 0

  /// A page of the question, for the texts of a voice.
  init(_ page: Page, choice: Int = 0, isLeaving: Bool = false) {
    self.init()
    self.page = page
    self.choice = choice
    self.isLeaving = isLeaving
  }

  /// The question from its first page, or the advice on the answers before.
  init(explains: Bool = false, waiting: SessionRequest? = nil) {
    page = explains ? .advice : .groups
    isAnswering = !explains
    self.waiting = waiting
  }

  /// The hint for Enter while nothing is ticked.
  static let opensOrDenies = "Press n if you have none of these, or 1, 2 or 3 to open a group."
  /// The hint for Enter in a group without a tick.
  static let ticksFirst = "Tick a line first: press its letter. Esc goes back."

  // MARK: Keys

  /// The actions that have an effect on the page.
  var actions: [SafetyAction] {
    let always: [SafetyAction] = [.goOn, .back, .down, .up, .help, .quit]
    return switch page {
    case .groups: [.nothing, .emergency, .soon, .risk] + always
    case .group(let group): [.letter, .tick] + (group == .risk ? [.later, .earlier] : []) + always
    case .nothing, .advice: [.change] + always
    }
  }

  mutating func press(_ key: Key, in context: ScreenContext) -> [ScreenAction] {
    var action = Keymaps.safety.action(for: key)
    if action == .quit, canGoBack(in: context) { action = .back }
    if isLeaving {
      isLeaving = false
      return action == .quit || action == .goOn ? [.quit] : said(in: context)
    }
    if action == .quit {
      isLeaving = true
      return said(in: context)
    }
    switch page {
    case .groups: return pressInGroups(action, in: context)
    case .group(let group): return press(key, action, in: group, context)
    case .nothing:
      switch action {
      case .goOn: return [.answerSafety(.noSigns), onwards]
      case .back, .change: return show(.groups, in: context)
      default: return scroll(action, in: context)
      }
    case .advice:
      switch action {
      case .goOn: return goOn(in: context)
      case .back where !isAnswering && !context.advice.locksEverything: return [.pop]
      case .back, .change: return show(.groups, in: context)
      default: return scroll(action, in: context)
      }
    }
  }

  /// Returns true if `q` closes only this page: it lies over the list, and no answer is due.
  private func canGoBack(in context: ScreenContext) -> Bool {
    context.hasBelow && waiting == nil && !isLeaving && !context.advice.isDue
      && !context.advice.locksEverything
  }

  private mutating func pressInGroups(
    _ action: SafetyAction?, in context: ScreenContext
  ) -> [ScreenAction] {
    let last = lastOffset(in: context)
    switch action {
    case .nothing:
      // Only lines that were visible can be denied.
      guard offset < last else { return show(.nothing, in: context) }
      readOn(to: last, in: context)
    case .emergency: return show(.group(.emergency), in: context)
    case .soon: return show(.group(.soon), in: context)
    case .risk: return show(.group(.risk), in: context)
    case .goOn:
      if canGoOn(in: context) { return show(.advice, in: context) }
      guard offset < last else { return tell(Self.opensOrDenies, context) }
      readOn(to: last, in: context)
    case .back:
      return context.advice.locksEverything ? show(.advice, in: context) : [.pop]
    default: return scroll(action, in: context)
    }
    return []
  }

  /// Shows the next lines. The last line stays visible as the first, so that no line is missed.
  private mutating func readOn(to last: Int, in context: ScreenContext) {
    let rows = SafetyView(question: self, context: context).page.rows
    offset = min(offset + max(1, rows - 1), last)
  }

  private mutating func press(
    _ key: Key, _ action: SafetyAction?, in group: SafetyGroup, _ context: ScreenContext
  ) -> [ScreenAction] {
    let items = SafetyItem.items(of: group, in: context.advice.safety)
    if case .character(let letter) = key,
      let index = items.firstIndex(where: { $0.letter(in: group) == letter })
    {
      choice = index
      return change(items[index], by: 1, in: context)
    }
    switch action {
    case .tick, .later: return change(chosen(of: items), by: 1, in: context)
    case .earlier: return change(chosen(of: items), by: -1, in: context)
    case .down, .up:
      choice = max(0, min(choice + (action == .down ? 1 : -1), items.count - 1))
      return say(items[choice], after: context.advice, context)
    case .goOn:
      if canGoOn(in: context) { return show(.advice, in: context) }
      if group.count(in: context.advice.safety) > 0 { return show(.groups, in: context) }
      return tell(Self.ticksFirst, context)
    case .back: return show(.groups, in: context)
    default: return []
    }
  }

  /// Returns true if the ticks answer the page. Risks ticked earlier are no answer to signs that
  /// were not looked at.
  func canGoOn(in context: ScreenContext) -> Bool { canGoOn(after: context.advice.safety) }

  /// Returns true if these answers let the person go on.
  func canGoOn(after answers: SafetyAnswers) -> Bool {
    !answers.signs.isEmpty || (hasChanged && !answers.risks.isEmpty)
  }

  private func chosen(of items: [SafetyItem]) -> SafetyItem {
    items[min(choice, items.count - 1)]
  }

  /// Ticks or unticks a line, and says the result.
  private mutating func change(
    _ item: SafetyItem, by steps: Int, in context: ScreenContext
  ) -> [ScreenAction] {
    let edit = item.edit(steps)
    hasChanged = true
    return [.answerSafety(edit)] + say(item, after: context.advice.after(edit), context)
  }

  private mutating func scroll(_ action: SafetyAction?, in context: ScreenContext) -> [ScreenAction]
  {
    switch action {
    case .down: scroll(by: 1, in: context)
    case .up: scroll(by: -1, in: context)
    default: break
    }
    return []
  }

  mutating func scroll(by lines: Int, in context: ScreenContext) {
    if case .group(let group) = page {
      let count = SafetyItem.items(of: group, in: context.advice.safety).count
      choice = max(0, min(choice + lines, count - 1))
    } else {
      offset = max(0, min(offset + lines, lastOffset(in: context)))
    }
  }

  // MARK: Mouse

  /// A click opens a group, or ticks a line.
  mutating func click(y: Int, in context: ScreenContext) -> [ScreenAction] {
    guard !isLeaving, let target = SafetyView(question: self, context: context).target(y: y) else {
      return []
    }
    switch target {
    case .group(let group): return show(.group(group), in: context)
    case .item(let item):
      guard case .group(let group) = page else { return [] }
      choice = SafetyItem.items(of: group, in: context.advice.safety).firstIndex(of: item) ?? 0
      return change(item, by: 1, in: context)
    }
  }

  // MARK: Pages

  private mutating func show(_ page: Page, in context: ScreenContext) -> [ScreenAction] {
    self.page = page
    isAnswering = true
    choice = 0
    offset = 0
    return said(in: context)
  }

  private func lastOffset(in context: ScreenContext) -> Int {
    SafetyView(question: self, context: context).page.lastOffset
  }

  private var onwards: ScreenAction { waiting.map { .begin($0) } ?? .pop }

  /// Goes on after the advice: back, or to the waiting session if no lock is on it.
  private func goOn(in context: ScreenContext) -> [ScreenAction] {
    // In an emergency, the list offers nothing.
    if context.advice.locksEverything { return context.hasBelow ? [] : [.pop] }
    let answer: [ScreenAction] = isAnswering ? [.answerSafety(.done)] : []
    if let waiting, context.advice.firmLock(on: waiting.routine) != nil {
      return answer + [.pop]
    }
    return answer + [onwards]
  }

  // MARK: Words

  /// The page in lines, for sessions without a screen, and aloud.
  private func said(in context: ScreenContext) -> [ScreenAction] {
    let text = SafetyText(question: self, advice: context.advice)
    return say(text.lines, aloud: text.aloud, context)
  }

  /// Returns a line with its tick, in lines and for a voice.
  private func say(
    _ item: SafetyItem, after advice: Advice, _ context: ScreenContext
  ) -> [ScreenAction] {
    let text = SafetyText(question: self, advice: advice)
    return say([text.line(of: item)], aloud: text.line(of: item, aloud: true), context)
  }

  private func say(
    _ lines: [String], aloud: String, _ context: ScreenContext
  ) -> [ScreenAction] {
    lines.map { .effect(.say($0)) } + (context.settings.speaks ? [.effect(.speak(aloud))] : [])
  }

  /// Shows and speaks the reason that a key did nothing.
  private func tell(_ text: String, _ context: ScreenContext) -> [ScreenAction] {
    [.message(text)] + (context.settings.speaks ? [.effect(.speak(text))] : [])
  }
}
