import RoutineEngine

/// The terminal bell as the voice of a session: one ring for what the person has to notice without
/// looking, none for what only counts.
public struct Bell: CuePlayer {
  private let ring: () -> Void

  /// A bell.
  /// - Parameter ring: Rings it once.
  public init(ring: @escaping () -> Void) {
    self.ring = ring
  }

  /// Rings, if the cue is one to be heard: work that begins or ends, a change of sides, words, a
  /// wait. A bell has one sound, so a countdown or half-way would only confuse.
  public func play(_ cue: Cue.Kind, of segment: Segment?) {
    switch cue {
    case .start, .rest, .change, .words, .yourTurn, .done: ring()
    case .ready, .countdown, .halfway: break
    }
  }

  /// Does nothing: a ring is over at once.
  public func tend() {}
  /// Does nothing: a ring is over at once.
  public func hush() {}
  /// Does nothing: a ring leaves nothing behind.
  public func close() {}
}
