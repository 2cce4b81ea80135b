import Foundation
import RoutineEngine

extension BreakEngine {
  /// The boot time at which a break is due; `nil` while the person is away.
  var dueAt: Duration? { sittingSince.map { max($0 + step, notBefore) } }

  /// True if a break is due, even if there is a reason not to ask.
  var isDue: Bool { dueAt.map { $0 <= now.boot } ?? false }

  /// Decides on the effects that follow from the present state.
  mutating func decide() {
    guard followSpan() else { return }
    if sessionSince != nil { return }
    if off != nil, !isForced {
      endQuestion()
      return
    }
    switch question {
    case .asking(let since, let suggestion): waitForAnswer(since, suggestion)
    case .starting(let since, _):
      if now.boot - since >= BreakLimits.start {
        question = .none
        effects.append(.note(.notStarted))
        postpone(BreakLimits.later)
      }
    case .none, .pausing:
      if isForced {
        askAtOnce()
      } else if isDue {
        askIfFree()
      } else {
        question = .none
        shownSilence = nil
      }
    }
  }

  /// Updates the current span by the wall clock.
  ///
  /// - Returns: True within a span, and always for a break that the person asked for.
  private mutating func followSpan() -> Bool {
    guard let span = spans.span(at: now.wall) else {
      if spanStart != nil || shownSilence == nil {
        effects.append(.note(.outside(next: spans.nextStart(after: now.wall))))
      }
      spanStart = nil
      shownSilence = .quiet
      if isForced { return true }
      endQuestion()
      return false
    }
    if spanStart == nil {
      let start = now.boot(at: span.start)
      if shownSilence == .quiet {
        shownSilence = nil
        effects.append(.note(.inside))
        // A person who was there before the span counts as sitting from its beginning.
        if let since = sittingSince, since < start { sit(since: start) }
        if sittingSince == nil, lastLook != nil { lastLook = nil }
      }
    }
    spanStart = span.start
    return true
  }

  private mutating func endQuestion() {
    if case .asking = question { effects.append(.withdraw) }
    question = .none
  }

  // MARK: Asking

  /// The lasting reason not to ask for a due break; `nil` if there is none.
  private var standingSilence: Silence? {
    if progress.isMet, !settings.goesOnAfterGoal { return .goal }
    if asks >= BreakLimits.asksPerDay { return .enough }
    if unanswered > BreakLimits.unanswered.count { return .unanswered }
    let span = spans.span(at: now.wall)
    if let span, span.end.timeIntervalSince(now.wall) <= BreakLimits.endOfSpan / .seconds(1) {
      return .ending
    }
    return nil
  }

  private mutating func show(_ silence: Silence) {
    if shownSilence != silence { effects.append(.note(.silent(silence))) }
    shownSilence = silence
    question = .none
  }

  private mutating func askIfFree() {
    if let silence = standingSilence { return show(silence) }
    guard hasFreshSuggestion else {
      effects.append(.findSuggestion)
      return
    }
    guard let suggestion else { return show(.safety) }
    guard silencesSeenAt == now.boot || isPausing else {
      effects.append(.look(.full))
      return
    }
    if let silence = Silence.allCases.first(where: silences.contains) { return show(silence) }
    shownSilence = nil
    if let end = silenceEndedAt, now.boot - end < BreakLimits.afterSilence {
      question = .none
      return
    }
    guard hasSignOfLife else {
      question = .none
      return
    }
    let since = if case .pausing(let since) = question { since } else { now.boot }
    question = .pausing(since: since)
    guard isPause || now.boot - since >= BreakLimits.longestWait else { return }
    guard silencesSeenAt == now.boot else {
      effects.append(.look(.full))
      return
    }
    ask(suggestion)
  }

  private mutating func askAtOnce() {
    guard let found = suggestionFoundAt, now.boot - found < BreakLimits.signOfLife else {
      effects.append(.findSuggestion)
      return
    }
    guard let suggestion else {
      isForced = false
      return
    }
    ask(suggestion)
  }

  private var isPausing: Bool { if case .pausing = question { true } else { false } }

  private var hasFreshSuggestion: Bool {
    guard let found = suggestionFoundAt else { return false }
    let age = suggestion == nil ? BreakLimits.noSuggestionAge : BreakLimits.suggestionAge
    return now.boot - found < age
  }

  private var hasSignOfLife: Bool {
    if sight == .clock || readingUntil.map({ now.boot < $0 }) ?? false { return true }
    if lockedSince != nil { return false }
    if let end = callEndedAt, now.boot - end <= BreakLimits.afterSilence * 2 { return true }
    return lastInput.map { now.boot - $0.upperBound <= BreakLimits.signOfLife } ?? false
  }

  private var isPause: Bool {
    if sight == .clock { return true }
    return lastInput.map { now.boot - $0.upperBound >= BreakLimits.pause } ?? true
  }

  private mutating func ask(_ suggestion: BreakSuggestion) {
    let sitting = sittingSince.map { now.boot - $0 } ?? .zero
    asks += 1
    isKept = false
    question = .asking(since: now.boot, suggestion)
    effects += [
      .ask(
        suggestion, sitting: sitting, afterCall: isCallUnasked,
        allowsLater: laters < BreakLimits.laters),
      .note(.asked(suggestion, sitting: sitting)),
    ]
    isCallUnasked = false
  }

  // MARK: Answers

  private mutating func waitForAnswer(_ since: Duration, _ suggestion: BreakSuggestion) {
    guard now.boot - since >= BreakLimits.patience, lastLook == now.boot else { return }
    let idle = lastInput.map { now.boot - $0.upperBound } ?? .zero
    if sight != .clock, idle > BreakLimits.gotUp {
      isKept = true
      return
    }
    if isKept {
      // The person is back, and sees the message only now.
      isKept = false
      question = .asking(since: now.boot, suggestion)
      return
    }
    endAsking()
    unanswered += 1
    effects += [.withdraw, .note(.unanswered(unanswered))]
    if unanswered <= BreakLimits.unanswered.count {
      notBefore = now.boot + BreakLimits.unanswered[unanswered - 1]
    }
  }

  /// Postpones the question by some time.
  mutating func postpone(_ time: Duration) {
    endAsking()
    laters += 1
    notBefore = now.boot + time
    effects.append(.note(.later(time)))
  }

  mutating func handle(_ answer: BreakAnswer) {
    guard case .asking(_, let suggestion) = question else { return }
    switch answer {
    case .start: start(suggestion)
    case .later where laters < BreakLimits.laters: postpone(BreakLimits.later)
    case .later: break
    }
  }

  /// Ends the question, in whatever way it was asked.
  mutating func endAsking() {
    question = .none
    isForced = false
  }

  mutating func start(_ suggestion: BreakSuggestion) {
    isForced = false
    question = .starting(since: now.boot, suggestion)
    unanswered = 0
    effects += [.start(suggestion), .note(.started(suggestion))]
  }

  mutating func update(suggestion found: BreakSuggestion?, _ progress: BreakProgress) {
    let hasNews = progress.done != self.progress.done
    self.progress = progress
    suggestion = found
    suggestionFoundAt = now.boot
    // A session ran unnoticed.
    if hasNews, let since = progress.sinceLast, let start = sittingSince, now.boot - since > start {
      sit(since: now.boot - since)
    }
  }
}
