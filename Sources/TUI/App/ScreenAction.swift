import CarePlan
import RoutineEngine

/// A request of a screen after an input; only the app changes the stack, the settings and the
/// status.
enum ScreenAction {
  /// Hands an effect to the runtime.
  case effect(AppEffect)
  /// Shows a status message.
  case message(String)
  /// Replaces the settings.
  case use(PlaySettings)
  /// Takes in an answer about warning signs.
  case answerSafety(SafetyAnswer)
  /// Takes in an answer about pain; a correction replaces the answer before.
  case answerPain(Int, isCorrection: Bool)
  /// Begins a session if nothing speaks against it.
  case begin(SessionRequest)
  /// Puts a screen on top.
  case push(Screen)
  /// Replaces the screen on top.
  case replace(Screen)
  /// Goes back to the screen below; without one, the program ends.
  case pop
  /// Ends the program.
  case quit
}
