import RoutineEngine
import Screen

/// What the player has to say at a moment, in words and numbers, whatever the size of the window.
struct PlayerMoment {
  /// What happens: `Hold`, `Get ready`, `Paused`.
  let headline: String
  /// Which repeat of how many: `2 of 3`; empty if it is not repeated.
  let repetition: String
  /// The side: `left side`; empty if there is none.
  let side: String
  /// How all of this is drawn.
  let ink: Ink
  /// The name of the move.
  let title: String
  /// What to do.
  let text: String
  /// What the large digits show; `nil` on a step without a clock.
  let clock: String?
  /// The longest text that the clock shows in this segment.
  let widestClock: String
  /// How much of the segment is done, from 0 to 1; `nil` on a step that waits.
  let fraction: Double?
  /// Whether the time is one of getting ready: the clock is drawn in another shape.
  let isGettingReady: Bool
  /// The pacer, while it moves.
  let pacer: Tempo.Position?
  /// What the session waits for; empty if it does not wait.
  let hint: String
  /// What comes next.
  let next: String
  /// What is left in all.
  let left: String

  init(_ session: Session, at now: Duration) {
    let segment = session.segment
    let leadIn = session.leadInRemaining(at: now)
    let remaining = session.remaining(at: now)
    let elapsed = session.elapsed(at: now)

    if let leadIn {
      headline = "Get ready"
      clock = "\(leadIn.secondsRoundedUp)"
      widestClock = "3"
      fraction = 1 - leadIn / Session.leadIn
    } else {
      headline = Self.headline(of: session)
      let counted =
        remaining ?? (segment.kind == .open ? .seconds(elapsed.secondsRoundedDown) : nil)
      clock = counted.map { Self.digits($0, within: session.length) }
      widestClock = Self.digits(session.length ?? .minutes(59), within: session.length)
      fraction = session.length.map { elapsed.roundedDown(to: Self.barStep(of: $0)) / $0 }
    }
    // A rest is no repeat of anything, though it leads to one.
    let isRest = segment.kind == .rest
    let repeated = isRest ? nil : segment.repetition
    repetition = repeated.flatMap { $0.of > 1 ? "\($0.index) of \($0.of)" : nil } ?? ""
    side = (isRest ? nil : segment.side).map(Wording.side) ?? ""
    ink = Self.ink(of: session)
    title = segment.title
    text = Self.text(of: segment)
    isGettingReady = leadIn != nil || segment.kind == .ready || segment.kind == .change
    let moves = session.leadInRemaining(at: now) == nil
    pacer = moves ? segment.tempo?.position(at: elapsed.roundedDown(to: Self.pacerStep)) : nil
    hint = Self.hint(for: session)
    next = Self.next(after: session)
    let timeLeft = session.timeLeft(at: now)
    // Where only waits are left, a clock at nought would be a lie.
    left = timeLeft > .zero ? Wording.left(timeLeft) : "at your pace"
  }

  /// How far the pacer moves at once: twice a second is smooth enough to follow, and costs little.
  static let pacerStep: Duration = .milliseconds(500)

  /// How far the bar moves at once. The digits tell each second; of a long stretch, every other one
  /// is enough for the bar, and makes what is sent in the one between half as much.
  private static func barStep(of length: Duration) -> Duration {
    .seconds(length < .seconds(20) ? 1 : 2)
  }

  /// `20` within a minute, else `4:05`: fewer digits are larger ones.
  private static func digits(_ length: Duration, within whole: Duration?) -> String {
    if let whole, whole < .seconds(60) { return "\(max(0, length.secondsRoundedUp))" }
    return Wording.clock(length)
  }

  /// What to do. Between two repeats that is to rest; the move is only what follows.
  static func text(of segment: Segment) -> String {
    guard segment.kind == .rest, segment.repetition != nil else { return segment.text }
    return segment.text.isEmpty ? "Let go." : "Let go. Then: \(segment.text)"
  }

  private static func headline(of session: Session) -> String {
    if case .paused(let pause) = session.state { return Wording.pause(pause) }
    if let count = session.segment.count { return "\(count) times" }
    return Wording.name(of: session.segment.kind)
  }

  private static func ink(of session: Session) -> Ink {
    switch session.state {
    case .paused(.hurt): return .warning
    case .paused: return .waiting
    case .leadingIn: return .ready
    case .running, .ended: break
    }
    return switch session.segment.kind {
    case .prompt: .waiting
    case .ready, .change: .ready
    case .rest: .rest
    case .hold, .massage, .breathe, .reps, .open: .work
    }
  }

  private static func hint(for session: Session) -> String {
    if session.isPaused { return "space goes on" }
    guard session.isWaiting else { return "" }
    return switch session.segment.kind {
    case .prompt: "Enter when you are ready"
    case .open: "As long as you like; Enter ends it"
    default: "Enter when you are done"
    }
  }

  /// What comes next. A get-ready leads to work, so the work is named.
  private static func next(after session: Session) -> String {
    let segments = session.timeline.segments
    let begin = session.index + 1
    guard let next = segments[begin...].first(where: { $0.kind != .ready }) else {
      return "Next: you are done"
    }
    var parts: [String] = []
    switch next.kind {
    case .rest: parts = ["rest"]
    case .change: parts = ["change to the \(next.side?.rawValue ?? "other") side"]
    default: parts = [next.title.isEmpty ? Wording.name(of: next.kind) : next.title]
    }
    if next.kind.isWork, let repetition = next.repetition, repetition.of > 1 {
      parts.append("\(repetition.index) of \(repetition.of)")
    }
    if next.kind.isWork, let side = next.side { parts.append(Wording.side(side)) }
    if let length = next.length { parts.append(Wording.length(length)) }
    return "Next: " + parts.joined(separator: ", ")
  }
}
