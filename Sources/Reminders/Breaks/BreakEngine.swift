import CarePlan
import Foundation
import RoutineEngine

/// Decides when to ask a sitting person to take a break.
///
/// A value: inputs and moments go in, effects come out; the result does not depend on how often
/// time is advanced. Sitting is counted from the end of the last gap in input, of the last session
/// that counted, or from the beginning of the span. A gap is decided in retrospect. Shorter idle
/// time was sitting; idle time of its full length was a break from the first second on.
public struct BreakEngine: Sendable, Hashable {
  /// The state of the question.
  enum Question: Hashable {
    /// No question.
    case none
    /// A due question that waits for a pause in input.
    case pausing(since: Duration)
    /// A message on the screen.
    case asking(since: Duration, BreakSuggestion)
    /// A session that was started but has not begun.
    case starting(since: Duration, BreakSuggestion)
  }

  /// The end of the command "off".
  enum Off: Hashable {
    case at(Duration)
    case nextDay
  }

  /// The input that the sources can see.
  enum Sight: Hashable {
    /// All input.
    case all
    /// Terminals only, although a desktop runs.
    case blind
    /// No input: only the clock counts.
    case clock
  }

  var settings: BreakSettings
  var spans: BreakSpans
  var now: BreakMoment
  var effects: [BreakEffect] = []

  // Presence.
  var lastInput: ClosedRange<Duration>?
  var lastLook: Duration?
  var sight = Sight.clock
  var lockedSince: Duration?
  /// `nil` while the person is away.
  var sittingSince: Duration?
  var step: Duration
  var readingUntil: Duration?

  // Reasons not to ask.
  var silences: Set<Silence> = []
  var silencesSeenAt: Duration?
  var silenceEndedAt: Duration?
  var callEndedAt: Duration?
  var isCallUnasked = false
  var sessionSince: Duration?
  var off: Off?
  var spanStart: Date?
  var shownSilence: Silence?

  // The day.
  var day: LocalDay
  var asks = 0
  var progress: BreakProgress

  // The question.
  var question = Question.none
  var suggestion: BreakSuggestion?
  var suggestionFoundAt: Duration?
  /// True from the command `now` until its question is over.
  var isForced = false
  /// True if the message stays past the time limit, because the person has got up.
  var isKept = false
  var laters = 0
  var unanswered = 0
  var notBefore: Duration = .zero

  /// An engine that has not seen the person yet.
  public init(
    _ settings: BreakSettings = BreakSettings(), progress: BreakProgress = BreakProgress(),
    at moment: BreakMoment
  ) {
    self.settings = settings
    spans = BreakSpans(settings, in: moment.timeZone, around: moment.wall)
    self.progress = progress
    now = moment
    step = settings.every
    day = LocalDay(moment.wall, in: moment.timeZone, from: settings.dayBegin)
  }

  /// Handles an input.
  ///
  /// - Returns: The effects, to be carried out in order.
  public mutating func handle(_ input: BreakInput, at moment: BreakMoment) -> [BreakEffect] {
    effects = []
    pass(to: moment)
    switch input {
    case .advanced:
      if let nextLook, nextLook <= now.boot {
        effects.append(.look(nextDepth))
        return effects
      }
    case .looked(let look):
      if !handle(look) { return effects }
    case .sessionBegan: beginSession()
    case .sessionEnded(let counts, let progress): endSession(counts: counts, progress)
    case .suggested(let found, let progress): update(suggestion: found, progress)
    case .answered(let answer): handle(answer)
    case .command(let command): handle(command)
    case .settings(let settings): use(settings)
    }
    decide()
    return effects
  }

  // MARK: Time

  private mutating func pass(to moment: BreakMoment) {
    let slept = (moment.boot - now.boot) - (moment.awake - now.awake)
    let last = min(lastInput?.lowerBound ?? now.boot, now.boot)
    now = moment
    if !spans.hold(for: settings, in: moment.timeZone, at: moment.wall) {
      spans = BreakSpans(settings, in: moment.timeZone, around: moment.wall)
    }
    if slept >= BreakLimits.lockedGap {
      // Input before a suspend is not the input that ended it.
      lastInput = lastInput.map { $0.lowerBound...min($0.upperBound, max(last, $0.lowerBound)) }
      if sittingSince != nil { leave(since: last, .suspended) }
    }
    let today = LocalDay(moment.wall, in: moment.timeZone, from: settings.dayBegin)
    // A flight or a clock that is set back by a day does not begin the old day again. More than a
    // day back corrects a wrong clock.
    if today > day || today.number < day.number - 1 {
      day = today
      asks = 0
      unanswered = 0
      progress.done = 0
      progress.sinceLast = nil
      if off == .nextDay { endOff() }
      effects.append(.note(.newDay(today)))
    }
    if case .at(let end) = off, end <= moment.boot { endOff() }
  }

  mutating func endOff() {
    off = nil
    notBefore = now.boot + BreakLimits.later
    effects.append(.note(.on))
  }

  private mutating func use(_ settings: BreakSettings) {
    self.settings = settings
    spans = BreakSpans(settings, in: now.timeZone, around: now.wall)
    if sittingSince != nil { setStep() }
  }

  // MARK: Sitting and away

  mutating func sit(since start: Duration) {
    sittingSince = start
    laters = 0
    unanswered = 0
    setStep()
    effects.append(.note(.sitting(step: step)))
    // Known early, so that no break is announced if none may be suggested.
    if suggestionFoundAt == nil { effects.append(.findSuggestion) }
  }

  /// Begins a break at the start of an absence that is long enough.
  mutating func leave(since start: Duration, _ reason: BreakNote.Absence) {
    if case .asking = question { effects += [.withdraw, .note(.gotUp)] }
    question = .none
    sittingSince = nil
    laters = 0
    unanswered = 0
    suggestion = nil
    suggestionFoundAt = nil
    isForced = false
    notBefore = .zero
    effects.append(.note(.away(reason, since: now.wall(at: start))))
  }

  /// Shortens the time of sitting if the goal is behind. The remaining time is divided by three
  /// asks per missing session.
  mutating func setStep() {
    let missing = progress.goal - progress.done
    guard missing > 0 else {
      step = settings.every
      return
    }
    let left = spans.secondsLeftToday(at: now.wall)
    let share = Duration.seconds(Int(left)) / (BreakLimits.asksPerSession * missing)
    step = share.clamped(to: min(BreakLimits.shortestStep, settings.every)...settings.every)
  }

  /// The least idle time that counts as a break.
  var gap: Duration { sight == .blind ? BreakLimits.blindGap : BreakLimits.gap }

  /// True while idle time does not count as a break.
  var isIdleAllowed: Bool {
    sight == .clock || silences.contains(.call) || readingUntil.map { now.boot < $0 } ?? false
  }

  // MARK: Sessions

  private mutating func beginSession() {
    guard sessionSince == nil else { return }
    if case .asking = question { effects.append(.withdraw) }
    question = .none
    isForced = false
    sessionSince = now.boot
    effects.append(.note(.sessionBegan))
  }

  private mutating func endSession(counts: Bool, _ progress: BreakProgress) {
    sessionSince = nil
    self.progress = progress
    suggestion = nil
    suggestionFoundAt = nil
    lastInput = now.boot...now.boot
    effects.append(.note(.sessionEnded(counts: counts)))
    if counts || sittingSince == nil {
      sit(since: now.boot)
    } else {
      notBefore = max(notBefore, now.boot + BreakLimits.later)
    }
  }
}
