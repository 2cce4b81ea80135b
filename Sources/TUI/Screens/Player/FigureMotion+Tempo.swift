import Figures
import RoutineEngine

extension FigureMotion {
  /// Returns the motion at a moment of a tempo, in the steps of a moving figure's pictures. A still
  /// phase keeps its picture until it ends.
  static func following(_ tempo: Tempo, elapsed: Duration) -> FigureMotion {
    let shown = tempo.position(at: elapsed.roundedDown(to: frame))
    let now = tempo.position(at: elapsed)
    return .following(
      reach: shown.reach, isReturning: shown.isReturning,
      nextChange: now.phase.isStill ? now.remaining : untilNextFrame(after: elapsed))
  }
}

extension FigureSide {
  /// The side of the body that a segment works on.
  init(_ side: Side) {
    switch side {
    case .left: self = .left
    case .right: self = .right
    }
  }
}
