import Drawing

/// The last weeks at a glance, the list of sessions, and one of them in full.
struct HistoryScreen: Equatable, Sendable {
  /// A page of the history.
  enum Page: Hashable, Sendable {
    case overview, sessions, session
  }

  private(set) var view: HistoryModel
  private(set) var page = Page.overview
  /// Which session is chosen.
  private(set) var choice = 0
  /// The first line shown of the overview, or of the chosen session.
  private(set) var offset = 0
  /// True while earlier sessions are asked for and not there yet.
  private var isWaiting = false

  /// Earlier sessions are asked for while there are still this many below the choice.
  private static let ahead = 50

  init(_ view: HistoryModel) {
    self.view = view
  }

  var chosen: HistoryModel.Session? {
    view.sessions.indices.contains(choice) ? view.sessions[choice] : nil
  }

  /// Takes in earlier sessions.
  mutating func append(_ sessions: [HistoryModel.Session], hasMore: Bool) {
    view.sessions += sessions
    view.hasMore = hasMore
    isWaiting = false
  }

  // MARK: Keys

  mutating func press(_ key: Key, in context: ScreenContext) -> [ScreenAction] {
    guard let action = Keymaps.history.action(for: key) else { return [] }
    let pageLines = max(1, context.size.rows - 4)
    switch action {
    case .open: open()
    case .close:
      if page == .overview { return [.pop] }
      page = page == .session ? .sessions : .overview
      offset = 0
    case .up: move(by: -1, in: context)
    case .down: move(by: 1, in: context)
    case .pageUp: move(by: -pageLines, in: context)
    case .pageDown: move(by: pageLines, in: context)
    case .first: move(by: -Int(Int16.max), in: context)
    case .last: move(by: Int(Int16.max), in: context)
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

  private mutating func move(by lines: Int, in context: ScreenContext) {
    if page == .sessions {
      choice = max(0, min(choice + lines, view.sessions.count - 1))
    } else {
      let last = HistoryView(screen: self, context: context).lastOffset
      offset = max(0, min(offset + lines, last))
    }
  }

  private mutating func askForMore() -> [ScreenAction] {
    let isNear = choice + Self.ahead >= view.sessions.count
    guard page == .sessions, isNear, view.hasMore, !isWaiting else { return [] }
    isWaiting = true
    return [.effect(.load(.earlierSessions))]
  }

  // MARK: Mouse

  /// A click chooses a session; on the chosen one it opens it.
  mutating func click(y: Int, in context: ScreenContext) -> [ScreenAction] {
    guard let line = HistoryView(screen: self, context: context).session(y: y) else { return [] }
    if line == choice { open() }
    choice = line
    return askForMore()
  }

  mutating func scroll(by lines: Int, in context: ScreenContext) -> [ScreenAction] {
    move(by: lines, in: context)
    return askForMore()
  }
}

/// The actions of keys in the history.
public enum HistoryAction: Sendable, Hashable, CaseIterable {
  /// The list of sessions, then the chosen session.
  case open
  /// The line above.
  case up
  /// The line below.
  case down
  /// A window up.
  case pageUp
  /// A window down.
  case pageDown
  /// The first line.
  case first
  /// The last line.
  case last
  /// Out of what is open.
  case close
  /// The keys.
  case help
}
