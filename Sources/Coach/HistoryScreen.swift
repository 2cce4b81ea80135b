import Drawing

/// The last weeks at a glance, the list of sessions, and one of them in full.
struct HistoryScreen: Place {
  /// What fills the window.
  enum Page: Hashable {
    case overview, sessions, session
  }

  private(set) var view: HistoryView
  private(set) var page = Page.overview
  /// Which session is chosen.
  private(set) var choice = 0
  /// The first line shown of the overview, or of the chosen session.
  private(set) var offset = 0
  /// Whether earlier sessions are asked for and not there yet.
  private var isWaiting = false

  /// Earlier sessions are asked for while there are still this many below the choice.
  private static let ahead = 50

  init(_ view: HistoryView) {
    self.view = view
  }

  var chosen: HistoryView.Session? {
    view.sessions.indices.contains(choice) ? view.sessions[choice] : nil
  }

  /// Takes in earlier sessions.
  mutating func append(_ sessions: [HistoryView.Session], hasMore: Bool) {
    view.sessions += sessions
    view.hasMore = hasMore
    isWaiting = false
  }

  func draw(into frame: inout Frame, on stage: Stage) {
    HistoryDrawing(screen: self, stage: stage).draw(into: &frame)
  }

  func helpLines(glyphs: GlyphSet) -> [(keys: String, help: String)] {
    Keys.history.helpLines(glyphs: glyphs)
  }

  // MARK: Keys

  mutating func press(_ key: Key, on stage: Stage) -> [Turn] {
    guard let action = Keys.history.action(for: key) else { return [] }
    let pageLines = max(1, stage.size.rows - 4)
    switch action {
    case .open: open()
    case .close:
      if page == .overview { return [.close] }
      page = page == .session ? .sessions : .overview
      offset = 0
    case .up: move(by: -1, on: stage)
    case .down: move(by: 1, on: stage)
    case .pageUp: move(by: -pageLines, on: stage)
    case .pageDown: move(by: pageLines, on: stage)
    case .first: move(by: -Int(Int16.max), on: stage)
    case .last: move(by: Int(Int16.max), on: stage)
    case .help: break
    }
    return askForMore()
  }

  private mutating func open() {
    guard chosen != nil else { return }
    switch page {
    case .overview: page = .sessions
    case .sessions: page = .session
    case .session: return
    }
    offset = 0
  }

  private mutating func move(by lines: Int, on stage: Stage) {
    if page == .sessions {
      choice = max(0, min(choice + lines, view.sessions.count - 1))
    } else {
      let last = HistoryDrawing(screen: self, stage: stage).lastOffset
      offset = max(0, min(offset + lines, last))
    }
  }

  private mutating func askForMore() -> [Turn] {
    let isNear = choice + Self.ahead >= view.sessions.count
    guard page == .sessions, isNear, view.hasMore, !isWaiting else { return [] }
    isWaiting = true
    return [.effect(.continueHistory)]
  }

  // MARK: Mouse

  /// A click chooses a session; on the chosen one it opens it.
  mutating func click(x: Int, y: Int, on stage: Stage) -> [Turn] {
    guard let line = HistoryDrawing(screen: self, stage: stage).session(y: y) else { return [] }
    if line == choice { open() }
    choice = line
    return askForMore()
  }

  mutating func scroll(by lines: Int, on stage: Stage) -> [Turn] {
    move(by: lines, on: stage)
    return askForMore()
  }
}
