/// The level of a session: its position in each range.
public enum Level: String, Sendable, CaseIterable {
  /// The low end of every range.
  case gentle
  /// The middle of every range, rounded down to a round number.
  case standard
  /// The top end of every range.
  case full

  /// The next level up; from `full` back to `gentle`.
  public var following: Level {
    switch self {
    case .gentle: .standard
    case .standard: .full
    case .full: .gentle
    }
  }
}

/// The dose of one session: a level, and the person's own choices in place of the level's.
public struct Prescription: Sendable, Hashable {
  /// The level.
  public var level: Level
  /// The length of every hold, in place of the level's; within `holdBounds`.
  public var hold: Duration?
  /// The repeats of every step that is repeated, in place of the level's; within `repeatBounds`.
  public var repeats: Int?
  /// Time to get ready where a step does not say. Five seconds is a habit, not evidence.
  public var ready: Duration

  /// The side to begin with where there are two; `nil` for the routine's own.
  public var firstSide: Side?
  /// True if a voice gives the instructions. Getting ready, changing sides and waits then last at
  /// least as long as the words, even where a step sets a shorter time.
  public var isSpoken = false

  /// Holds shorter than 5 s do not stretch; over 2 min is past the 60 s that any source asks for
  /// (ACSM 2021), with room for a clinician's own advice.
  public static let holdBounds: ClosedRange<Duration> = .seconds(5)...(.seconds(120))

  /// Once to ten times; the sources ask for two to four.
  public static let repeatBounds = 1...10

  /// A prescription. Values outside the bounds are clamped.
  public init(
    level: Level = .standard, hold: Duration? = nil, repeats: Int? = nil,
    ready: Duration = .seconds(5), firstSide: Side? = nil
  ) {
    self.firstSide = firstSide
    self.level = level
    self.hold = hold.map { $0.clamped(to: Self.holdBounds) }
    self.repeats = repeats.map { $0.clamped(to: Self.repeatBounds) }
    self.ready = max(.zero, ready)
  }

  /// Returns the length of a timed action. The person's own hold replaces that of the level.
  public func length(of action: Step.TimedAction, _ dose: Dose<Duration>) -> Duration {
    (action == .hold ? hold : nil) ?? dose.resolved(at: level)
  }
}

/// The doses that a person has agreed to, each for a routine and the level chosen then. At any
/// other level the routine's own dose applies.
public struct AgreedDoses: Sendable, Hashable {
  private struct Key: Hashable {
    let routineID: String
    let level: Level
  }

  private var doses: [Key: Prescription] = [:]

  /// No doses.
  public init() {}

  /// The agreed dose of a routine at a level; `nil` for the routine's own.
  public subscript(routineID: String, level: Level) -> Prescription? {
    get { doses[Key(routineID: routineID, level: level)] }
    set { doses[Key(routineID: routineID, level: level)] = newValue }
  }

  /// Returns the agreed dose where a person has chosen nothing but a level. `nil` if there is none,
  /// or if it lies outside the ranges of a routine that has changed.
  public func agreed(for routine: Routine, over chosen: Prescription) -> Prescription? {
    guard chosen.hold == nil, chosen.repeats == nil,
      let dose = self[routine.id, chosen.level], DoseRanges(routine).allow(dose)
    else { return nil }
    return Prescription(
      level: dose.level, hold: dose.hold, repeats: dose.repeats, ready: chosen.ready)
  }

  /// Returns the prescription of a routine: the agreed dose, or else the chosen one.
  public func prescription(for routine: Routine, over chosen: Prescription) -> Prescription {
    agreed(for: routine, over: chosen) ?? chosen
  }
}
