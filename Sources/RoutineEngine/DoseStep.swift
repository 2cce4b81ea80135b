/// A step from one dose to the next, up or down.
public struct DoseStep: Sendable, Hashable {
  /// What changes.
  public enum Change: Sendable, Hashable {
    /// The length of every hold.
    case hold(from: Duration, to: Duration)
    /// The repeats of every step that is repeated.
    case repeats(from: Int, to: Int)
    /// The level, where a routine has neither holds nor repeats to change.
    case level(from: Level, to: Level)
  }

  /// What changes.
  public let change: Change
  /// How the routine is walked after it.
  public let prescription: Prescription

  /// A step.
  public init(_ change: Change, to prescription: Prescription) {
    self.change = change
    self.prescription = prescription
  }
}
