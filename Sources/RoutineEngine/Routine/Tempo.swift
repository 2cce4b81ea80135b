/// A rhythm to move or breathe by: phases in a cycle.
public struct Tempo: Sendable, Hashable {
  /// One part of the rhythm: a stroke, a breath in, a pause.
  public struct Phase: Sendable, Hashable {
    /// The instruction: "in", "towards the feet". May be empty.
    public let name: String
    /// The length; more than zero.
    public let length: Duration

    /// A phase of a rhythm.
    public init(_ name: String, _ length: Duration) {
      self.name = name
      self.length = length
    }

    /// True if nothing moves: the phase is called `hold`, `pause` or `rest`.
    public var isStill: Bool { ["hold", "pause", "rest"].contains(name) }
  }

  /// The phases in their order; never empty, each longer than zero.
  public let phases: [Phase]

  /// A rhythm of the phases that are longer than zero; `nil` if none is.
  public init?(_ phases: [Phase]) {
    self.phases = phases.filter { $0.length > .zero }
    if self.phases.isEmpty { return nil }
  }

  /// A rhythm of two strokes of one length, there and back: `tempo: 3 s`. `nil` if the length is
  /// not positive.
  public init?(stroke: Duration) {
    self.init([Phase("", stroke), Phase("", stroke)])
  }

  /// The length of one cycle, the sum of all phases.
  public var cycle: Duration { phases.reduce(.zero) { $0 + $1.length } }

  /// A position in the rhythm.
  public struct Position: Sendable, Hashable {
    /// The phase of the rhythm.
    public let phase: Phase
    /// The progress within the phase, from 0 up to but not including 1.
    public let progress: Double
    /// The position of a pacer, from 0 at one end of its path to 1 at the other. The pacer moves
    /// there and back with the phases, and stands in a still phase.
    public let reach: Double
    /// True if the pacer moves back, or stands at the near end after a way back.
    public let isReturning: Bool
    /// The remaining time of the phase.
    public let remaining: Duration
  }

  /// Returns the position at a time since the rhythm began.
  public func position(at elapsed: Duration) -> Position {
    let cycles = Int64((max(.zero, elapsed) / cycle).rounded(.down))
    // With an odd number of moving phases the pacer begins every second cycle at the far end.
    let moving = phases.count { !$0.isStill }
    var atFarEnd = moving % 2 == 1 && cycles % 2 == 1
    var rest = max(.zero, elapsed) - cycle * cycles
    for phase in phases {
      if rest < phase.length {
        let progress = rest / phase.length
        let reach =
          phase.isStill ? (atFarEnd ? 1 : 0) : (atFarEnd ? 1 - progress : progress)
        return Position(
          phase: phase, progress: progress, reach: reach,
          isReturning: phase.isStill ? !atFarEnd : atFarEnd, remaining: phase.length - rest)
      }
      rest -= phase.length
      if !phase.isStill { atFarEnd.toggle() }
    }
    // Rounding may leave a sliver past the last phase: that is the beginning of the next cycle.
    return Position(
      phase: phases[0], progress: 0, reach: atFarEnd && !phases[0].isStill ? 1 : 0,
      isReturning: atFarEnd, remaining: phases[0].length)
  }
}
