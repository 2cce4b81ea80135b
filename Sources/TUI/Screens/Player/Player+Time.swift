import Drawing
import Figures
import RoutineEngine

/// The session's own time, and when anything looks otherwise by itself.
extension Player {
  /// The session's own time at a moment of the program's clock.
  func sessionTime(at now: Duration) -> Duration {
    (now - beganAt) * speed
  }

  /// The moment of the program's clock at which the session's time has come: never before it.
  private func moment(of sessionTime: Duration) -> Duration {
    let exact = beganAt + sessionTime / speed
    // A division that leaves a rest is rounded down, and would wake the program just too early.
    return self.sessionTime(at: exact) < sessionTime ? exact + .nanoseconds(1) : exact
  }

  func nextDeadline(in context: ScreenContext) -> Duration? {
    let time = sessionTime(at: context.now)
    return session.nextDeadline.earliest(nextDigitChange(after: time))
      .earliest(nextMove(after: time, in: context)).map(moment(of:))
  }

  /// Returns the moment of the next change of a digit or the pacer, in session time.
  private func nextDigitChange(after time: Duration) -> Duration? {
    if let leadIn = session.leadInRemaining(at: time) {
      return time + leadIn - .seconds(max(0, leadIn.secondsRoundedUp - 1))
    }
    guard case .running = session.state else { return nil }
    let elapsed = session.elapsed(at: time)
    var flip: Duration?
    if let remaining = session.remaining(at: time) {
      flip = time + remaining - .seconds(max(0, remaining.secondsRoundedUp - 1))
    } else if session.segment.kind == .open {
      flip = time + .seconds(elapsed.secondsRoundedDown + 1) - elapsed
    }
    guard session.segment.tempo != nil else { return flip }
    let step = PlayerViewModel.pacerStep
    return flip.earliest(time + elapsed.roundedDown(to: step) + step - elapsed)
  }

  /// Returns the moment of the figure's next move, in session time; `nil` if there is none.
  private func nextMove(after time: Duration, in context: ScreenContext) -> Duration? {
    guard let (figure, motion) = figure(at: time, in: context),
      session.leadInRemaining(at: time) == nil,
      !session.isPaused
    else { return nil }
    return figure.nextChange(motion).map { time + $0 }
  }

  /// The figure of the move, and what it is doing; `nil` where none is shown.
  func figure(at time: Duration, in context: ScreenContext) -> (Figure, FigureMotion)? {
    guard context.settings.figures != .off, !showsOnlyDigits,
      PlayerView.hasRoomForFigure(in: context, beside: session.segment),
      let name = session.segment.figure, let figure = context.figures[name]
    else { return nil }
    return (figure, motion(at: time, isMoving: context.settings.figures == .moving))
  }

  private func motion(at time: Duration, isMoving: Bool) -> FigureMotion {
    let segment = session.segment
    // Before a move, its beginning is what one gets into.
    if segment.kind == .prompt { return .waiting }
    guard isMoving else { return .still }
    let elapsed = session.elapsed(at: time)
    switch segment.kind {
    case .ready, .change: return .entering(elapsed: elapsed, of: segment.length ?? elapsed)
    case .prompt, .rest: return .waiting
    case .hold, .massage, .active, .apply, .breathe, .reps, .open:
      if let tempo = segment.tempo { return .following(tempo, elapsed: elapsed) }
      return segment.kind == .reps || segment.kind == .active
        ? .looping(elapsed: elapsed) : .holding(elapsed: elapsed)
    }
  }
}

extension Duration? {
  /// The sooner of two moments, either of which may never come.
  func earliest(_ other: Duration?) -> Duration? {
    guard let self, let other else { return self ?? other }
    return min(self, other)
  }
}
