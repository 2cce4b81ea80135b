import Drawing
import RoutineEngine

/// Typing and answers in the builder: moves, titles, questions.
extension Builder {
  // MARK: Moves

  mutating func pick(
    _ key: Key, _ picker: MovePicker, in context: ScreenContext
  ) -> [ScreenAction] {
    var picker = picker
    let view = BuilderView(builder: self, context: context)
    switch key {
    case .character(let character): picker.type(String(character))
    case .backspace:
      if !picker.erase() {
        mode = .steps
        return []
      }
    case .escape:
      mode = .steps
      return []
    case .enter: return add(picker.chosen(in: moves))
    case .up, .backTab: picker.move(by: -1, among: moves)
    case .down, .tab: picker.move(by: 1, among: moves)
    case .left: picker.move(by: -view.pickerColumnRows, among: moves)
    case .right: picker.move(by: view.pickerColumnRows, among: moves)
    case .pageUp: picker.move(by: -view.pickerPage, among: moves)
    case .pageDown: picker.move(by: view.pickerPage, among: moves)
    case .home: picker.move(by: -moves.count, among: moves)
    case .end: picker.move(by: moves.count, among: moves)
    case .control, .delete: return []
    }
    mode = .picking(picker)
    return []
  }

  /// Adds a move after the chosen step.
  mutating func add(_ move: Routine?) -> [ScreenAction] {
    guard let move, let step = move.moveStep else { return [.message(BuilderText.noMove)] }
    let place = draft.steps.isEmpty ? 0 : choice + 1
    var draft = draft
    draft.add(step, at: place)
    mode = .steps
    let actions = replace(with: draft)
    choose(place)
    return actions
  }

  // MARK: The title

  /// The most characters of a title in the routine language.
  private static let longestTitle = 80

  mutating func takeTitle(_ key: Key, _ text: String) -> [ScreenAction] {
    switch key {
    case .character(let character):
      if text.count < Self.longestTitle { mode = .titling(text + String(character)) }
    case .backspace: mode = .titling(String(text.dropLast()))
    case .escape: mode = .steps
    case .enter:
      mode = .steps
      let title = text.split(separator: " ").joined(separator: " ")
      if title.isEmpty { return [.message(BuilderText.noTitle)] }
      var draft = draft
      draft.title = title
      return replace(with: draft)
    case .control("u"): mode = .titling("")
    default: break
    }
    return []
  }

  // MARK: Saving

  mutating func save() -> [ScreenAction] {
    if draft.steps.isEmpty {
      mode = .picking(MovePicker())
      return [.message(BuilderText.isEmpty)]
    }
    if !isNew, !isChanged { return [.pop, .message(BuilderText.isUnchanged)] }
    if let problem = check.problems.first {
      return [.message(BuilderText.notSaved(problem))]
    }
    return [.effect(.files(.save(file, draft)))]
  }

  /// The action that saves a changed draft as a copy, when the program ends; empty if it cannot be
  /// saved.
  var changesToKeep: [ScreenAction] {
    guard isChanged, !draft.steps.isEmpty, check.problems.isEmpty else { return [] }
    return [.effect(.files(.saveCopy(file, draft)))]
  }

  mutating func handle(_ answer: BuilderAnswer) -> [ScreenAction] {
    mode = .steps
    switch answer {
    case .save: return save()
    case .discard: return [.pop]
    case .reload: return file.id.map { [.effect(.load(.builder(.own($0))))] } ?? []
    case .copy: return [.effect(.files(.saveCopy(file, draft)))]
    case .back: return []
    }
  }
}
