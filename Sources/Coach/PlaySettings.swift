import RoutineEngine

/// What a person has chosen for the sessions to come.
public struct PlaySettings: Sendable, Hashable {
  /// The level and the doses.
  public var prescription: Prescription
  /// Whether waits end by themselves.
  public var isHandsFree: Bool
  /// Whether cues are heard.
  public var isSoundOn: Bool
  /// How many times faster than the wall the session's clock runs; 1 is real time.
  public var speed: Int

  /// Choices; what is left out is as most people want it.
  public init(
    prescription: Prescription = Prescription(), isHandsFree: Bool = false,
    isSoundOn: Bool = true, speed: Int = 1
  ) {
    self.prescription = prescription
    self.isHandsFree = isHandsFree
    self.isSoundOn = isSoundOn
    self.speed = max(1, speed)
  }
}
