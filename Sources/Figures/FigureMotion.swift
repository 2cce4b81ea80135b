/// A way for a figure to move, with the time since the motion began.
///
/// Times are rounded down to a grid of frames. Between two frames the pose stays the same, and
/// `nextChange` returns the time until the next frame that may differ.
public enum FigureMotion: Sendable, Hashable {
  /// Still, in the held pose.
  case still
  /// Waiting in the first pose.
  case waiting
  /// Moving into the held pose, within a get-ready of some length.
  case entering(elapsed: Duration, of: Duration)
  /// Holding the pose, and breathing.
  case holding(elapsed: Duration)
  /// Moving with a pacer, whose reach is 0 at the first pose and 1 at the last. `nextChange` is the
  /// time until the pacer's next frame.
  case following(reach: Double, isReturning: Bool, nextChange: Duration)
  /// Repeating the move at its own pace.
  case looping(elapsed: Duration)
  /// Showing the move at its own pace, there, back and there again; then still in the held pose.
  case presenting(elapsed: Duration)

  /// The interval between two frames of a moving figure, like that of the pacer. A stroke of 3 s
  /// has six frames, and the program wakes at most twice a second.
  public static let frame = Duration.milliseconds(500)

  /// The breath of a holding figure: the filling of the chest, and its time. Six a minute, 4 s in
  /// and 6 s out, like a breath pacer without its own tempo (Shao 2024, doi
  /// 10.1007/s12671-023-02294-2). Two fillings and whole seconds, so that the figure changes with
  /// the digits: no extra wake-ups, and little output.
  static let breath: [(filling: Double, length: Duration)] = [(0, .seconds(6)), (1, .seconds(4))]

  /// The pause of a looping figure at both ends, so that the ends can be told apart.
  static let pause = Duration.seconds(1)

  /// Returns the time from a moment to the next frame.
  public static func untilNextFrame(after elapsed: Duration) -> Duration {
    elapsed.roundedDown(to: frame) + frame - elapsed
  }
}

extension Duration {
  /// The greatest whole multiple of a positive `grain` that is not longer than this.
  fileprivate func roundedDown(to grain: Duration) -> Duration {
    let rest = attoseconds % grain.attoseconds
    return Duration(attoseconds: attoseconds - (rest < 0 ? rest + grain.attoseconds : rest))
  }
}

extension Figure {
  /// Returns the pose at a moment of a motion.
  public func pose(_ motion: FigureMotion) -> FigurePose {
    switch motion {
    case .still: return held
    case .waiting: return pose(reach: 0)
    case .entering(let elapsed, let length):
      let time = min(length, wayThere)
      guard time > .zero else { return pose(reach: 1) }
      return pose(reach: elapsed.roundedDown(to: FigureMotion.frame) / time)
    case .holding(let elapsed):
      var pose = held
      pose.breath = breath(at: elapsed).filling
      return pose
    case .following(let reach, let isReturning, _):
      return isReturning ? pose(returningWith: reach) : pose(reach: reach)
    case .looping(let elapsed):
      return pose(keyPoses.count > 1 ? stroke(at: elapsed) : .holding(elapsed: elapsed))
    case .presenting(let elapsed):
      return elapsed < presentation ? pose(.looping(elapsed: elapsed)) : held
    }
  }

  /// Returns the time until the picture may change; `nil` if it never does.
  public func nextChange(_ motion: FigureMotion) -> Duration? {
    switch motion {
    case .still, .waiting: return nil
    case .entering(let elapsed, let length):
      return elapsed < min(length, wayThere) ? FigureMotion.untilNextFrame(after: elapsed) : nil
    case .holding(let elapsed):
      return breath(at: elapsed).remaining
    case .following(_, _, let nextChange):
      return nextChange
    case .looping(let elapsed):
      return nextChange(keyPoses.count > 1 ? stroke(at: elapsed) : .holding(elapsed: elapsed))
    case .presenting(let elapsed):
      guard elapsed < presentation else { return nil }
      return nextChange(.looping(elapsed: elapsed)).map { min($0, presentation - elapsed) }
    }
  }

  /// The length of a presentation: there, back, and there again; zero for a figure with one pose.
  private var presentation: Duration {
    keyPoses.count > 1 ? wayThere * 2 + wayBack + FigureMotion.pause * 2 : .zero
  }

  /// Returns the move at its own pace: there, a pause, back, a pause.
  private func stroke(at elapsed: Duration) -> FigureMotion {
    let ends = (far: wayThere + FigureMotion.pause, near: wayThere + FigureMotion.pause + wayBack)
    let cycle = ends.near + FigureMotion.pause
    func phase(_ time: Duration) -> Duration { time - time.roundedDown(to: cycle) }
    let now = phase(max(.zero, elapsed))
    let nextChange =
      switch now {
      case wayThere..<ends.far: ends.far - now
      case ends.near...: cycle - now
      default: FigureMotion.untilNextFrame(after: elapsed)
      }
    let shown = phase(max(.zero, elapsed).roundedDown(to: FigureMotion.frame))
    switch shown {
    case ..<wayThere:
      return .following(reach: shown / wayThere, isReturning: false, nextChange: nextChange)
    case ..<ends.far:
      return .following(reach: 1, isReturning: false, nextChange: nextChange)
    case ..<ends.near:
      return .following(
        reach: (ends.near - shown) / wayBack, isReturning: true, nextChange: nextChange)
    default:
      return .following(reach: 0, isReturning: true, nextChange: nextChange)
    }
  }

  /// Returns the filling of the chest in a hold, and the time until it changes.
  private func breath(at elapsed: Duration) -> (filling: Double, remaining: Duration) {
    let cycle = FigureMotion.breath.reduce(.zero) { $0 + $1.length }
    var rest = max(.zero, elapsed)
    rest -= rest.roundedDown(to: cycle)
    for (filling, length) in FigureMotion.breath {
      if rest < length { return (filling, length - rest) }
      rest -= length
    }
    // Rounding may leave a rest after the last phase, where the next breath begins.
    return (FigureMotion.breath[0].filling, FigureMotion.breath[0].length)
  }
}
