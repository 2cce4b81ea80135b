/// How a routine is to be walked this time: the level, and what the person chose otherwise.
public struct Prescription: Sendable, Hashable {
  /// Where in each range the session is.
  public var level: Level
  /// The length of every hold, in place of the level's; within `holdBounds`.
  public var hold: Duration?
  /// The repeats of every step that is repeated, in place of the level's; within `repeatBounds`.
  public var repeats: Int?
  /// Time to get ready where a step does not say. Five seconds is a habit, not evidence.
  public var ready: Duration

  /// Holds shorter than 5 s do not stretch; over 2 min is past the 60 s that any source asks for
  /// (ACSM 2021), with room for a clinician's own advice.
  public static let holdBounds: ClosedRange<Duration> = .seconds(5)...(.seconds(120))

  /// Once to ten times; the sources ask for two to four.
  public static let repeatBounds = 1...10

  /// A way to walk a routine. What lies outside the bounds is moved to the nearest one.
  public init(
    level: Level = .standard, hold: Duration? = nil, repeats: Int? = nil,
    ready: Duration = .seconds(5)
  ) {
    self.level = level
    self.hold = hold.map { min(max($0, Self.holdBounds.lowerBound), Self.holdBounds.upperBound) }
    self.repeats = repeats.map {
      min(max($0, Self.repeatBounds.lowerBound), Self.repeatBounds.upperBound)
    }
    self.ready = max(.zero, ready)
  }
}
