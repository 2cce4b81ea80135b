import RoutineEngine

/// Changes to the person's own routines, and routines that are switched off.
extension RoutineList {
  mutating func edit(_ action: RoutineListAction, in context: ScreenContext) -> [ScreenAction] {
    switch action {
    case .new: return [.effect(.load(.builder(.new)))]
    case .restore:
      guard let name = deleted.last else { return [.message(ListText.nothingDeleted)] }
      return [.effect(.files(.restore(name)))]
    case .showOff: return showOff(in: context)
    default: break
    }
    guard let entry = chosen(in: context) else { return [] }
    switch action {
    case .build:
      if entry.isOwn { return [.effect(.load(.builder(.own(entry.id))))] }
      return [
        .effect(.load(.builder(.copy(of: entry.id)))), .message(ListText.copied),
      ]
    case .copy: return [.effect(.load(.builder(.copy(of: entry.id))))]
    case .delete:
      if !entry.isOwn { return [.message(ListText.isBuiltIn(entry.title))] }
      return [.effect(.files(.delete(entry.id)))]
    case .earlier: return move(entry, by: -1, in: context)
    case .later: return move(entry, by: 1, in: context)
    case .switchOff: return switchOff(entry, in: context)
    default: return []
    }
  }

  private mutating func showOff(in context: ScreenContext) -> [ScreenAction] {
    let count = entries.count { context.settings.hides($0.id) }
    if count == 0 { return [.message(ListText.nothingIsOff)] }
    showsOff.toggle()
    return [.message(showsOff ? ListText.offIsShown(count) : ListText.offIsHidden)]
  }

  private func switchOff(
    _ entry: RoutineListEntry, in context: ScreenContext
  ) -> [ScreenAction] {
    var settings = context.settings
    let isOff = settings.hides(entry.id)
    settings.hidden =
      isOff
      ? PlaySettings.names(settings.hidden).filter { $0 != entry.id }.joined(separator: ", ")
      : (PlaySettings.names(settings.hidden) + [entry.id]).joined(separator: ", ")
    return [
      .use(settings), .effect(.save(.settings(["hidden": .text(settings.hidden)]))),
      .message(isOff ? ListText.isOn(entry.title) : ListText.isOff(entry.title)),
    ]
  }

  /// Swaps an own routine with its neighbour in the list.
  private func move(
    _ entry: RoutineListEntry, by places: Int, in context: ScreenContext
  ) -> [ScreenAction] {
    if !entry.isOwn { return [.message(ListText.onlyOwnMove)] }
    var own = context.settings.ordered(entries.filter(\.isOwn)).map(\.id)
    guard let index = own.firstIndex(of: entry.id), own.indices.contains(index + places) else {
      return [.message(places < 0 ? ListText.isFirst : ListText.isLast)]
    }
    own.swapAt(index, index + places)
    var settings = context.settings
    settings.order = own.joined(separator: ", ")
    return [.use(settings), .effect(.save(.settings(["order": .text(settings.order)])))]
  }
}

extension PlaySettings {
  /// Returns the names in a comma-separated list, without blanks.
  static func names(_ text: String) -> [String] {
    text.split(separator: ",").map { $0.filter { $0 != " " } }.filter { !$0.isEmpty }
  }

  /// Returns true if the person has switched a routine off.
  func hides(_ id: String) -> Bool { !hidden.isEmpty && Self.names(hidden).contains(id) }

  /// Returns own routines in the person's order; those that the order does not name follow
  /// unchanged.
  func ordered(_ entries: [RoutineListEntry]) -> [RoutineListEntry] {
    if order.isEmpty { return entries }
    let names = Self.names(order)
    let places = Dictionary(names.enumerated().map { ($1, $0) }) { first, _ in first }
    return entries.enumerated().sorted { one, other in
      (places[one.element.id] ?? names.count, one.offset)
        < (places[other.element.id] ?? names.count, other.offset)
    }.map(\.element)
  }
}
