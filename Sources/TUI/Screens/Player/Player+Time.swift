import Drawing
import Figures
import RoutineEngine

/// The session's own time, and the moments at which the screen changes without an input.
extension Player {
  /// The session's own time at a moment of the program's clock.
  func sessionTime(at now: Duration) -> Duration {
    (now - beganAt) * speed
  }

  /// Returns the moment of the program's clock at which the session's time is reached, never
  /// earlier.
  private func moment(of sessionTime: Duration) -> Duration {
    let exact = beganAt + sessionTime / speed
    // A division with a remainder rounds down, and would wake the program a nanosecond too early.
    return self.sessionTime(at: exact) < sessionTime ? exact + .nanoseconds(1) : exact
  }

  func nextDeadline(in context: ScreenContext) -> Duration? {
    let time = sessionTime(at: context.now)
    return session.nextDeadline.earliest(nextDigitChange(after: time))
      .earliest(nextMove(after: time, in: context)).earliest(nextTurn(after: time, in: context))
      .earliest(nextPage(after: time, in: context))
      .map(moment(of:))
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
    guard let next = figure.nextChange(motion) else { return nil }
    guard context.settings.movesSlowly else { return time + next }
    let elapsed = session.elapsed(at: time)
    return time + max(next, elapsed.roundedDown(to: .seconds(1)) + .seconds(1) - elapsed)
  }

  /// Returns the moment of the next page of words on a step without a clock; `nil` where all words
  /// are shown at once.
  private func nextPage(after time: Duration, in context: ScreenContext) -> Duration? {
    guard session.isWaiting, !session.isPaused, question == nil,
      PlayerView(self, in: context, cache: DrawingCache()).hasPages
    else { return nil }
    let elapsed = session.elapsed(at: time)
    return time + elapsed.roundedDown(to: PlayerView.pageTime) + PlayerView.pageTime - elapsed
  }

  // MARK: Turning over

  /// The time in which the figure turns over on a change of sides, and the time of each picture.
  private static let turning: (whole: Duration, step: Duration) = (
    .milliseconds(400), .milliseconds(100)
  )

  /// Returns the progress of the figure's turn on a change of sides, from 0 to 1; `nil` outside of
  /// one.
  func turn(at time: Duration, in context: ScreenContext) -> Double? {
    let elapsed = session.elapsed(at: time)
    guard session.segment.kind == .change, elapsed < Self.turning.whole,
      context.settings.animation == .moving, !context.settings.movesSlowly, !session.isPaused
    else { return nil }
    return elapsed.roundedDown(to: Self.turning.step) / Self.turning.whole
  }

  private func nextTurn(after time: Duration, in context: ScreenContext) -> Duration? {
    guard turn(at: time, in: context) != nil, figure(at: time, in: context) != nil else {
      return nil
    }
    let elapsed = session.elapsed(at: time)
    return time + elapsed.roundedDown(to: Self.turning.step) + Self.turning.step - elapsed
  }

  /// Returns the figure of the move and its motion; `nil` where none is shown.
  func figure(at time: Duration, in context: ScreenContext) -> (Figure, FigureMotion)? {
    guard context.settings.figures != .off, !showsOnlyDigits,
      PlayerView.hasRoomForFigure(in: context),
      let name = session.segment.figure, let figure = context.figures[name]
    else { return nil }
    return (figure, motion(at: time, in: context))
  }

  private func motion(at time: Duration, in context: ScreenContext) -> FigureMotion {
    let segment = session.segment
    // A prompt always shows the beginning of its move, the position to take, even without
    // animation.
    guard context.settings.animation == .moving || segment.kind == .prompt else { return .still }
    var elapsed = session.elapsed(at: time)
    if context.settings.movesSlowly { elapsed = elapsed.roundedDown(to: .seconds(1)) }
    switch segment.kind.role {
    case .ready, .change: return .entering(elapsed: elapsed, of: segment.length ?? elapsed)
    case .prompt, .rest: return .waiting
    case .timedWork, .reps, .open:
      if let tempo = segment.tempo { return .following(tempo, elapsed: elapsed) }
      return segment.kind == .reps || segment.kind == .active ? .looping(elapsed: elapsed) : .still
    }
  }
}

extension Duration? {
  /// Returns the earlier of two moments; `nil` stands for never.
  func earliest(_ other: Duration?) -> Duration? {
    guard let self, let other else { return self ?? other }
    return min(self, other)
  }
}
