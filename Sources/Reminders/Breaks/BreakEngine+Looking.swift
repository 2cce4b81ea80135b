import RoutineEngine

extension BreakEngine {
  /// Handles the result of a look.
  ///
  /// - Returns: False if a full look is needed first.
  mutating func handle(_ look: Look) -> Bool {
    update(silences: look.silences)
    if look.isLocked == true {
      lockedSince = lockedSince ?? now.boot
    } else {
      lockedSince = nil
    }
    sight =
      look.readings.isEmpty
      ? .clock
      : look.hasDesktop && !look.readings.contains { $0.sees == .everything } ? .blind : .all
    let previous = lastInput
    if lockedSince == nil, let input = input(in: look), input.lowerBound >= lastInputLowerBound {
      lastInput = input
    }
    let lastLook = lastLook
    self.lastLook = now.boot
    if let lockedSince {
      if sittingSince != nil, now.boot - lockedSince >= BreakLimits.lockedGap {
        leave(since: lockedSince, .locked)
      }
      return true
    }
    guard sittingSince == nil else { return !isGapUnclear() }
    if sight == .clock {
      sit(since: previous == nil ? now.boot : lastLook ?? now.boot)
    } else if let input = lastInput {
      takeReturn(input, after: previous)
    }
    return true
  }

  private var lastInputLowerBound: Duration { lastInput?.lowerBound ?? .seconds(Int64.min / 4) }

  /// Returns the time of the latest input: at least the latest lower bound of the sources, at most
  /// their latest estimate; `nil` if unknown.
  private func input(in look: Look) -> ClosedRange<Duration>? {
    if look.readings.isEmpty { return now.boot...now.boot }
    let ranges = look.readings.compactMap(\.lastInput)
    guard let lower = ranges.map(\.lowerBound).max(),
      let upper = ranges.map(\.upperBound).max()
    else { return nil }
    let end = min(upper, now.boot)
    return min(lower, end)...end
  }

  private mutating func takeReturn(
    _ input: ClosedRange<Duration>, after previous: ClosedRange<Duration>?
  ) {
    guard let previous else {
      // On the first look, the time of sitting is unknown and begins now.
      if now.boot - input.upperBound < gap { sit(since: now.boot) }
      return
    }
    if input.lowerBound - previous.lowerBound > BreakLimits.jitter {
      sit(since: max(input.lowerBound, previous.upperBound))
    }
  }

  /// Decides if idle time as long as a break is one.
  ///
  /// - Returns: True if it is unknown whether a call still goes on.
  private mutating func isGapUnclear() -> Bool {
    guard let input = lastInput, now.boot - input.upperBound >= gap,
      readingUntil.map({ now.boot >= $0 }) ?? true, sight != .clock
    else { return false }
    if silencesSeenAt != now.boot {
      effects.append(.look(.full))
      return true
    }
    if !silences.contains(.call) { leave(since: input.lowerBound, .idle) }
    return false
  }

  private mutating func update(silences seen: Set<Silence>?) {
    guard let seen else { return }
    if silences.contains(.call), !seen.contains(.call) {
      // A person in a call was there, even without input.
      lastInput = now.boot...now.boot
      callEndedAt = now.boot
      isCallUnasked = true
    }
    if !silences.isEmpty, seen.isEmpty { silenceEndedAt = now.boot }
    silences = seen
    silencesSeenAt = now.boot
  }

  // MARK: The next look

  /// The boot time of the next look; `nil` if none is needed.
  var nextLook: Duration? {
    guard let last = lastLook else { return now.boot }
    guard spanStart != nil || question != .none else { return nil }
    if sessionSince != nil { return last + BreakLimits.sittingLook }
    switch question {
    case .pausing: return last + BreakLimits.pauseLook
    case .asking(let since, _):
      return max(since + BreakLimits.patience, last + BreakLimits.askedLook)
    case .starting: return last + BreakLimits.sittingLook
    case .none: break
    }
    guard sittingSince != nil else { return last + BreakLimits.awayLook }
    var next = last + BreakLimits.sittingLook
    if let input = lastInput, !isIdleAllowed, lockedSince == nil {
      let reached = input.upperBound + gap
      if reached > last { next = min(next, reached) }
    }
    if let lockedSince { next = min(next, max(last, lockedSince + BreakLimits.lockedGap)) }
    if let dueAt, dueAt > last { next = min(next, dueAt) }
    if let quiet = silenceEndedAt, quiet + BreakLimits.afterSilence > last {
      next = min(next, quiet + BreakLimits.afterSilence)
    }
    return next
  }

  /// The depth of the next look.
  var nextDepth: Look.Depth {
    if case .pausing = question { return .quick }
    return !silences.isEmpty || isDue && shownSilence == nil ? .full : .quick
  }

  /// The boot time of the next call with `.advanced`; `nil` if none is needed.
  public var nextDeadline: Duration? {
    var moments = [nextLook]
    if let span = spans.span(at: now.wall) {
      moments.append(now.boot(at: span.end))
    } else {
      // Checked now and then, as the wall clock may be set in the meantime.
      let next = spans.nextStart(after: now.wall).map(now.boot(at:))
      moments.append(next.map { min($0, now.boot + BreakLimits.outsideLook) })
    }
    if case .at(let end) = off { moments.append(end) }
    if case .starting(let since, _) = question { moments.append(since + BreakLimits.start) }
    // A moment in the past would cause endless wake-ups.
    return moments.compactMap(\.self).min().map { max($0, now.boot) }
  }
}
