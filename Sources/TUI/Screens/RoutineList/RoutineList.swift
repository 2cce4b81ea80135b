import CarePlan
import Drawing
import Figures
import RoutineEngine

/// The list of routines, and the details of the chosen one.
struct RoutineList: Equatable, Sendable {
  /// The entries, in the order of the catalogue; none until they are loaded.
  var entries: [RoutineListEntry] = []
  /// The session that was cut off and has no decision yet; `nil` for none.
  var interrupted: ResumePrompt?
  /// The moment from which the chosen figure moves; `nil` until figures are shown.
  private(set) var shownSince: Duration?
  /// The chosen line; `nil` for the first line, even after the lines change.
  private(set) var choice: RoutineListItem.ID?
  var filter = RoutineFilter()
  /// The first visible line of the details; `nil` while they are closed.
  private(set) var detailsOffset: Int?

  /// True if routines that are switched off are shown.
  var showsOff = false
  /// The names of the files moved to the bin since the program began, the latest last.
  var deleted: [String] = []

  /// True while words of the filter are typed.
  var isTyping: Bool { filter.isTyping }

  /// Returns the index of the choice among the lines; 0 if it is not among them.
  func index(in items: [RoutineListItem]) -> Int {
    choice.flatMap { id in items.firstIndex { $0.id == id } } ?? 0
  }

  /// The chosen line; `nil` if the filter lets none through.
  func chosenItem(in context: ScreenContext) -> RoutineListItem? {
    chosenItem(among: items(in: context).map(\.item))
  }

  private func chosenItem(among items: [RoutineListItem]) -> RoutineListItem? {
    items.isEmpty ? nil : items[index(in: items)]
  }

  /// Returns the entry of the chosen line; for a session that was cut off, that of its routine.
  func chosen(in context: ScreenContext) -> RoutineListEntry? {
    entry(of: chosenItem(in: context))
  }

  /// Returns the entry of a line; for a session that was cut off, that of its routine.
  func entry(of item: RoutineListItem?) -> RoutineListEntry? {
    switch item {
    case .entry(let entry, _): entry
    case .cutOff(let prompt): entries.first { $0.id == prompt.routineID }
    case nil: nil
    }
  }

  /// Shows figures from now on.
  mutating func showFigures(at now: Duration) {
    shownSince = shownSince ?? now
  }

  /// Returns the name of the visible figure; `nil` until figures are shown.
  func figure(in context: ScreenContext) -> String? {
    guard shownSince != nil else { return nil }
    return RoutineListView(list: self, context: context).figure
  }

  /// Returns the motion of the visible figure.
  func motion(in context: ScreenContext) -> FigureMotion {
    let settings = context.settings
    guard let since = shownSince, settings.figures != .off, settings.animation == .moving else {
      return .still
    }
    return .presenting(elapsed: context.now - since)
  }

  /// Chooses a routine by its id, without a filter.
  mutating func choose(_ id: String) {
    filter = RoutineFilter()
    detailsOffset = nil
    choice = .entry(id)
  }

  // MARK: Keys

  mutating func press(_ key: Key, in context: ScreenContext) -> [ScreenAction] {
    presenting(in: context) { $0.handle(key, in: context) }
  }

  /// Performs a change. If another routine is chosen afterwards, its figure starts to move again.
  private mutating func presenting(
    in context: ScreenContext, _ body: (inout RoutineList) -> [ScreenAction]
  ) -> [ScreenAction] {
    let old = self
    let actions = body(&self)
    guard shownSince != nil, self != old else { return actions }
    // Without another filter, the lines are the same as before.
    let items = items(in: context).map(\.item)
    let isAmongOthers = filter != old.filter || showsOff != old.showsOff
    let before = isAmongOthers ? old.items(in: context).map(\.item) : items
    let (now, then) = (chosenItem(among: items), old.chosenItem(among: before))
    if entry(of: now)?.id != old.entry(of: then)?.id { shownSince = context.now }
    return actions
  }

  private mutating func handle(_ key: Key, in context: ScreenContext) -> [ScreenAction] {
    if isTyping, let actions = type(key, in: context) { return actions }
    guard let action = context.keys(Keymaps.list).action(for: key) else { return [] }
    return perform(action, in: context)
  }

  /// Types a key into the filter; returns `nil` for keys that keep their usual meaning.
  private mutating func type(_ key: Key, in context: ScreenContext) -> [ScreenAction]? {
    switch key {
    case .character(let character):
      filter.text.append(character)
    case .backspace:
      if filter.text.isEmpty { filter.isTyping = false } else { filter.text.removeLast() }
    case .escape:
      filter.text = ""
      filter.isTyping = false
    case .enter:
      return start(in: context)
    default:
      return nil
    }
    choice = nil
    return []
  }

