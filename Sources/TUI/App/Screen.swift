import Drawing
import RoutineEngine

/// One full window of the app. Screens lie on the navigation stack; the one on top has the keys.
enum Screen: Equatable, Sendable {
  case list(RoutineList)
  case player(Player)
  case summary(Summary)
  case resume(ResumePrompt)
  case safety(SafetyQuestion)
  case pain(PainQuestion)
  case guide(Guide)
  case history(HistoryScreen)
  case settings(SettingsScreen)
  case builder(Builder)
}

// MARK: Input

extension Screen {
  /// Handles a key press.
  mutating func press(_ key: Key, in context: ScreenContext) -> [ScreenAction] {
    let actions: [ScreenAction]
    switch self {
    case .list(var screen):
      actions = screen.press(key, in: context)
      self = .list(screen)
    case .player(var screen):
      actions = screen.press(key, in: context)
      self = .player(screen)
    case .summary(var screen):
      actions = screen.press(key, in: context)
      self = .summary(screen)
    case .resume(let screen):
      actions = screen.press(key)
    case .safety(var screen):
      actions = screen.press(key, in: context)
      self = .safety(screen)
    case .pain(var screen):
      actions = screen.press(key, in: context)
      self = .pain(screen)
    case .guide(var screen):
      actions = screen.press(key, in: context)
      self = .guide(screen)
    case .history(var screen):
      actions = screen.press(key, in: context)
      self = .history(screen)
    case .settings(var screen):
      actions = screen.press(key, in: context)
      self = .settings(screen)
    case .builder(var screen):
      actions = screen.press(key, in: context)
      self = .builder(screen)
    }
    return actions
  }

  /// Handles a click on a cell of the window.
  mutating func click(x: Int, y: Int, in context: ScreenContext) -> [ScreenAction] {
    let actions: [ScreenAction]
    switch self {
    case .list(var screen):
      actions = screen.click(x: x, y: y, in: context)
      self = .list(screen)
    case .guide(var screen):
      screen.click(x: x, y: y, in: context)
      actions = []
      self = .guide(screen)
    case .history(var screen):
      actions = screen.click(x: x, y: y, in: context)
      self = .history(screen)
    case .summary(let screen): actions = screen.click(x: x, y: y, in: context)
    case .settings(var screen):
      actions = screen.click(x: x, y: y, in: context)
      self = .settings(screen)
    case .safety(var screen):
      actions = screen.click(y: y, in: context)
      self = .safety(screen)
    case .builder(var screen):
      actions = screen.click(x: x, y: y, in: context)
      self = .builder(screen)
    case .player(var screen):
      actions = screen.click(x: x, y: y, in: context)
      self = .player(screen)
    case .resume, .pain: actions = []
    }
    return actions
  }

  /// Handles a turn of the wheel by lines, down if positive.
  mutating func scroll(by lines: Int, in context: ScreenContext) -> [ScreenAction] {
    switch self {
    case .list(var screen):
      screen.scroll(by: lines, in: context)
      self = .list(screen)
    case .summary(var screen):
      screen.scroll(by: lines, in: context)
      self = .summary(screen)
    case .safety(var screen):
      screen.scroll(by: lines, in: context)
      self = .safety(screen)
    case .pain(var screen):
      screen.scroll(by: lines, in: context)
      self = .pain(screen)
    case .guide(var screen):
      screen.scroll(by: lines, in: context)
      self = .guide(screen)
    case .history(var screen):
      let actions = screen.scroll(by: lines, in: context)
      self = .history(screen)
      return actions
    case .settings(var screen):
      screen.move(by: lines)
      self = .settings(screen)
    case .builder(var screen):
      screen.scroll(by: lines, in: context)
      self = .builder(screen)
    case .player, .resume: break
    }
    return []
  }

  /// Advances a running session to the moment of the context.
  mutating func advance(in context: ScreenContext) -> [ScreenAction] {
    guard case .player(var player) = self else { return [] }
    let actions = player.advance(in: context)
    self = .player(player)
    return actions
  }

  /// Stops the clock of a session at the last moment at which the program ran.
  mutating func handleSuspension(
    since last: Duration, in context: ScreenContext
  ) -> [ScreenAction] {
    guard case .player(var player) = self else { return [] }
    let actions = player.handleSuspension(since: last, in: context)
    self = .player(player)
    return actions
  }

  /// Closes the screen because the program ends.
  mutating func leave(in context: ScreenContext) -> [ScreenAction] {
    switch self {
    case .player(var player):
      let actions = player.leave(in: context)
      self = .player(player)
      return actions
    case .settings(let settings): return settings.changesToSave
    case .builder(let builder): return builder.changesToKeep
    case .list, .summary, .resume, .safety, .pain, .guide, .history: return []
    }
  }
}

// MARK: Output

