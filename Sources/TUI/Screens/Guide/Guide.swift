import Drawing

/// The questions people ask: a list, and the answer that is read.
struct Guide: Equatable, Sendable {
  let cards: [GuideCard]
  private(set) var choice = 0
  /// The first line shown of the chosen answer; `nil` while the list is shown.
  private(set) var offset: Int?

  init(_ cards: [GuideCard]) {
    self.cards = cards
  }

  var chosen: GuideCard? { cards.indices.contains(choice) ? cards[choice] : nil }

  mutating func press(_ key: Key, in context: ScreenContext) -> [ScreenAction] {
    guard let action = Keymaps.guide.action(for: key) else { return [] }
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
    case .help: break
    }
    clamp(in: context)
    return []
  }

  private mutating func clamp(in context: ScreenContext) {
    let last = GuideView(guide: self, context: context).lastOffset
    offset = offset.map { min($0, last) }
  }

  /// A click chooses a question; on the chosen one, or beside the list, it opens the answer.
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
  /// Read the chosen card.
  case open
  /// The line above.
  case up
  /// The line below.
  case down
  /// A window up.
  case pageUp
  /// A window down.
  case pageDown
  /// Out of the card, or out of the guide.
  case close
  /// The keys.
  case help
}
