import CarePlan
import Drawing
import RoutineEngine

/// The history: an overview of the last weeks, the list of sessions, and one session in full.
struct HistoryScreen: Equatable, Sendable {
  /// A page of the history.
  enum Page: Hashable, Sendable {
    case overview, sessions, session, entry
  }

  private(set) var view: HistoryModel
  var page = Page.overview
  /// The index of the chosen session.
  private(set) var choice = 0
  /// The chosen day, counted from 0 on the first day.
  var day: Int
  /// The first line shown of the overview, or of the chosen session.
  var offset = 0
  /// The open form for one value of a session; `nil` while none is open.
  var form: HistoryForm?
  /// The session that is being entered by hand; `nil` if none is.
  var entry: SessionEntry?
  /// The sessions deleted since the history was opened, the latest last.
  var deleted: [HistoryModel.Session] = []
  /// The session to choose once the changed history is loaded.
  var sought: Sought?
  /// True while earlier sessions are being loaded.
  private var isWaiting = false

  /// The number of sessions below the choice, at which earlier ones are loaded.
  private static let ahead = 50

  init(_ view: HistoryModel) {
    self.view = view
    day = max(0, view.dayCount - 1)
  }

  var chosen: HistoryModel.Session? {
    view.sessions.indices.contains(choice) ? view.sessions[choice] : nil
  }

  /// True if the history has no session.
  var isEmpty: Bool { view.sessions.isEmpty }

  /// Appends earlier sessions.
  mutating func append(_ sessions: [HistoryModel.Session], hasMore: Bool) {
    view.sessions += sessions
    view.hasMore = hasMore
    isWaiting = false
  }

  /// A session that was just changed.
  enum Sought: Equatable, Sendable {
    case restored(HistoryModel.Session)
    case entry(SessionEntry)

    func matches(_ session: HistoryModel.Session) -> Bool {
      switch self {
      // Pain that is brought back has another id.
      case .restored(let old):
        session.id == old.id
          || session.isPain && session.day == old.day && session.time == old.time
            && session.title == old.title
      case .entry(let entry):
        session.day == entry.day.description && session.time == entry.time
          && session.title == entry.title
      }
    }
  }

  /// Takes in the history as it is after a change; the same session stays chosen.
  mutating func replace(_ model: HistoryModel) {
    let id = chosen?.id
    view = model
    isWaiting = false
    let kept = view.sessions.firstIndex { $0.id == id }
    let found = sought.flatMap { sought in view.sessions.firstIndex(where: sought.matches) }
    if case .entry = sought, found != nil { page = .session }
    choice = max(0, min(found ?? kept ?? choice, view.sessions.count - 1))
    sought = nil
    if view.sessions.isEmpty { page = .overview }
    day = min(day, max(0, view.dayCount - 1))
  }

  // MARK: Keys

  mutating func press(_ key: Key, in context: ScreenContext) -> [ScreenAction] {
    if form != nil { return write(key, in: context) }
    if page == .entry { return pressInEntry(key, in: context) }
    guard let action = context.keys(Keymaps.history).action(for: key) else { return [] }
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
    case .add, .painBefore, .painAfter, .ease, .minutes, .routine, .note, .delete, .undo:
      return edit(action, in: context)
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

  /// Chooses a day, and scrolls to the calendar.
  private mutating func choose(day: Int, in context: ScreenContext) {
    self.day = max(0, min(day, view.dayCount - 1))
    offset = 0
  }

  /// Opens the sessions of the chosen day, then the chosen session. Without any session, begins the
  /// first one ever.
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
    case .session, .entry: break
    }
    return []
  }

  mutating func move(by lines: Int, in context: ScreenContext) {
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

  /// Handles a click: it chooses a day or a session, and opens it if already chosen.
  mutating func click(x: Int, y: Int, in context: ScreenContext) -> [ScreenAction] {
    let view = HistoryView(screen: self, context: context)
    if form != nil { return clickInForm(option: view.option(y: y), in: context) }
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
    if form != nil {
      form?.move(by: lines, in: context)
      return []
    }
    move(by: lines, in: context)
    return askForMore()
  }
}