extension Screen {
  /// Returns the next moment at which something happens or looks different; `nil` when idle.
  func nextDeadline(in context: ScreenContext) -> Duration? {
    switch self {
    case .list(let list): RoutineListView(list: list, context: context).nextDeadline
    case .player(let player): player.nextDeadline(in: context)
    case .builder(let builder): BuilderView(builder: builder, context: context).nextDeadline
    case .summary, .resume, .safety, .pain, .guide, .history, .settings: nil
    }
  }

  /// Draws the whole window.
  func draw(into frame: inout Frame, in context: ScreenContext, cache: DrawingCache) {
    switch self {
    case .list(let screen):
      RoutineListView(list: screen, context: context).draw(into: &frame, cache: cache)
    case .player(let screen): PlayerView(screen, in: context, cache: cache).draw(into: &frame)
    case .summary(let screen): SummaryView(summary: screen, context: context).draw(into: &frame)
    case .resume(let screen): ResumeView(prompt: screen, context: context).draw(into: &frame)
    case .safety(let screen):
      SafetyView(question: screen, context: context).draw(into: &frame)
    case .pain(let screen): screen.draw(into: &frame, in: context)
    case .guide(let screen): GuideView(guide: screen, context: context).draw(into: &frame)
    case .history(let screen): HistoryView(screen: screen, context: context).draw(into: &frame)
    case .settings(let screen):
      SettingsView(screen: screen, context: context).draw(into: &frame, cache: cache)
    case .builder(let screen):
      BuilderView(builder: screen, context: context).draw(into: &frame, cache: cache)
    }
  }

  /// The keys as entries of the palette.
  func paletteEntries(in context: ScreenContext) -> [Palette.Entry] {
    let glyphs = context.glyphs
    return switch self {
    case .list:
      context.keys(Keymaps.list)
        .paletteEntries(glyphs: glyphs, otherWords: PaletteText.otherWords)
    case .player: context.keys(Keymaps.player).paletteEntries(glyphs: glyphs)
    case .summary: context.keys(Keymaps.summary).paletteEntries(glyphs: glyphs)
    case .resume: Keymaps.resume.paletteEntries(glyphs: glyphs)
    case .safety(let question):
      Keymaps.safety.paletteEntries(glyphs: glyphs, of: question.actions)
    case .pain(let question):
      question.keymap.paletteEntries(glyphs: glyphs, of: question.actions)
    case .guide: context.keys(Keymaps.guide).paletteEntries(glyphs: glyphs)
    case .history(let screen) where screen.page == .entry:
      Keymaps.historyEntry.paletteEntries(glyphs: glyphs)
    case .history: context.keys(Keymaps.history).paletteEntries(glyphs: glyphs)
    case .settings: context.keys(Keymaps.settings).paletteEntries(glyphs: glyphs)
    case .builder: Keymaps.builder.paletteEntries(glyphs: glyphs)
    }
  }

  /// Returns the question in lines, for sessions without a screen.
  func lines(in context: ScreenContext) -> [String] {
    switch self {
    case .safety(let question): SafetyText(question: question, advice: context.advice).lines
    case .pain(let question): question.lines
    case .list, .player, .summary, .resume, .guide, .history, .settings, .builder: []
    }
  }

  /// Returns the question as a voice says it; empty for a screen that asks nothing.
  func aloud(in context: ScreenContext) -> String {
    switch self {
    case .safety(let question): SafetyText(question: question, advice: context.advice).aloud
    case .pain(let question): question.aloud
    case .list, .player, .summary, .resume, .guide, .history, .settings, .builder: ""
    }
  }

  /// The name of the figure that is shown now; `nil` if none is.
  func figure(in context: ScreenContext) -> String? {
    switch self {
    case .list(let list): list.figure(in: context)
    case .player(let player): player.session.segment.figure
    case .builder(let builder): builder.figure
    case .settings: SettingsSample.figure
    case .summary, .resume, .safety, .pain, .guide, .history: nil
    }
  }

  /// True while characters are text, or answers to a question over a session or the builder, so
  /// that `?` does not open the palette. In the questions before a session `?` opens it.
  var isTyping: Bool {
    switch self {
    case .list(let list): list.isTyping
    case .player(let player): player.question != nil
    case .history(let history): history.form != nil
    case .builder(let builder): builder.isTyping
    case .summary, .resume, .safety, .pain, .guide, .settings: false
    }
  }

  /// True where text is typed, which may be pasted, too.
  var takesText: Bool {
    switch self {
    case .list(let list): list.isTyping
    case .history(let history): history.form?.isText ?? false
    case .builder(let builder): builder.takesText
    case .player, .summary, .resume, .safety, .pain, .guide, .settings: false
    }
  }

  /// The session that waits for the answer to this screen; `nil` if none does.
  var waiting: SessionRequest? {
    switch self {
    case .safety(let question): question.waiting
    case .pain(let question): question.request
    case .list, .player, .summary, .resume, .guide, .history, .settings, .builder: nil
    }
  }

  /// True for a question that comes before a session.
  var comesBeforeSession: Bool {
    switch self {
    case .safety, .pain: true
    case .list, .player, .summary, .resume, .guide, .history, .settings, .builder: false
    }
  }
}
