import RoutineEngine

/// What a line of the list shows of a routine that can be walked.
public struct PickerLine: Sendable, Hashable {
  /// What a person calls it.
  public let title: String
  /// What it needs, with what the routines need that it includes.
  public let equipment: [String]
  /// Whether it presses, rolls or rubs.
  public let presses: Bool
  private let gentle: Duration
  private let standard: Duration
  private let full: Duration

  /// A line; the length is how long the routine is likely to take at each level, waits included.
  public init(
    title: String, equipment: [String], presses: Bool,
    length: (gentle: Duration, standard: Duration, full: Duration)
  ) {
    self.title = title
    self.equipment = equipment
    self.presses = presses
    (gentle, standard, full) = length
  }

  /// The line of a routine; `nil` if it cannot be laid out.
  public init?(_ routine: Routine) {
    func length(_ level: Level) -> Duration? {
      try? Timeline(routine, Prescription(level: level)).likelyLength
    }
    guard let gentle = length(.gentle), let standard = length(.standard), let full = length(.full)
    else { return nil }
    self.init(
      title: routine.title, equipment: routine.includingWhatItIncludes.equipment,
      presses: routine.presses, length: (gentle, standard, full))
  }

  /// How long it is likely to take, waits included.
  public func length(at level: Level) -> Duration {
    switch level {
    case .gentle: gentle
    case .standard: standard
    case .full: full
    }
  }
}
