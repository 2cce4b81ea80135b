import Drawing
import Figures
import RoutineEngine

/// The builder: one of the person's own routines, made or changed step by step.
struct Builder: Equatable, Sendable {
  /// The mode, which decides the meaning of keys.
  enum Mode: Equatable, Sendable {
    /// The list of steps.
    case steps
    /// The choice of a move to add.
    case picking(MovePicker)
    /// The title being typed.
    case titling(String)
    /// The question about unsaved changes.
    case leaving
    /// The question about a file that another program has changed.
    case conflict
  }

  let file: BuilderFile
  let moves: [Routine]
  /// The draft when the builder was opened.
  private let opened: RoutineDraft
  private(set) var draft: RoutineDraft
  /// The name and the problems of the file that the draft would make.
  var check: BuilderCheck
  /// The drafts to undo to, the latest last.
  private var past: [RoutineDraft] = []
  /// The drafts to redo to, the latest last.
  private var future: [RoutineDraft] = []
  /// The index of the chosen step; 0 without any step.
  private(set) var choice = 0
  var mode = Mode.steps
  /// The moment at which the figure of the chosen move began to move.
  private var shownSince: Duration

  init(_ model: BuilderModel, at now: Duration) {
    file = model.file
    moves = model.moves
    opened = model.draft
    draft = model.draft
    check = model.check
    shownSince = now
    // A new routine begins with the choice of a move.
    if draft.steps.isEmpty { mode = .picking(MovePicker()) }
  }

  /// True if there are unsaved changes.
  var isChanged: Bool { draft != opened }
  /// True if the routine has no file yet.
  var isNew: Bool { file.id == nil }

  /// The chosen step; `nil` if there is none.
  var chosen: StepDraft? {
    draft.steps.indices.contains(choice) ? draft.steps[choice] : nil
  }

  /// The step to show: the chosen one, or the one of the move in the picker.
  var shownStep: Step? {
    if case .picking(let picker) = mode { return picker.chosen(in: moves)?.moveStep }
    return chosen?.step
  }

  /// True where characters are text or an answer.
  var isTyping: Bool { mode != .steps }

  /// True while text is typed.
  var takesText: Bool {
    switch mode {
    case .picking, .titling: true
    case .steps, .leaving, .conflict: false
    }
  }

  /// The name of the figure to show; `nil` for none.
  var figure: String? { shownStep?.figure }

  /// Returns the motion of the figure to show.
  func motion(in context: ScreenContext) -> FigureMotion {
    let settings = context.settings
    guard settings.figures != .off, settings.animation == .moving else { return .still }
    return .presenting(elapsed: context.now - shownSince)
  }

  // MARK: Keys

  mutating func press(_ key: Key, in context: ScreenContext) -> [ScreenAction] {
    let figure = figure
    defer { if self.figure != figure { shownSince = context.now } }
    switch mode {
    case .steps:
      guard let action = Keymaps.builder.action(for: key) else { return [] }
      return perform(action, key, in: context)
    case .picking(let picker): return pick(key, picker, in: context)
    case .titling(let text): return takeTitle(key, text)
    case .leaving:
      return Keymaps.builderLeaving.action(for: key).map { handle($0) } ?? []
    case .conflict:
      return Keymaps.builderConflict.action(for: key).map { handle($0) } ?? []
    }
  }

  private mutating func perform(
    _ action: BuilderAction, _ key: Key, in context: ScreenContext
  ) -> [ScreenAction] {
    let level = context.settings.prescription.level
    switch action {
    case .save: return save()
    case .add: mode = .picking(MovePicker())
    case .up: choose(choice - 1)
    case .down: choose(choice + 1)
    case .first: choose(0)
    case .last: choose(draft.steps.count - 1)
    case .earlier: return moveStep(by: -1)
    case .later: return moveStep(by: 1)
    case .more:
      return change { step throws(StepDraft.Refusal) in
        try step.changeDose(up: true, at: level)
      }
    case .less:
      return change { step throws(StepDraft.Refusal) in
        try step.changeDose(up: false, at: level)
      }
    case .oftener:
      return change { step throws(StepDraft.Refusal) in
        try step.changeRepeats(up: true, at: level)
      }
    case .seldomer:
      return change { step throws(StepDraft.Refusal) in
        try step.changeRepeats(up: false, at: level)
      }
    case .times:
      guard case .character(let digit) = key, let count = digit.wholeNumberValue else { return [] }
      return change { step throws(StepDraft.Refusal) in try step.setRepeats(to: count) }
    case .sides: return change { step throws(StepDraft.Refusal) in try step.changeSides() }
    case .longerRest:
      return change { step throws(StepDraft.Refusal) in
        try step.changeRest(up: true)
      }
    case .shorterRest:
      return change { step throws(StepDraft.Refusal) in
        try step.changeRest(up: false)
      }
    case .usual: return change { step throws(StepDraft.Refusal) in try step.reset() }
    case .skip: return change { step throws(StepDraft.Refusal) in step.toggleSkip() }
    case .remove: return remove()
    case .title: mode = .titling(draft.title)
    case .undo: return undo()
    case .redo: return redo()
    case .close:
      if !isChanged { return [.pop] }
      mode = .leaving
    case .help: break
    }
    return []
  }

