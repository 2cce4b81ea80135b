import CarePlan
import Drawing
import Figures
import RoutineEngine

/// What the program begins with: the list, a session, or a question before it.
extension AppState {
  /// Begins with the list of routines, under the question for red flags if that is due.
  ///
  /// - Parameters:
  ///   - entries: The routines, as far as they are known.
  ///   - care: What was said about warning signs and pain.
  ///   - settings: What the person has chosen.
  ///   - size: The window.
  ///   - glyphs: What can be shown.
  ///   - figure: The figure of a name; the same one whenever it is asked for.
  ///   - now: The moment on the program's clock.
  public init(
    picking entries: [PickerEntry], care: Care, settings: PlaySettings, size: Size,
    glyphs: GlyphSet, figure: @escaping (String) -> Figure? = { _ in nil }, at now: Duration
  ) {
    self.init(
      [Picker(entries)], care: care, settings: settings, size: size, glyphs: glyphs,
      figure: figure, at: now)
    if advice.locksEverything {
      places.append(SafetyQuestion(after: advice.signs, explains: true))
    } else if advice.isDue, canAsk {
      // Without keys nobody could answer.
      places.append(SafetyQuestion(after: advice.signs))
    }
  }

  /// Begins with a session, or with what comes before it, and ends after it.
  ///
  /// - Parameters:
  ///   - request: The session.
  ///   - care: What was said about warning signs and pain.
  ///   - canAsk: Whether somebody reads what is asked; without keys nobody can answer.
  ///   - settings: What the person has chosen.
  ///   - size: The window.
  ///   - glyphs: What can be shown.
  ///   - figure: The figure of a name; the same one whenever it is asked for.
  ///   - now: The moment on the program's clock.
  /// - Returns: The state, and what its beginning wants done.
  public static func playing(
    _ request: SessionRequest, care: Care, canAsk: Bool = true, settings: PlaySettings, size: Size,
    glyphs: GlyphSet, figure: @escaping (String) -> Figure? = { _ in nil }, at now: Duration
  ) -> (state: AppState, effects: [AppEffect]) {
    var state = AppState(
      [], care: care, canAsk: canAsk, settings: settings, size: size, glyphs: glyphs,
      figure: figure, at: now)
    let effects = state.begin(request)
    return (state, effects)
  }
}
