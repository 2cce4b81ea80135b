import Drawing

/// The guide: a list of questions that people ask, and the answer being read.
struct Guide: Equatable, Sendable {
  let cards: [GuideCard]
  private(set) var choice = 0
  /// The first line shown of the chosen answer; `nil` while the list is shown.
  private(set) var offset: Int?

  /// A guide, opened at a card or at the list.
  ///
  /// - Parameters:
  ///   - cards: The questions with their answers.
  ///   - name: The name of the card to read first. The list is shown if there is no such card.
  init(_ cards: [GuideCard], reading name: String? = nil) {
    self.cards = cards
    guard let index = cards.firstIndex(where: { $0.name == name }) else { return }
    (choice, offset) = (index, 0)
  }

  /// The name of the card that says whom to see.
  static let whoToSee = "when-to-see-someone"

  var chosen: GuideCard? { cards.indices.contains(choice) ? cards[choice] : nil }

  mutating func press(_ key: Key, in context: ScreenContext) -> [ScreenAction] {
    guard let action = context.keys(Keymaps.guide).action(for: key) else { return [] }
    let page = max(1, context.size.rows - 4)
    switch action {
    case .open: offset = chosen == nil ? nil : offset ?? 0
    case .up: move(by: -1)
    case .down: move(by: 1)
    case .pageUp: move(by: -page)
    case .pageDown: move(by: page)
    case .close:
      if offset == nil { return [.pop] }
      offset = nil
    case .start: return start(key, in: context)
    case .help: break
    }
    clamp(in: context)
    return []
  }

  /// Returns the routines that the chosen answer names, as far as the list has them.
  func routines(in context: ScreenContext) -> [RoutineListEntry] {
    let entries = (chosen?.routines ?? []).compactMap { id in
      context.routines.first { $0.id == id && $0.routine != nil }
    }
    return Array(entries.prefix(Self.startKeys.count))
  }

  /// The keys that start the routines of an answer, in order.
  static let startKeys: [Key] = "1234".map { .character($0) }

  /// Starts a routine that the chosen answer names.
  private func start(_ key: Key, in context: ScreenContext) -> [ScreenAction] {
    let routines = routines(in: context)
    guard let index = Self.startKeys.firstIndex(of: key), routines.indices.contains(index),
      let request = context.request(for: routines[index])
    else { return [.message("This answer names no routine of that number.")] }
    return [.begin(request)]
  }

  private mutating func clamp(in context: ScreenContext) {
    let last = GuideView(guide: self, context: context).lastOffset
    offset = offset.map { min($0, last) }
  }

  /// Handles a click: it chooses a question. On the choice, or next to the list, it opens the
  /// answer.
  mutating func click(x: Int, y: Int, in context: ScreenContext) {
    guard let line = GuideView(guide: self, context: context).line(x: x, y: y) else { return }
    if line == choice { offset = 0 }
    choice = line
  }

  mutating func scroll(by lines: Int, in context: ScreenContext) {
    move(by: lines)
    clamp(in: context)
  }

  private mutating func move(by lines: Int) {
    if let offset {
      self.offset = max(0, offset + lines)
    } else {
      choice = max(0, min(choice + lines, cards.count - 1))
    }
  }
}

/// The actions of keys in the guide.
public enum GuideAction: Sendable, Hashable, CaseIterable {
  /// Opens the chosen answer.
  case open
  /// Moves a line up.
  case up
  /// Moves a line down.
  case down
  /// Moves a window up.
  case pageUp
  /// Moves a window down.
  case pageDown
  /// Closes the answer, or the guide.
  case close
  /// Starts a routine that the answer names.
  case start
  /// Opens the palette with all keys.
  case help
}
