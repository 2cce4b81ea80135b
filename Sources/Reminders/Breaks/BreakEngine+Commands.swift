import RoutineEngine

extension BreakEngine {
  /// Carries out a command, or refuses it, and replies.
  mutating func handle(_ command: BreakCommand) {
    let refusal = refusal(of: command)
    if refusal == nil { carryOut(command) }
    effects.append(.reply(refused: refusal))
  }

  private func refusal(of command: BreakCommand) -> String? {
    switch command {
    case .later where laters >= BreakLimits.laters:
      "You have put it off \(BreakLimits.laters) times. Start it, or skip it."
    case .later where !isThere: "Nobody sits here now."
    case .skip where !isThere: "Nobody sits here now."
    case .now where sessionSince != nil: "A session is running."
    case .start where sessionSince != nil: "A session is running."
    case .start where suggestionToStart == nil:
      "No break is suggested now. `unknot breaks now` asks for one."
    default: nil
    }
  }

  /// True if the person sits, or a question is open.
  private var isThere: Bool {
    if case .asking = question { return true }
    return sittingSince != nil
  }

  private var suggestionToStart: BreakSuggestion? {
    switch question {
    case .asking(_, let suggestion), .starting(_, let suggestion): suggestion
    case .none, .pausing: isDue ? suggestion : nil
    }
  }

  private mutating func carryOut(_ command: BreakCommand) {
    switch command {
    case .later(let time):
      withdraw()
      postpone(time)
    case .skip:
      withdraw()
      endAsking()
      sit(since: now.boot)
      notBefore = .zero
      effects.append(.note(.skipped))
    case .off(let time):
      withdraw()
      endAsking()
      off = time.map { .at(now.boot + $0) } ?? .nextDay
      effects.append(.note(.off(until: time.map { now.wall(at: now.boot + $0) })))
    case .on:
      if off != nil {
        off = nil
        effects.append(.note(.on))
      }
    case .now:
      withdraw()
      endAsking()
      isForced = true
      suggestionFoundAt = nil
    case .start:
      if let suggestion = suggestionToStart {
        withdraw()
        start(suggestion)
      }
    case .reading(let time):
      readingUntil = now.boot + time
      if sittingSince == nil { sit(since: now.boot) }
      lastInput = now.boot...now.boot
    }
  }

  private mutating func withdraw() {
    if case .asking = question { effects.append(.withdraw) }
  }
}
