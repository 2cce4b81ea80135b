import Drawing

/// The questions people ask: a list, and the answer that is read.
struct Guide: Place {
  let cards: [GuideCard]
  private(set) var choice = 0
  /// The first line shown of the chosen answer; `nil` while the list is shown.
  private(set) var offset: Int?

  init(_ cards: [GuideCard]) {
    self.cards = cards
  }

  var chosen: GuideCard? { cards.indices.contains(choice) ? cards[choice] : nil }

  mutating func press(_ key: Key, on stage: Stage) -> [Turn] {
    guard let action = Keys.guide.action(for: key) else { return [] }
    let page = max(1, stage.size.rows - 4)
    switch action {
    case .open: offset = chosen == nil ? nil : offset ?? 0
    case .up: move(by: -1)
    case .down: move(by: 1)
    case .pageUp: move(by: -page)
    case .pageDown: move(by: page)
    case .close:
      if offset == nil { return [.close] }
      offset = nil
    case .help: break
    }
    let last = GuideDrawing(guide: self, stage: stage).lastOffset
    offset = offset.map { min($0, max(0, last)) }
    return []
  }

  /// A click chooses a question; on the chosen one, or beside the list, it opens the answer.
  mutating func click(x: Int, y: Int, on stage: Stage) -> [Turn] {
    let drawing = GuideDrawing(guide: self, stage: stage)
    guard let line = drawing.line(x: x, y: y) else { return [] }
    if line == choice { offset = 0 }
    choice = line
    return []
  }

  mutating func scroll(by lines: Int, on stage: Stage) -> [Turn] {
    move(by: lines)
    let last = GuideDrawing(guide: self, stage: stage).lastOffset
    offset = offset.map { min($0, max(0, last)) }
    return []
  }

  func draw(into frame: inout Frame, on stage: Stage) {
    GuideDrawing(guide: self, stage: stage).draw(into: &frame)
  }

  func helpLines(glyphs: GlyphSet) -> [(keys: String, help: String)] {
    Keys.guide.helpLines(glyphs: glyphs)
  }

  private mutating func move(by lines: Int) {
    if let offset {
      self.offset = max(0, offset + lines)
    } else {
      choice = max(0, min(choice + lines, cards.count - 1))
    }
  }
}
