import RoutineEngine
import Screen

/// What the program begins with: the list, a session, or a question before it.
extension AppState {
  /// Begins with the list of routines.
  ///
  /// - Parameters:
  ///   - entries: The routines, as far as they are known.
  ///   - settings: What the person has chosen.
  ///   - size: The window.
  ///   - glyphs: What can be shown.
  ///   - figure: The figure of a name; the same one whenever it is asked for.
  ///   - now: The moment on the program's clock.
  public init(
    picking entries: [PickerEntry], settings: PlaySettings, size: Size, glyphs: GlyphSet,
    figure: @escaping (String) -> Figure? = { _ in nil }, at now: Duration
  ) {
    self.init(
      [Picker(entries)], settings: settings, size: size, glyphs: glyphs, figure: figure, at: now)
  }

  /// Begins with a session, and ends after it.
  ///
  /// - Parameters:
  ///   - timeline: What is walked.
  ///   - index: The segment to begin with, counted from 0.
  ///   - spent: How much of it was done before, for a session that goes on.
  ///   - settings: What the person has chosen.
  ///   - size: The window.
  ///   - glyphs: What can be shown.
  ///   - figure: The figure of a name; the same one whenever it is asked for.
  ///   - now: The moment on the program's clock.
  /// - Returns: The state, and what its beginning wants done.
  public static func playing(
    _ timeline: Timeline, from index: Int = 0, spent: Duration = .zero, settings: PlaySettings,
    size: Size, glyphs: GlyphSet, figure: @escaping (String) -> Figure? = { _ in nil },
    at now: Duration
  ) -> (state: AppState, effects: [AppEffect]) {
    let (player, turns) = Player.begin(
      timeline, from: index, spent: spent, settings: settings, at: now)
    var state = AppState(
      [player], settings: settings, size: size, glyphs: glyphs, figure: figure, at: now)
    return (state, state.take(turns))
  }

  /// Begins with the question for red flags, or with the answer that locks a session, and goes on
  /// with the session if nothing speaks against it.
  ///
  /// - Parameters:
  ///   - answer: What was said before; `nil` if it was never asked.
  ///   - isDue: Whether it is asked; otherwise it is told what the answer means.
  ///   - timeline: What is walked after it.
  ///   - index: The segment to begin with, counted from 0.
  ///   - spent: How much of it was done before, for a session that goes on.
  ///   - settings: What the person has chosen.
  ///   - size: The window.
  ///   - glyphs: What can be shown.
  ///   - figure: The figure of a name; the same one whenever it is asked for.
  ///   - now: The moment on the program's clock.
  public init(
    asking answer: SafetyAnswer?, isDue: Bool, before timeline: Timeline, from index: Int = 0,
    spent: Duration = .zero, settings: PlaySettings, size: Size, glyphs: GlyphSet,
    figure: @escaping (String) -> Figure? = { _ in nil }, at now: Duration
  ) {
    let waiting = SafetyQuestion.Waiting(timeline: timeline, index: index, spent: spent)
    let question = SafetyQuestion(after: answer, explains: !isDue, waiting: waiting)
    self.init(
      [question], safety: answer, settings: settings, size: size, glyphs: glyphs, figure: figure,
      at: now)
  }
}
