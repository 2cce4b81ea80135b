import Drawing
import Figures
import RoutineEngine

/// The session's own time, and when anything looks otherwise by itself.
extension Player {
  /// The session's own time at a moment of the program's clock.
  func sessionTime(at now: Duration) -> Duration {
    (now - beganAt) * settings.speed
  }

  func withSession<Value>(at now: Duration, _ body: (Session, Duration) -> Value) -> Value? {
    body(session, sessionTime(at: now))
  }

  /// The moment of the program's clock at which the session's time has come: never before it.
  private func moment(of sessionTime: Duration) -> Duration {
    let exact = beganAt + sessionTime / settings.speed
    // A division that leaves a rest is rounded down, and would wake the program just too early.
    return self.sessionTime(at: exact) < sessionTime ? exact + .nanoseconds(1) : exact
  }

  func nextChange(on stage: Stage) -> Duration? {
    let time = sessionTime(at: stage.now)
    return session.nextDeadline.earliest(nextDigitChange(after: time))
      .earliest(nextMove(after: time, on: stage)).map(moment(of:))
  }

  /// When a shown digit or the pacer changes next, in session time.
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
    let step = PlayerMoment.pacerStep
    return flip.earliest(time + elapsed.roundedDown(to: step) + step - elapsed)
  }

  /// When the figure moves next, in session time; `nil` while it is still or not shown.
  private func nextMove(after time: Duration, on stage: Stage) -> Duration? {
    guard let (figure, motion) = figure(at: time, on: stage),
      session.leadInRemaining(at: time) == nil,
      !session.isPaused
    else { return nil }
    return figure.nextChange(motion).map { time + $0 }
  }

  /// The figure of the move, and what it is doing; `nil` where none is shown.
  func figure(at time: Duration, on stage: Stage) -> (Figure, FigureMotion)? {
    guard settings.figures != .off, !showsOnlyDigits,
      PlayerDrawing.hasRoomForFigure(on: stage, beside: session.segment),
      let name = session.segment.figure, let figure = stage.figure(name)
    else { return nil }
    return (figure, motion(at: time))
  }

  private func motion(at time: Duration) -> FigureMotion {
    let segment = session.segment
    // Before a move, its beginning is what one gets into.
    if segment.kind == .prompt { return .waiting }
    guard settings.figures == .moving else { return .still }
    let elapsed = session.elapsed(at: time)
    switch segment.kind {
    case .ready, .change: return .entering(elapsed: elapsed, of: segment.length ?? elapsed)
    case .prompt, .rest: return .waiting
    case .hold, .massage, .breathe, .reps, .open:
      if let tempo = segment.tempo { return .following(tempo, elapsed: elapsed) }
      return segment.kind == .reps ? .looping(elapsed: elapsed) : .holding(elapsed: elapsed)
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
