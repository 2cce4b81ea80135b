import CarePlan
import Drawing
import RoutineEngine

/// The state that all screens share, as they see it.
struct ScreenContext: Equatable, Sendable {
  /// The size of the window.
  let size: Size
  /// The glyphs that it can show.
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
  /// The doses that the person has said yes to.
  let doses: AgreedDoses
  /// The sessions of today by routine, with halves; `nil` until they are loaded.
  let today: [String: Double]?
  /// The figures that are loaded.
  let figures: FigureLibrary

  /// Returns the same with other choices.
  func with(_ settings: PlaySettings) -> ScreenContext {
    var context = self
    context.settings = settings
    return context
  }

  /// Returns the dose of a routine: as was agreed, or else as is chosen.
  func prescription(for routine: Routine) -> Prescription {
    settings.audible(
      doses.prescription(for: routine, over: settings.prescription), of: routine)
  }
}