  // MARK: Changes

  /// Replaces the draft; undo brings the old one back.
  mutating func replace(with draft: RoutineDraft) -> [ScreenAction] {
    if draft == self.draft { return [] }
    past.append(self.draft)
    future = []
    self.draft = draft
    return checks
  }

  private var checks: [ScreenAction] { [.effect(.load(.draft(file, draft)))] }

  private mutating func change(
    _ body: (inout StepDraft) throws(StepDraft.Refusal) -> Void
  ) -> [ScreenAction] {
    guard chosen != nil else { return [.message(BuilderText.noStep)] }
    var draft = draft
    do throws(StepDraft.Refusal) {
      try body(&draft.steps[choice])
    } catch {
      return [.message(BuilderText.refusal(error, of: self.draft.steps[choice]))]
    }
    return replace(with: draft)
  }

  private mutating func moveStep(by places: Int) -> [ScreenAction] {
    guard chosen != nil else { return [.message(BuilderText.noStep)] }
    let other = choice + places
    guard draft.steps.indices.contains(other) else {
      return [.message(places < 0 ? BuilderText.isFirst : BuilderText.isLast)]
    }
    var draft = draft
    draft.swap(choice, with: other)
    choice = other
    return replace(with: draft)
  }

  private mutating func remove() -> [ScreenAction] {
    guard let chosen else { return [.message(BuilderText.noStep)] }
    var draft = draft
    draft.remove(at: choice)
    let actions = replace(with: draft)
    choose(choice)
    return actions + [.message(BuilderText.removed(chosen.step))]
  }

  private mutating func undo() -> [ScreenAction] {
    guard let last = past.popLast() else { return [.message(BuilderText.nothingToUndo)] }
    future.append(draft)
    return goTo(last)
  }

  private mutating func redo() -> [ScreenAction] {
    guard let next = future.popLast() else { return [.message(BuilderText.nothingToRedo)] }
    past.append(draft)
    return goTo(next)
  }

  /// Takes another draft for undo or redo, and chooses the first step that differs.
  private mutating func goTo(_ draft: RoutineDraft) -> [ScreenAction] {
    let old = self.draft
    self.draft = draft
    let place = zip(old.steps, draft.steps).enumerated().first { $1.0 != $1.1 }?.offset
    let end = min(old.steps.count, draft.steps.count)
    choose(place ?? (old.steps.count == draft.steps.count ? choice : end))
    return checks
  }

  mutating func choose(_ step: Int) {
    choice = max(0, min(step, draft.steps.count - 1))
  }

  // MARK: Mouse

  /// Handles a click: it chooses a step or a move, and adds the chosen move.
  mutating func click(x: Int, y: Int, in context: ScreenContext) -> [ScreenAction] {
    let figure = figure
    defer { if self.figure != figure { shownSince = context.now } }
    let view = BuilderView(builder: self, context: context)
    if case .picking(var picker) = mode {
      guard let index = view.move(x: x, y: y) else { return [] }
      if index == picker.choice { return add(picker.chosen(in: moves)) }
      picker.choose(index)
      mode = .picking(picker)
      return []
    }
    guard mode == .steps else { return [] }
    if let step = view.step(x: x, y: y) { choose(step) }
    return []
  }

  mutating func scroll(by lines: Int, in context: ScreenContext) {
    let figure = figure
    defer { if self.figure != figure { shownSince = context.now } }
    switch mode {
    case .steps: choose(choice + lines)
    case .picking(var picker):
      picker.move(by: lines, among: moves)
      mode = .picking(picker)
    case .titling, .leaving, .conflict: break
    }
  }
}
