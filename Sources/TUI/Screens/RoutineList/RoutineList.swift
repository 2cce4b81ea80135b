import CarePlan
import Drawing
import Figures
import RoutineEngine

/// The list of routines, and what is shown of the chosen one.
struct RoutineList: Equatable, Sendable {
  /// The entries, in the order of the catalogue; none until they are loaded.
  var entries: [RoutineListEntry] = []
  /// Since when the chosen routine is shown, for its figure that moves at first. While `nil`, none
  /// is read.
  private(set) var shownSince: Duration?
  /// The place of the choice in the entries that are shown.
  private(set) var choice = 0
  private(set) var filter = ""
  private(set) var isTyping = false
  /// The first line of the details that is shown; `nil` while they are closed.
  private(set) var detailsOffset: Int?

  /// The entries that the filter lets through.
  var shown: [RoutineListEntry] {
    filter.isEmpty ? entries : entries.filter { $0.matches(filter) }
  }

  /// The chosen one; `nil` if the filter lets none through.
  var chosen: RoutineListEntry? {
    let shown = shown
    return shown.isEmpty ? nil : shown[min(choice, shown.count - 1)]
  }

  /// Shows figures from now on.
  mutating func showFigures(at now: Duration) {
    shownSince = shownSince ?? now
  }

  /// The name of the chosen routine's figure, once figures are shown.
  var figure: String? {
    guard shownSince != nil, case .routine(let routine) = chosen?.content else { return nil }
    return routine.figure
  }

  /// The motion of that figure.
  func motion(in context: ScreenContext) -> FigureMotion {
    let settings = context.settings
    guard let since = shownSince, settings.figures != .off, settings.animation == .moving else {
      return .still
    }
    return .presenting(elapsed: context.now - since)
  }

  // MARK: Keys

  mutating func press(_ key: Key, in context: ScreenContext) -> [ScreenAction] {
    presenting(in: context) { $0.take(key, in: context) }
  }

  /// Does something; the figure of a routine that is chosen by it moves anew.
  private mutating func presenting(
    in context: ScreenContext, _ body: (inout RoutineList) -> [ScreenAction]
  ) -> [ScreenAction] {
    let id = chosen?.id
    let actions = body(&self)
    if chosen?.id != id, shownSince != nil { shownSince = context.now }
    return actions
  }

  private mutating func take(_ key: Key, in context: ScreenContext) -> [ScreenAction] {
    if isTyping, let actions = type(key, in: context) { return actions }
    guard let action = Keymaps.list.action(for: key) else { return [] }
    return perform(action, in: context)
  }

  /// Types a key into the filter; returns `nil` for keys that do what they always do.
  private mutating func type(_ key: Key, in context: ScreenContext) -> [ScreenAction]? {
    switch key {
    case .character(let character):
      filter.append(character)
    case .backspace:
      if filter.isEmpty { isTyping = false } else { filter.removeLast() }
    case .escape:
      filter = ""
      isTyping = false
    case .enter:
      return start(in: context)
    default:
      return nil
    }
    choice = 0
    return []
  }

  private mutating func perform(_ action: RoutineListAction, in context: ScreenContext)
    -> [ScreenAction]
  {
    let page = max(1, context.size.rows - 4)
    var settings = context.settings
    switch action {
    case .start: return start(in: context)
    case .quit: return [.quit]
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
    case .level:
      settings.prescription.level = settings.prescription.level.following
      return [.use(settings)]
    case .filter: isTyping = true
    case .details: if chosen != nil { detailsOffset = detailsOffset ?? 0 }
    case .close: close()
    case .handsFree:
      settings.isHandsFree.toggle()
      return [.use(settings), .message(Format.handsFree(settings.isHandsFree))]
    case .usualDose: return goBackToUsualDose(in: context)
    case .help: break
    }
    return []
  }

  private func goBackToUsualDose(in context: ScreenContext) -> [ScreenAction] {
    guard let chosen, case .routine(let routine) = chosen.content else { return [] }
    let prescription = context.settings.prescription
    guard context.doses.agreed(for: routine, over: prescription) != nil else {
      return [.message("\(routine.title) has its own dose.")]
    }
    return [
      .effect(.save(.usualDose(of: routine.id, at: prescription.level))), .effect(.load(.doses)),
      .message("\(routine.title) has its own dose again."),
    ]
  }

  /// Starts the chosen one. The list is whole again afterwards, the choice where it was.
  private mutating func start(in context: ScreenContext) -> [ScreenAction] {
    if case .broken = chosen?.content {
      detailsOffset = detailsOffset ?? 0
      return []
    }
    guard let chosen, case .routine(let routine) = chosen.content,
      let timeline = try? Timeline(routine, context.prescription(for: routine))
    else { return [] }
    filter = ""
    isTyping = false
    choice = entries.firstIndex(of: chosen) ?? 0
    return [.begin(SessionRequest(timeline))]
  }

  private mutating func close() {
    if detailsOffset != nil {
      detailsOffset = nil
    } else {
      filter = ""
      choice = 0
    }
  }

  /// Moves the choice, or scrolls the details.
  private mutating func move(by lines: Int, in context: ScreenContext) {
    if let offset = detailsOffset {
      let last = RoutineListView(list: self, context: context).lastDetailsOffset
      detailsOffset = max(0, min(offset + lines, last))
    } else {
      choice = max(0, min(choice + lines, shown.count - 1))
    }
  }

  // MARK: Mouse

  /// A click chooses a line; on the chosen one it starts. One on what is shown of it opens the
  /// whole.
  mutating func click(x: Int, y: Int, in context: ScreenContext) -> [ScreenAction] {
    presenting(in: context) { $0.takeClick(x: x, y: y, in: context) }
  }

  private mutating func takeClick(x: Int, y: Int, in context: ScreenContext) -> [ScreenAction] {
    let drawing = RoutineListView(list: self, context: context)
    if drawing.isPreview(x: x, y: y) { return perform(.details, in: context) }
    guard let line = drawing.line(x: x, y: y) else { return [] }
    if line == choice { return start(in: context) }
    choice = line
    return []
  }

  mutating func scroll(by lines: Int, in context: ScreenContext) {
    _ = presenting(in: context) {
      $0.move(by: lines, in: context)
      return []
    }
  }
}
