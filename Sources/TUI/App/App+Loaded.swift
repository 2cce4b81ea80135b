import Figures
import RoutineEngine

/// The handling of answers to `AppEffect.load`.
extension App {
  /// Handles something that was loaded.
  ///
  /// - Returns: The effects, in order.
  mutating func handle(_ loaded: Loaded) -> [AppEffect] {
    switch loaded {
    case .routines(let entries): updateList { $0.entries = entries }
    case .figure(let figure, let name): figures.add(figure, named: name)
    case .practice(let practice):
      care.use(practice)
      // The first frame has been shown by now, so that reading figures delays nothing.
      let now = lastMoment
      updateList { $0.showFigures(at: now) }
      return beginAgain()
    case .doses(let doses): self.doses = doses
    case .interrupted(let prompt):
      updateList { $0.interrupted = prompt }
      guard let prompt, !prompt.isLeft, !advice.locksEverything, summary == nil else { break }
      screens.append(.resume(prompt))
    case .today(let day): self.day = day
    case .requested(let request): return request.map { begin($0) } ?? []
    case .guide(let cards):
      let isAskedForPain = if case .pain = screens.last { true } else { false }
      screens.append(.guide(Guide(cards, reading: isAskedForPain ? Guide.whoToSee : nil)))
    case .history(let model): open(model)
    case .earlierSessions(let sessions, let hasMore):
      guard case .history(var history) = screens.last else { break }
      history.append(sessions, hasMore: hasMore)
      screens[screens.count - 1] = .history(history)
    case .report(let lines): updateSummary { $0.report = lines }
    case .suggestion(let offer):
      // A suggestion that was answered is not shown again.
      updateSummary { if $0.offerReply.isEmpty { $0.offer = offer } }
    case .builder(let model): if let model { open(Builder(model, at: lastMoment)) }
    case .draft(let check):
      guard case .builder(var builder) = screens.last else { break }
      builder.check = check
      screens[screens.count - 1] = .builder(builder)
    case .files(let reply): return handle(reply)
    }
    return []
  }

  /// Begins the session of the launch, at the agreed dose if there is one, as far as the history
  /// allows it.
  private mutating func beginAgain() -> [AppEffect] {
    guard let opening else { return [] }
    self.opening = nil
    screens = []
    return begin(opening.takingAgreedDose(in: context))
  }

  /// Opens the history, or updates it after a correction.
  private mutating func open(_ model: HistoryModel) {
    guard case .history(var history) = screens.last else {
      screens.append(.history(HistoryScreen(model)))
      return
    }
    history.replace(model)
    screens[screens.count - 1] = .history(history)
  }

  /// Opens a builder, in place of one that is open.
  private mutating func open(_ builder: Builder) {
    if case .builder = screens.last { screens.removeLast() }
    screens.append(.builder(builder))
  }

  private mutating func handle(_ reply: RoutineFileReply) -> [AppEffect] {
    switch reply {
    case .saved(let id, let file):
      if case .builder = screens.last { screens.removeLast() }
      updateList { $0.choose(id) }
      return perform([.message(ListText.saved(file))])
    case .changedOutside:
      guard case .builder(var builder) = screens.last else { return [] }
      builder.mode = .conflict
      screens[screens.count - 1] = .builder(builder)
      return []
    case .deleted(let title, let name, let path):
      updateList { $0.deleted.append(name) }
      return perform([.message(ListText.deleted(title, path))])
    case .restored(let id):
      updateList {
        if !$0.deleted.isEmpty { $0.deleted.removeLast() }
        $0.choose(id)
      }
      return perform([.message(ListText.restored)])
    case .refused(let reason): return perform([.message(reason)])
    }
  }

  mutating func updateList(_ body: (inout RoutineList) -> Void) {
    guard case .list(var list) = screens.first else { return }
    body(&list)
    screens[0] = .list(list)
  }

  private mutating func updateSummary(_ body: (inout Summary) -> Void) {
    guard var summary else { return }
    body(&summary)
    screens[screens.count - 1] = .summary(summary)
  }
}

/// The requested figures, by name. A missing figure is remembered, too, so that its place can show
/// words instead.
public struct FigureLibrary: Sendable, Equatable {
  private var figures: [String: Figure?] = [:]

  /// A library without figures.
  init() {}

  /// The figure of a name; `nil` if there is none, or it is not loaded.
  subscript(name: String) -> Figure? { figures[name] ?? nil }

  /// Returns true if the figure was requested before, loaded or not.
  func isKnown(_ name: String) -> Bool { figures[name] != nil }

  /// Adds a figure; `nil` if there is none of that name.
  mutating func add(_ figure: Figure?, named name: String) {
    figures.updateValue(figure, forKey: name)
  }
}
