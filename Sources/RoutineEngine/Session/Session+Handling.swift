extension Session {
  /// Handles an event at a moment since the session began. A moment before the last one counts as
  /// the last one.
  ///
  /// - Returns: The effects, in order. Those due before the event come first.
  public mutating func handle(_ event: SessionEvent, at now: Duration) -> [SessionEffect] {
    var effects: [SessionEffect] = []
    let now = max(now, lastMoment)
    if case .suspended(let since) = event {
      let seen = since.clamped(to: lastMoment...now)
      advance(to: seen, &effects)
      handleSuspension(at: seen, &effects)
    } else {
      advance(to: now, &effects)
      apply(event, at: now, &effects)
    }
    lastMoment = now
    return effects
  }

  private mutating func apply(
    _ event: SessionEvent, at now: Duration, _ effects: inout [SessionEffect]
  ) {
    if case .ended = state { return }
    switch event {
    case .advanced, .suspended: break
    case .left: leave(at: now, &effects)
    case .eased: ease(at: now, &effects)
    case .handsFreeChanged(let isOn): changeHandsFree(to: isOn, at: now, &effects)
    case .hurt: noteHurt(at: now, &effects)
    case .hurtAnswered(let answer): resume(afterHurt: answer, at: now, &effects)
    case _ where state == .paused(.hurt): effects.append(.refused(.hurtIsOpen))
    case .leaving: leaveByEnding(.left, at: now, &effects)
    case .pauseToggled: isPaused ? resume(at: now, &effects) : stop(.user, at: now, &effects)
    case .paused: stop(.user, at: now, &effects)
    case .resumed: if isPaused { resume(at: now, &effects) }
    case .skippedForward: skipForward(at: now, &effects)
    case .moveSkipped: skipMove(at: now, &effects)
    case .wentBack: goBack(at: now, &effects)
    case .repeated: repeatWork(at: now, &effects)
    case .lengthened: changeLength(by: Self.lengthStep, at: now, &effects)
    case .shortened: changeLength(by: .zero - Self.lengthStep, at: now, &effects)
    case .answered: answer(at: now, &effects)
    }
  }

  // MARK: The clock

  /// The moment at which the segment, or the lead-in, would have begun had the clock never stood.
  private var origin: Duration? {
    switch state {
    case .running(let since): since - spentBefore
    case .leadingIn(let until): until - Self.leadIn
    case .paused, .ended: nil
    }
  }

  /// The moment of the next cue, or of the next change of state by itself; `nil` if only the person
  /// can change it.
  public var nextDeadline: Duration? {
    guard let origin else { return nil }
    let end = if case .leadingIn = state { Self.leadIn as Duration? } else { length }
    guard cuesPast < schedule.count else { return end.map { origin + $0 } }
    let cue = schedule[cuesPast].offset
    return origin + (end.map { min(cue, $0) } ?? cue)
  }

  /// Advances the clock. However long the time, each effect gets the moment at which it was due.
  private mutating func advance(to now: Duration, _ effects: inout [SessionEffect]) {
    while let due = nextDeadline, due <= now {
      playCues(until: due, &effects)
      switch state {
      case .leadingIn(let until) where until == due:
        run(from: due)
        effects.append(.cue(.start, in: context(at: due), at: due))
      case .running where elapsed(at: due) == length:
        close(.done, at: due, &effects)
        enter(index + 1, at: due, &effects)
      default:
        break
      }
    }
  }

  private mutating func playCues(until moment: Duration, _ effects: inout [SessionEffect]) {
    guard let origin else { return }
    while cuesPast < schedule.count, origin + schedule[cuesPast].offset <= moment {
      let due = origin + schedule[cuesPast].offset
      effects.append(.cue(schedule[cuesPast].kind, in: context(at: due), at: due))
      cuesPast += 1
    }
  }

  /// Starts the clock where it stood. Cues that were due before are not played again.
  mutating func run(from moment: Duration) {
    state = .running(since: moment)
    schedule = segment.schedule(over: length)
    cuesPast = schedule.count { $0.offset <= spentBefore }
  }

  mutating func stop(_ pause: Pause, at now: Duration, _ effects: inout [SessionEffect]) {
    if isPaused && pause != .hurt { return }
    spentBefore = elapsed(at: now)
    state = .paused(pause)
    effects.append(.paused(pause, context(at: now), at: now))
  }

  /// Pauses the session after a suspension. A wait stays as it is: it has no clock.
  private mutating func handleSuspension(at moment: Duration, _ effects: inout [SessionEffect]) {
    if case .ended = state { return }
    if isWaiting && segment.kind != .open { return }
    stop(.gap, at: moment, &effects)
  }

  /// Starts the clock again: at once, or after a lead-in where the person must get into position.
  mutating func resume(at now: Duration, _ effects: inout [SessionEffect]) {
    let before = effects.count
    begin(.withLeadIn, at: now, &effects)
    effects.insert(.resumed(context(at: now), at: now), at: before)
  }

  // MARK: From segment to segment

  /// The beginning of a segment.
  enum Beginning {
    /// The clock runs.
    case atOnce
    /// The clock runs after a lead-in if it is work that needs a position.
    case withLeadIn
    /// The clock stands.
    case paused(Pause)
  }

  private mutating func begin(
    _ beginning: Beginning, at moment: Duration, _ effects: inout [SessionEffect]
  ) {
    switch beginning {
    case .paused(let pause):
      state = .paused(pause)
    case .withLeadIn where segment.kind.needsPosition:
      state = .leadingIn(until: moment + Self.leadIn)
      schedule = Cue.schedule(
        [3, 2, 1].map { Cue(.countdown($0), .beforeEnd(.seconds($0))) }, over: Self.leadIn)
      cuesPast = 0
      playCues(until: moment, &effects)
    case .withLeadIn, .atOnce:
      run(from: moment)
      if spentBefore == .zero { cuesPast = 0 }
      playCues(until: moment, &effects)
    }
  }

  /// Enters a segment at its start, or after the time already spent in it. Ends the session if
  /// there are no more segments.
  mutating func enter(
    _ next: Int, _ beginning: Beginning = .atOnce, spent: Duration = .zero,
    at moment: Duration, _ effects: inout [SessionEffect]
  ) {
    guard next < end else {
      spentBefore = elapsed(at: moment)
      let ending = leaving ?? .finished
      state = .ended(ending)
      // No sound at the end, as the person may have fallen asleep.
      if !timeline.routine.isForBed {
        effects.append(.cue(.done, in: context(at: moment), at: moment))
      }
      effects.append(.ended(result(ending, at: moment)))
      return
    }
    index = next
    waitingSince = .zero
    spentBefore = segment.kind.needsPosition ? min(spent, length ?? spent) : .zero
    spentRecorded = spentBefore
    let before = effects.count
    begin(beginning, at: moment, &effects)
    effects.insert(.entered(context(at: moment), at: moment), at: before)
  }

  func result(_ ending: Ending, at moment: Duration) -> SessionResult {
    SessionResult(
      ending: ending, last: context(at: moment), results: results, endedAt: moment)
  }

  /// Records a result of the segment.
  mutating func close(
    _ outcome: SegmentResult.Outcome, at now: Duration, _ effects: inout [SessionEffect]
  ) {
    let spent = elapsed(at: now)
    let result = SegmentResult(
      segment: index, kind: segment.kind, step: segment.step, title: segment.title,
      side: segment.side, repetition: segment.repetition, outcome: outcome,
      spent: spent - spentRecorded, endedAt: now, origin: segment.origin, contact: segment.contact)
    spentRecorded = spent
    results.append(result)
    effects.append(.finished(result))
  }

  /// Records a partial result if any unrecorded work was done.
  mutating func closePart(at now: Duration, _ effects: inout [SessionEffect]) {
    if segment.kind.isWork, elapsed(at: now) > spentRecorded { close(.partial, at: now, &effects) }
  }
}

extension Segment.Kind {
  /// True if the person has to get back into position after an interruption.
  fileprivate var needsPosition: Bool { isWork && self != .reps }
}
