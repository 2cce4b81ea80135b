import RoutineEngine
import Screen

/// The list of routines, and what is shown of the chosen one.
struct Picker: Sendable, Hashable {
  let entries: [PickerEntry]
  /// Where in the entries that are shown the choice is.
  private(set) var choice = 0
  private(set) var filter = ""
  private(set) var isTyping = false
  /// Whether the chosen routine fills the window, and the first line of it that is shown.
  private(set) var detailsOffset: Int?
  private(set) var settings: PlaySettings
  private(set) var notice: Notice?

  /// What a key asks the program for.
  enum Outcome {
    case nothing
    case start(Routine)
    case openGuide
    case quit
  }

  init(_ entries: [PickerEntry], settings: PlaySettings) {
    self.entries = entries
    self.settings = settings
  }

  /// The entries that the filter lets through.
  var shown: [PickerEntry] {
    filter.isEmpty ? entries : entries.filter { $0.matches(filter) }
  }

  /// The chosen one; `nil` if the filter lets none through.
  var chosen: PickerEntry? {
    let shown = shown
    return shown.isEmpty ? nil : shown[min(choice, shown.count - 1)]
  }

  func nextChange() -> Duration? { notice?.until }

  mutating func letTimePass(at now: Duration) {
    if let notice, notice.until <= now { self.notice = nil }
  }

  mutating func adopt(_ settings: PlaySettings) {
    self.settings = settings
  }

  // MARK: Keys

  mutating func press(_ key: Key, window: Size, at now: Duration) -> Outcome {
    notice = nil
    if isTyping, let outcome = type(key) { return outcome }
    guard let action = Keys.picker.action(for: key) else { return .nothing }
    return perform(action, window: window, at: now)
  }

  /// What is typed into the filter; `nil` for keys that do what they always do.
  private mutating func type(_ key: Key) -> Outcome? {
    switch key {
    case .character(let character):
      filter.append(character)
    case .backspace:
      if filter.isEmpty { isTyping = false } else { filter.removeLast() }
    case .escape:
      filter = ""
      isTyping = false
    case .enter:
      return start()
    default:
      return nil
    }
    choice = 0
    return .nothing
  }

  private mutating func perform(
    _ action: PickerAction, window: Size, at now: Duration
  ) -> Outcome {
    let page = max(1, window.rows - 4)
    switch action {
    case .start: return start()
    case .quit: return .quit
    case .guide: return .openGuide
    case .up: move(by: -1)
    case .down: move(by: 1)
    case .pageUp: move(by: -page)
    case .pageDown: move(by: page)
    case .first: move(by: -Int(Int16.max))
    case .last: move(by: Int(Int16.max))
    case .level: settings.prescription.level = settings.prescription.level.following
    case .filter: isTyping = true
    case .details: if chosen != nil { detailsOffset = detailsOffset ?? 0 }
    case .close: close()
    case .handsFree:
      settings.isHandsFree.toggle()
      notice = Notice(Wording.handsFree(settings.isHandsFree), at: now)
    case .help: break
    }
    return .nothing
  }

  /// Starts the chosen one. The list is whole again afterwards, the choice where it was.
  private mutating func start() -> Outcome {
    guard let chosen, case .routine(let routine) = chosen.content else { return .nothing }
    filter = ""
    isTyping = false
    choice = entries.firstIndex(of: chosen) ?? 0
    return .start(routine)
  }

  private mutating func close() {
    if detailsOffset != nil {
      detailsOffset = nil
    } else {
      filter = ""
      choice = 0
    }
  }

  /// Moves the choice, or scrolls the details. Their last line is known only when they are drawn.
  private mutating func move(by lines: Int) {
    if let offset = detailsOffset {
      detailsOffset = max(0, min(offset + lines, Self.mostDetailLines))
    } else {
      choice = max(0, min(choice + lines, shown.count - 1))
    }
  }

  /// More lines than a routine can have.
  private static let mostDetailLines = 2_000

  /// Keeps the details from being scrolled past their end.
  mutating func limitDetails(to last: Int) {
    detailsOffset = detailsOffset.map { min($0, max(0, last)) }
  }

  // MARK: Mouse

  /// A click chooses a line; on the chosen one it starts.
  mutating func click(line: Int) -> Outcome {
    guard shown.indices.contains(line) else { return .nothing }
    if line == choice { return start() }
    choice = line
    return .nothing
  }

  mutating func scroll(by lines: Int) {
    move(by: lines)
  }
}
