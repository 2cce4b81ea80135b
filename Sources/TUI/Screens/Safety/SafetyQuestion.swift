import CarePlan
import Drawing
import RoutineEngine

/// Asks for warning signs and standing risks before the first session and every week, one line
/// each, and says who to see.
///
/// A tick counts at once, and so does taking it back; the question is answered when the last page
/// is left by Enter.
struct SafetyQuestion: Equatable, Sendable {
  /// A page of the question.
  enum Page: Equatable, Sendable {
    /// The three groups.
    case groups
    /// The lines of a group.
    case group(SafetyGroup)
    /// None of them: to be confirmed.
    case nothing
    /// The advice, and the locks.
    case advice
  }

  /// The session that waits for the answer; `nil` if none does.
  let waiting: SessionRequest?
  private(set) var page: Page
  /// True while it is asked whether to leave.
  private(set) var isLeaving = false
  /// True once the groups were shown: leaving the last page is an answer.
  private(set) var isAnswering: Bool
  /// True once a line was ticked or a tick taken back.
  private var hasChanged = false
  /// The chosen line of a group.
  private(set) var choice = 0
  /// The first line shown.
  private(set) var offset = 0

  /// A page of the question as it is said aloud.
  init(_ page: Page, choice: Int = 0, isLeaving: Bool = false) {
    self.init()
    self.page = page
    self.choice = choice
    self.isLeaving = isLeaving
  }

  /// The question; or the advice on what was answered before.
  init(explains: Bool = false, waiting: SessionRequest? = nil) {
    page = explains ? .advice : .groups
    isAnswering = !explains
    self.waiting = waiting
  }

  /// The answer to Enter where nothing is ticked.
  static let opensOrDenies = "Press n if you have none of these, or 1, 2 or 3 to open a group."
  /// The hint in a group.
  static let ticksFirst = "Tick a line first: press its letter. Esc goes back."

  // MARK: Keys

  /// The actions that do something on the page.
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

  /// True if the page was opened over the list and nothing has to be answered: `q` closes it.
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
      // What has not been seen cannot be denied.
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

  /// Shows the next lines. The last one of a page is the first of the next, so that none is passed
  /// over.
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

  /// True if what is ticked answers the page. A list of risks from before does not: what was not
  /// looked at is not denied by Enter.
  func canGoOn(in context: ScreenContext) -> Bool { canGoOn(after: context.advice.safety) }

  /// Returns true if the person may go on after some answers.
  func canGoOn(after answers: SafetyAnswers) -> Bool {
    !answers.signs.isEmpty || (hasChanged && !answers.risks.isEmpty)
  }

  private func chosen(of items: [SafetyItem]) -> SafetyItem {
    items[min(choice, items.count - 1)]
  }

  /// Ticks or unticks a line, and tells which.
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

  /// After the advice: back, or on to what is not locked.
  private func goOn(in context: ScreenContext) -> [ScreenAction] {
    // The list has nothing to offer in an emergency.
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

  /// A line and its tick.
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

  /// Says why a key did nothing, in the footer and aloud.
  private func tell(_ text: String, _ context: ScreenContext) -> [ScreenAction] {
    [.message(text)] + (context.settings.speaks ? [.effect(.speak(text))] : [])
  }
}