  mutating func perform(_ action: RoutineListAction, in context: ScreenContext)
    -> [ScreenAction]
  {
    let page = max(1, context.size.rows - 4)
    switch action {
    case .start: return start(in: context)
    case .quit:
      // The first press only closes the details.
      if detailsOffset == nil { return [.quit] }
      close()
    case .safety: return [.push(.safety(SafetyQuestion()))]
    case .sore: return [.push(.pain(PainQuestion(.pain)))]
    case .settings: return [.push(.settings(SettingsScreen()))]
    case .guide: return [.effect(.load(.guide))]
    case .history: return [.effect(.load(.history))]
    case .up: move(by: -1, in: context)
    case .down: move(by: 1, in: context)
    case .pageUp: move(by: -page, in: context)
    case .pageDown: move(by: page, in: context)
    case .first: move(by: -Int(Int16.max), in: context)
    case .last: move(by: Int(Int16.max), in: context)
    case .level: return changeLevel(in: context)
    case .filter: filter.isTyping = true
    case .equipment: return narrow(in: context) { $0.filter.takeNextEquipment(of: $0.entries) }
    case .position: return narrow(in: context) { $0.filter.takeNextPosition() }
    case .length: return narrow(in: context) { $0.filter.takeNextLength() }
    case .details: openDetails(in: context)
    case .close: close()
    case .handsFree:
      var settings = context.settings
      settings.isHandsFree.toggle()
      return [.use(settings), .message(Format.handsFree(settings.isHandsFree))]
    case .usualDose: return goBackToUsualDose(in: context)
    case .new, .build, .copy, .delete, .restore, .earlier, .later, .switchOff, .showOff:
      return edit(action, in: context)
    case .help: break
    }
    return []
  }

  /// Takes the next level, with a message about its effect.
  private func changeLevel(in context: ScreenContext) -> [ScreenAction] {
    var settings = context.settings
    settings.prescription.level = settings.prescription.level.following
    let entry = chosen(in: context)
    let walk = entry?.walk(in: context.with(settings))
    return [
      .use(settings),
      .message(ListText.level(settings.prescription.level, entry?.title ?? "", walk)),
    ]
  }

  /// Changes a facet of the filter, with a message about the routines that pass.
  private mutating func narrow(
    in context: ScreenContext, _ change: (inout RoutineList) -> Void
  ) -> [ScreenAction] {
    detailsOffset = nil
    change(&self)
    choice = nil
    let count = entries.count { filter.passes($0, in: context) }
    return [.message(ListText.shown(filter.facets, count: count))]
  }

  private func goBackToUsualDose(in context: ScreenContext) -> [ScreenAction] {
    guard let chosen = chosen(in: context), case .routine(let routine) = chosen.content else {
      return []
    }
    let prescription = context.settings.prescription
    guard context.doses.agreed(for: routine, over: prescription) != nil else {
      return [.message("\(routine.title) is at its normal dose.")]
    }
    return [
      .effect(.save(.usualDose(of: routine.id, at: prescription.level))), .effect(.load(.doses)),
      .message("\(routine.title) is back at its normal dose."),
    ]
  }

  /// Opens the details of the choice. The filter stays, but typing ends.
  private mutating func openDetails(in context: ScreenContext) {
    guard let item = chosenItem(in: context), entry(of: item) != nil else { return }
    detailsOffset = detailsOffset ?? 0
    stopTyping(at: item)
  }

  private mutating func stopTyping(at item: RoutineListItem) {
    // An untouched choice stays on the first line, even if another routine moves there.
    if choice != nil || filter.isTyping || !filter.isEmpty { choice = item.id }
    filter.isTyping = false
  }

  /// Starts the choice. Beginning the session then resets the filter.
  private mutating func start(in context: ScreenContext) -> [ScreenAction] {
    guard let item = chosenItem(in: context) else { return [] }
    if case .cutOff = item { return [.effect(.resume(.resume))] }
    guard let entry = item.entry else { return [] }
    guard case .routine(let routine) = entry.content,
      let timeline = try? Timeline(routine, context.prescription(for: routine))
    else {
      openDetails(in: context)
      return []
    }
    stopTyping(at: item)
    return [.begin(SessionRequest(timeline))]
  }

  private mutating func close() {
    if detailsOffset != nil {
      detailsOffset = nil
    } else {
      filter = RoutineFilter()
      choice = nil
    }
  }

  /// Moves the choice, or scrolls the details.
  private mutating func move(by lines: Int, in context: ScreenContext) {
    if let offset = detailsOffset {
      let last = RoutineListView(list: self, context: context).lastDetailsOffset
      detailsOffset = max(0, min(offset + lines, last))
    } else {
      let items = items(in: context).map(\.item)
      guard !items.isEmpty else { return }
      choice = items[max(0, min(index(in: items) + lines, items.count - 1))].id
    }
  }

  // MARK: Mouse

  /// Handles a click: on a line it chooses, on the chosen line it starts, on the preview it opens
  /// the details.
  mutating func click(x: Int, y: Int, in context: ScreenContext) -> [ScreenAction] {
    presenting(in: context) { $0.takeClick(x: x, y: y, in: context) }
  }

  private mutating func takeClick(x: Int, y: Int, in context: ScreenContext) -> [ScreenAction] {
    let view = RoutineListView(list: self, context: context)
    if view.isPreview(x: x, y: y) { return perform(.details, in: context) }
    guard let item = view.item(x: x, y: y) else { return [] }
    if item.id == view.item?.id { return start(in: context) }
    choice = item.id
    return []
  }

  mutating func scroll(by lines: Int, in context: ScreenContext) {
    _ = presenting(in: context) {
      $0.move(by: lines, in: context)
      return []
    }
  }
}
