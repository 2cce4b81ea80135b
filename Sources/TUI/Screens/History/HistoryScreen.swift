import CarePlan
import Drawing
import RoutineEngine

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
  /// The chosen day, counted from the first one.
  private(set) var day: Int
  /// The first line shown of the overview, or of the chosen session.
  private(set) var offset = 0
  /// True while earlier sessions are asked for and not there yet.
  private var isWaiting = false

  /// Earlier sessions are asked for while there are still this many below the choice.
  private static let ahead = 50

  init(_ view: HistoryModel) {
    self.view = view
    day = max(0, view.dayCount - 1)
  }

  var chosen: HistoryModel.Session? {
    view.sessions.indices.contains(choice) ? view.sessions[choice] : nil
  }

  /// True if there never was a session.
  var isEmpty: Bool { view.sessions.isEmpty }

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
    case .open: return open(in: context) + askForMore()
    case .close: return close()
    case .earlier:
      if page != .overview { return close() }
      choose(day: day - 1, in: context)
    case .later:
      if page != .overview { return open(in: context) + askForMore() }
      choose(day: day + 1, in: context)
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

  private mutating func close() -> [ScreenAction] {
    if page == .overview { return [.pop] }
    page = page == .session ? .sessions : .overview
    offset = 0
    return []
  }

  /// Chooses a day; the calendar comes into view.
  private mutating func choose(day: Int, in context: ScreenContext) {
    self.day = max(0, min(day, view.dayCount - 1))
    offset = 0
  }

  /// Opens the sessions of the chosen day, then the chosen session; the first one ever, where there
  /// is none.
  private mutating func open(in context: ScreenContext) -> [ScreenAction] {
    if isEmpty {
      guard let first = context.nextRequest() else { return [] }
      return [.pop, .begin(first)]
    }
    switch page {
    case .overview:
      let day = view.day(day).description
      guard let index = view.sessions.firstIndex(where: { $0.day <= day }) else {
        return [.message("No session on \(view.name(ofDay: self.day)) or before.")]
      }
      choice = index
      page = .sessions
      offset = 0
      return view.sessions[index].day == day
        ? [] : [.message("No session on \(view.name(ofDay: self.day)); the one before is chosen.")]
    case .sessions:
      guard chosen != nil else { return [] }
      page = .session
      offset = 0
    case .session: break
    }
    return []
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

  /// A click chooses a day or a session; on the chosen one it opens it.
  mutating func click(x: Int, y: Int, in context: ScreenContext) -> [ScreenAction] {
    let view = HistoryView(screen: self, context: context)
    if let day = view.day(x: x, y: y) {
      if day == self.day { return open(in: context) + askForMore() }
      self.day = day
      return []
    }
    guard let line = view.session(y: y) else { return [] }
    let actions = line == choice ? open(in: context) : []
    choice = line
    return actions + askForMore()
  }

  mutating func scroll(by lines: Int, in context: ScreenContext) -> [ScreenAction] {
    move(by: lines, in: context)
    return askForMore()
  }
}

/// The actions of keys in the history.
public enum HistoryAction: Sendable, Hashable, CaseIterable {
  /// The sessions of the chosen day, then the chosen session.
  case open
  /// The day before; out of what is open.
  case earlier
  /// The day after; the chosen session.
  case later
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
