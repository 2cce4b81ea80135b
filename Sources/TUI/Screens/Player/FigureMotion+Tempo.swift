import Figures
import RoutineEngine

extension FigureMotion {
  /// A motion with the pacer of a tempo, on the grid of a moving figure's pictures. A still phase
  /// changes nothing until its end.
  static func following(_ tempo: Tempo, elapsed: Duration) -> FigureMotion {
    let shown = tempo.position(at: elapsed.roundedDown(to: frame))
    let now = tempo.position(at: elapsed)
    return .following(
      reach: shown.reach, isReturning: shown.isReturning,
      nextChange: now.phase.isStill ? now.remaining : untilNextFrame(after: elapsed))
  }
}

extension FigureSide {
  /// The side of the body that a segment is for.
  init(_ side: Side) {
    switch side {
    case .left: self = .left
    case .right: self = .right
    }
  }
}
