import CarePlan
import Drawing
import RoutineEngine

/// The state of the app that every screen can read.
struct ScreenContext: Equatable, Sendable {
  /// The size of the window.
  let size: Size
  /// The glyphs to draw with.
  let glyphs: GlyphSet
  /// The moment on the program's clock.
  let now: Duration
  /// The person's choices.
  private(set) var settings: PlaySettings
  /// The status message; `nil` if there is none.
  let status: String?
  /// True if there is a screen below the one on top.
  let hasBelow: Bool
  /// The limits that the person's answers set.
  let advice: Advice
  /// The doses that the person has agreed to.
  let doses: AgreedDoses
  /// Today, the streak and the last two weeks; `nil` until they are loaded.
  let day: TodayModel?
  /// The routines of the list; empty without a list on the stack.
  let routines: [RoutineListEntry]
  /// The figures that are loaded.
  let figures: FigureLibrary

  /// The number of sessions done today, by routine, in halves; `nil` until it is loaded.
  var today: [String: Double]? { advice.practice?.done(on: advice.today) }

  /// The recommendations for now or next, the best first.
  var recommendations: [Recommendation] {
    advice.recommendations(
      from: routines.filter { !settings.hides($0.id) }.compactMap(\.routine),
      dailyGoal: settings.dailyGoal.count,
      owning: settings.owns)
  }

  /// Returns a session of a routine at its dose; `nil` if the routine cannot be used.
  func request(for entry: RoutineListEntry) -> SessionRequest? {
    guard let routine = entry.routine,
      let timeline = try? Timeline(routine, prescription(for: routine))
    else { return nil }
    return SessionRequest(timeline)
  }

  /// Returns a session of the best recommended routine; `nil` if nothing may begin.
  func nextRequest() -> SessionRequest? {
    recommendations.lazy.compactMap { item in
      routines.first { $0.id == item.routineID }.flatMap(request)
    }.first
  }

  /// Returns the context with other settings.
  func with(_ settings: PlaySettings) -> ScreenContext {
    var context = self
    context.settings = settings
    return context
  }

  /// Returns the dose of a routine: the agreed one, or else the chosen one, no higher than the plan
  /// allows.
  func prescription(for routine: Routine) -> Prescription {
    let agreed = doses.prescription(for: routine, over: settings.prescription)
    return settings.audible(advice.plan?.capped(agreed, for: routine) ?? agreed, of: routine)
  }
}

/// A request of a screen to the app, which alone changes the stack, the settings and the status.
enum ScreenAction {
  /// Hands an effect to the runtime.
  case effect(AppEffect)
  /// Shows a status message. A session without a screen prints it.
  case message(String)
  /// Replaces the settings.
  case use(PlaySettings)
  /// Changes the answers about warning signs and risks.
  case answerSafety(SafetyEdit)
  /// Takes in an answer about pain; a correction replaces the answer before.
  case answerPain(Int, isCorrection: Bool)
  /// Saves pain that is entered without a session.
  case notePain(Int)
  /// Notes that the cautions of a routine were read.
  case readCautions(of: String)
  /// Takes in an answer about soreness from the days before.
  case answerSoreness(Soreness)
  /// Takes in the check-in after the session that has just ended.
  case checkIn
  /// Begins a session if nothing speaks against it.
  case begin(SessionRequest)
  /// Puts a screen on top; over a session only once its clock is paused, as only the screen on top
  /// advances.
  case push(Screen)
  /// Replaces the screen on top.
  case replace(Screen)
  /// Goes back to the screen below; without one, the program ends.
  case pop
  /// Ends the program.
  case quit
}
