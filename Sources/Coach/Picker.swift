import CarePlan
import Drawing
import RoutineEngine

/// The list of routines, and what is shown of the chosen one.
struct Picker: Place {
  let entries: [PickerEntry]
  /// How many times the routines were done today, by id, with halves; `nil` while the record is not
  /// read.
  var done: [String: Double]?
  /// Since when the chosen routine is shown, for its figure that moves at first. While `nil`, none
  /// is read.
  private(set) var shownSince: Duration?
  /// Where in the entries that are shown the choice is.
  private(set) var choice = 0
  private(set) var filter = ""
  private(set) var isTyping = false
  /// Whether the chosen routine fills the window, and the first line of it that is shown.
  private(set) var detailsOffset: Int?

  init(_ entries: [PickerEntry]) {
    self.entries = entries
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

  /// Shows figures from now on.
  mutating func showFigures(at now: Duration) {
    shownSince = shownSince ?? now
  }

  func nextChange(on stage: Stage) -> Duration? {
    PickerDrawing(picker: self, stage: stage).nextChange
  }

  func draw(into frame: inout Frame, on stage: Stage) {
    PickerDrawing(picker: self, stage: stage).draw(into: &frame)
  }

  func helpLines(glyphs: GlyphSet) -> [(keys: String, help: String)] {
    Keys.picker.helpLines(glyphs: glyphs)
  }

  // MARK: Keys

  mutating func press(_ key: Key, on stage: Stage) -> [Turn] {
    presenting(on: stage) { $0.take(key, on: stage) }
  }

  /// Does something; the figure of a routine that is chosen by it moves anew.
  private mutating func presenting(
    on stage: Stage, _ body: (inout Picker) -> [Turn]
  ) -> [Turn] {
    let id = chosen?.id
    let turns = body(&self)
    if chosen?.id != id, shownSince != nil { shownSince = stage.now }
    return turns
  }

  private mutating func take(_ key: Key, on stage: Stage) -> [Turn] {
    if isTyping, let turns = type(key, on: stage) { return turns }
    guard let action = Keys.picker.action(for: key) else { return [] }
    return perform(action, on: stage)
  }

  /// What is typed into the filter; `nil` for keys that do what they always do.
  private mutating func type(_ key: Key, on stage: Stage) -> [Turn]? {
    switch key {
    case .character(let character):
      filter.append(character)
    case .backspace:
      if filter.isEmpty { isTyping = false } else { filter.removeLast() }
    case .escape:
      filter = ""
      isTyping = false
    case .enter:
      return start(on: stage)
    default:
      return nil
    }
    choice = 0
    return []
  }

  private mutating func perform(_ action: PickerAction, on stage: Stage) -> [Turn] {
    let page = max(1, stage.size.rows - 4)
    var settings = stage.settings
    switch action {
    case .start: return start(on: stage)
    case .quit: return [.quit]
    case .safety: return [.open(SafetyQuestion(after: stage.advice.signs))]
    case .settings: return [.open(SettingsScreen())]
    case .guide: return [.effect(.openGuide)]
    case .history: return [.effect(.openHistory)]
    case .up: move(by: -1, on: stage)
    case .down: move(by: 1, on: stage)
    case .pageUp: move(by: -page, on: stage)
    case .pageDown: move(by: page, on: stage)
    case .first: move(by: -Int(Int16.max), on: stage)
    case .last: move(by: Int(Int16.max), on: stage)
    case .level:
      settings.prescription.level = settings.prescription.level.following
      return [.choose(settings)]
    case .filter: isTyping = true
    case .details: if chosen != nil { detailsOffset = detailsOffset ?? 0 }
    case .close: close()
    case .handsFree:
      settings.isHandsFree.toggle()
      return [.choose(settings), .tell(Wording.handsFree(settings.isHandsFree))]
    case .usualDose: return goBackToUsualDose(on: stage)
    case .help: break
    }
    return []
  }

  private func goBackToUsualDose(on stage: Stage) -> [Turn] {
    guard let chosen, case .routine(let routine) = chosen.content else { return [] }
    let wish = stage.settings.prescription
    guard stage.doses.agreed(for: routine, over: wish) != nil else {
      return [.tell("\(routine.title) has its own dose.")]
    }
    return [
      .effect(.keepUsualDose(of: routine.id, at: wish.level)),
      .tell("\(routine.title) has its own dose again."),
    ]
  }

  /// Starts the chosen one. The list is whole again afterwards, the choice where it was.
  private mutating func start(on stage: Stage) -> [Turn] {
    if case .broken = chosen?.content {
      detailsOffset = detailsOffset ?? 0
      return []
    }
    guard let chosen, case .routine(let routine) = chosen.content,
      let timeline = try? Timeline(routine, stage.prescription(for: routine))
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
  private mutating func move(by lines: Int, on stage: Stage) {
    if let offset = detailsOffset {
      let last = PickerDrawing(picker: self, stage: stage).lastDetailsOffset
      detailsOffset = max(0, min(offset + lines, last))
    } else {
      choice = max(0, min(choice + lines, shown.count - 1))
    }
  }

  // MARK: Mouse

  /// A click chooses a line; on the chosen one it starts. One on what is shown of it opens the
  /// whole.
  mutating func click(x: Int, y: Int, on stage: Stage) -> [Turn] {
    presenting(on: stage) { $0.takeClick(x: x, y: y, on: stage) }
  }

  private mutating func takeClick(x: Int, y: Int, on stage: Stage) -> [Turn] {
    let drawing = PickerDrawing(picker: self, stage: stage)
    if drawing.isPreview(x: x, y: y) { return perform(.details, on: stage) }
    guard let line = drawing.line(x: x, y: y) else { return [] }
    if line == choice { return start(on: stage) }
    choice = line
    return []
  }

  mutating func scroll(by lines: Int, on stage: Stage) -> [Turn] {
    presenting(on: stage) {
      $0.move(by: lines, on: stage)
      return []
    }
  }
}
