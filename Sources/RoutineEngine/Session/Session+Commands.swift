/// The commands of the person while a session runs.
extension Session {
  /// Returns the beginning of a segment that the person jumps to. A paused clock stays paused.
  private func beginning(_ usual: Beginning) -> Beginning {
    if case .paused(let pause) = state { .paused(pause) } else { usual }
  }

  mutating func skipForward(at now: Duration, _ effects: inout [SessionEffect]) {
    let isPart = segment.kind.isWork && elapsed(at: now) > spentRecorded
    close(isPart ? .partial : .skipped, at: now, &effects)
    enter(index + 1, beginning(.atOnce), at: now, &effects)
  }

  /// Skips to the first segment of the next step. From the last step, the session ends.
  mutating func skipMove(at now: Duration, _ effects: inout [SessionEffect]) {
    let isPart = segment.kind.isWork && elapsed(at: now) > spentRecorded
    close(isPart ? .partial : .skipped, at: now, &effects)
    let next = timeline.firstSegmentOfNextStep(after: index) ?? timeline.segments.count
    enter(next, beginning(.atOnce), at: now, &effects)
  }

  /// Goes back to the start of the segment, or to the previous one if this one has only just begun.
  mutating func goBack(at now: Duration, _ effects: inout [SessionEffect]) {
    let isWellIn = elapsed(at: now) >= Self.backGoesToStartAfter
    guard isWellIn || index > beginning else { return effects.append(.refused(.isAtBeginning)) }
    closePart(at: now, &effects)
    enter(isWellIn ? index : index - 1, beginning(.withLeadIn), at: now, &effects)
  }

  /// Repeats the current work, or during a rest or a change of sides the work before.
  mutating func repeatWork(at now: Duration, _ effects: inout [SessionEffect]) {
    let isBetween = segment.kind == .rest || segment.kind == .change
    let workBefore = timeline.segments[beginning..<index].lastIndex { $0.kind.isWork }
    closePart(at: now, &effects)
    enter((isBetween ? workBefore : nil) ?? index, beginning(.withLeadIn), at: now, &effects)
  }

  /// Handles "ready" or "done": ends a wait, a pause or a lead-in.
  mutating func answer(at now: Duration, _ effects: inout [SessionEffect]) {
    switch state {
    case .leadingIn:
      run(from: now)
      effects.append(.cue(.start, in: context(at: now), at: now))
    case .paused:
      resume(at: now, &effects)
    case .running where segment.length == nil:
      close(.done, at: now, &effects)
      enter(index + 1, at: now, &effects)
    case .running, .ended:
      effects.append(.refused(.hasAClock))
    }
  }

  /// Changes the length of the segment. At least 1 s of it is left, and it never gets below
  /// ``shortest``.
  mutating func changeLength(
    by amount: Duration, at now: Duration, _ effects: inout [SessionEffect]
  ) {
    guard let length = segment.length else {
      return effects.append(.refused(.waitsForThePerson))
    }
    let elapsed = elapsed(at: now)
    let shortest = max(Self.shortest, .seconds(elapsed.secondsRoundedUp + 1))
    let wanted = min(length + amount, max(segment.kind.longest, length))
    let changed = amount < .zero ? min(max(wanted, shortest), length) : wanted
    guard changed != length else {
      return effects.append(.refused(amount < .zero ? .isShortest : .isLongest))
    }
    timeline.setLength(changed, of: index)
    if case .running = state {
      spentBefore = elapsed
      run(from: now)
    }
    effects.append(.adjusted(context(at: now), at: now))
  }

  /// Reduces the segment and all after it to the low end of their ranges.
  mutating func ease(at now: Duration, _ effects: inout [SessionEffect]) {
    let elapsed = elapsed(at: now)
    timeline.ease(from: index)
    easedFrom = min(easedFrom ?? index, index)
    spentBefore = length.map { min(elapsed, $0) } ?? elapsed
    spentRecorded = min(spentRecorded, spentBefore)
    if case .running = state { run(from: now) }
    effects.append(.adjusted(context(at: now), at: now))
  }

  mutating func changeHandsFree(
    to isOn: Bool, at now: Duration, _ effects: inout [SessionEffect]
  ) {
    guard isOn != isHandsFree else { return }
    waitingSince = elapsed(at: now)
    isHandsFree = isOn
    if case .running = state {
      spentBefore = waitingSince
      run(from: now)
    }
    effects.append(.adjusted(context(at: now), at: now))
  }

  // MARK: Hurt

  mutating func noteHurt(at now: Duration, _ effects: inout [SessionEffect]) {
    guard state != .paused(.hurt) else { return }
    close(.hurt, at: now, &effects)
    stop(.hurt, at: now, &effects)
  }

  mutating func resume(
    afterHurt answer: AfterHurt, at now: Duration, _ effects: inout [SessionEffect]
  ) {
    guard state == .paused(.hurt) else { return }
    switch answer {
    case .carryOn: resume(at: now, &effects)
    case .end:
      leaveByEnding(.hurt, at: now, &effects)
    case .skipMove:
      effects.append(.resumed(context(at: now), at: now))
      let next = timeline.firstSegmentOfNextStep(after: index)
      enter(next ?? timeline.segments.count, at: now, &effects)
    case .goOnGently:
      let isKept = segment.easing.isKept
      timeline.ease(from: index)
      easedFrom = min(easedFrom ?? index, index)
      guard isKept, length.map({ spentBefore < $0 }) ?? true else {
        effects.append(.resumed(context(at: now), at: now))
        return enter(index + 1, at: now, &effects)
      }
      resume(at: now, &effects)
    }
  }

  // MARK: The end

  mutating func leave(at now: Duration, _ effects: inout [SessionEffect]) {
    closePart(at: now, &effects)
    spentBefore = elapsed(at: now)
    let ending = leaving ?? .left
    state = .ended(ending)
    effects.append(.ended(result(ending, at: now)))
  }

  /// Jumps to the ending that belongs to this segment. Ends the session at once if there is no
  /// ending, or if one is under way.
  mutating func leaveByEnding(
    _ ending: Ending, at now: Duration, _ effects: inout [SessionEffect]
  ) {
    guard leaving == nil, let first = timeline.ending(after: index) else {
      leaving = leaving ?? ending
      return leave(at: now, &effects)
    }
    closePart(at: now, &effects)
    if isPaused { effects.append(.resumed(context(at: now), at: now)) }
    index = first
    leaving = ending
    enter(first, at: now, &effects)
  }
}

extension Segment.Kind {
  /// The longest length that a person can give a segment, unless its dose is longer. Habits, none
  /// below the evidence: its ceiling is 5 min on a spot, and a stretch levels off near 4 min.
  fileprivate var longest: Duration {
    switch self {
    case .prompt, .ready, .rest, .change, .hold, .reps, .open: .minutes(5)
    case .massage, .active: .minutes(10)
    case .apply: .minutes(20)
    case .breathe: .minutes(30)
    }
  }
}
