import RoutineEngine
import Screen

/// What a person has chosen for the sessions to come.
public struct PlaySettings: Sendable, Hashable {
  /// Whether and how the figure of a move is shown.
  public enum Figures: String, Sendable, Hashable, CaseIterable {
    /// It shows the move.
    case moving
    /// It shows the pose.
    case still
    /// It is not shown.
    case off

    /// The next one, and after the last the first.
    var following: Figures {
      switch self {
      case .moving: .still
      case .still: .off
      case .off: .moving
      }
    }
  }

  /// The level and the doses.
  public var prescription: Prescription
  /// Whether waits end by themselves.
  public var isHandsFree: Bool
  /// Whether cues are heard.
  public var isSoundOn: Bool
  /// How many times faster than the wall the session's clock runs; 1 is real time.
  public var speed: Int
  /// Whether and how the figure of a move is shown.
  public var figures: Figures
  /// The colours.
  public var theme: Theme.Choice
  /// The signs that are drawn.
  public var glyphs: GlyphSet.Choice

  /// Choices; what is left out is as most people want it.
  public init(
    prescription: Prescription = Prescription(), isHandsFree: Bool = false,
    isSoundOn: Bool = true, speed: Int = 1, figures: Figures = .moving,
    theme: Theme.Choice = .auto, glyphs: GlyphSet.Choice = .auto
  ) {
    self.prescription = prescription
    self.isHandsFree = isHandsFree
    self.isSoundOn = isSoundOn
    self.speed = max(1, speed)
    self.figures = figures
    self.theme = theme
    self.glyphs = glyphs
  }
}
