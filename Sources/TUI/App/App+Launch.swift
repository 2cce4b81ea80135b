import CarePlan
import Drawing
import RoutineEngine

/// The ways to launch the app.
extension App {
  /// Opens the list of routines, under the question for warning signs if that is due.
  ///
  /// - Parameters:
  ///   - care: The answers about warning signs and pain.
  ///   - settings: The person's choices.
  ///   - size: The window.
  ///   - glyphs: The glyphs that the terminal can show.
  ///   - now: The moment on the program's clock.
  /// - Returns: The app, and its first effects.
  public static func list(
    care: Care, settings: PlaySettings, size: Size, glyphs: GlyphSet, at now: Duration
  ) -> (app: App, effects: [AppEffect]) {
    var app = App(
      care: care, canAsk: true, settings: settings, size: size, glyphs: glyphs, at: now)
    app.screens = [.list(RoutineList())]
    var effects: [AppEffect] = []
    if app.advice.locksEverything {
      effects = app.ask(.safety(SafetyQuestion(explains: true)))
    } else if app.advice.isDue, app.canAsk {
      // Without keys nobody could answer.
      effects = app.ask(.safety(SafetyQuestion()))
    }
    return (
      app, effects + [Query.routines, .doses, .practice, .interrupted, .today].map { .load($0) }
    )
  }

  /// Launches the app for one session, after the questions that come before it. The program ends
  /// after the session.
  ///
  /// - Parameters:
  ///   - request: The session.
  ///   - care: The answers about warning signs and pain.
  ///   - canAsk: False if nobody reads questions. Without keys nobody can answer them either.
  ///   - settings: The person's choices.
  ///   - size: The window.
  ///   - glyphs: The glyphs that the terminal can show.
  ///   - now: The moment on the program's clock.
  /// - Returns: The app, and its first effects.
  public static func playing(
    _ request: SessionRequest, care: Care, canAsk: Bool = true, settings: PlaySettings, size: Size,
    glyphs: GlyphSet, at now: Duration
  ) -> (app: App, effects: [AppEffect]) {
    var app = App(
      care: care, canAsk: canAsk, settings: settings, size: size, glyphs: glyphs, at: now)
    var effects = app.begin(request)
    if request.waitsForHistory {
      app.opening = request
      effects = [.load(.doses), .load(.practice)]
    }
    return (app, effects + app.loadFigure())
  }
}
