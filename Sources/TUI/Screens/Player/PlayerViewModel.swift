import Drawing
import RoutineEngine

/// A session at a moment, in words and numbers, whatever the size of the window.
struct PlayerViewModel {
  private let session: Session
  private let now: Duration
  private let segment: Segment
  /// The rest of the lead-in; `nil` if there is none under way.
  private let leadIn: Duration?

  init(_ session: Session, at now: Duration) {
    self.session = session
    self.now = now
    segment = session.segment
    leadIn = session.leadInRemaining(at: now)
  }

  // MARK: Words

  /// The headline: `Hold`, `Get ready`, `Paused`.
  var headline: String { leadIn == nil ? Self.headline(of: session) : "Get ready" }

  /// Which repeat and which round of how many: `2 of 3`; empty if it is not repeated. A rest is no repeat of
  /// anything, though it leads to one.
  var repetition: String {
    var parts: [String] = []
    if segment.kind != .rest, let repetition = segment.repetition, repetition.of > 1 {
      parts.append("\(repetition.index) of \(repetition.of)")
    }
    if let round = segment.round { parts.append(Format.round(round)) }
    return parts.joined(separator: ", ")
  }

  /// The side: `left side`; empty if there is none.
  var side: String { (segment.kind == .rest ? nil : segment.side).map(Format.side) ?? "" }

  /// The ink of all of this.
  var ink: Ink { Self.ink(of: session) }

  /// The name of the move.
  var title: String { segment.name }

  /// The instruction.
  var text: String { Self.text(of: segment) }

  /// True if there is a clock.
  var hasClock: Bool { leadIn != nil || session.length != nil || segment.kind == .open }

  /// The longest text that the clock shows in this segment.
  var widestClock: String {
    if leadIn != nil { return "3" }
    return Self.digits(session.length ?? .minutes(59), within: session.length)
  }

  /// True while one gets ready: the clock is drawn in another shape.
  var isGettingReady: Bool { leadIn != nil || segment.kind == .ready || segment.kind == .change }

  /// True if a pacer moves.
  var hasPacer: Bool { leadIn == nil && segment.tempo != nil }

  /// The thing that the session waits for; empty if it does not wait.
  var hint: String { Self.hint(for: session) }

  /// The next step.
  var next: String { Self.next(after: session) }

  /// The rest of the session, as exactly as it is shown.
  var shownLeft: Duration { Format.shownLeft(of: session.timeLeft(at: now)) }

  /// The rest of the session.
  var left: String {
    let left = shownLeft
    // Where only waits are left, a clock at nought would be a lie.
    return left > .zero ? Format.left(left) : "at your pace"
  }

  // MARK: Time

  /// The text of the large digits; `nil` on a step without a clock.
  var clock: String? {
    if let leadIn { return "\(leadIn.secondsRoundedUp)" }
    let counted =
      session.remaining(at: now)
      ?? (segment.kind == .open ? .seconds(session.elapsed(at: now).secondsRoundedDown) : nil)
    return counted.map { Self.digits($0, within: session.length) }
  }

  /// The part of the segment that is done, from 0 to 1; `nil` on a step that waits.
  var fraction: Double? {
    if let leadIn { return 1 - leadIn / Session.leadIn }
    return session.length.map {
      session.elapsed(at: now).roundedDown(to: Self.barStep(of: $0)) / $0
    }
  }

  /// The pacer, while it moves.
  var pacer: Tempo.Position? {
    guard leadIn == nil else { return nil }
    return segment.tempo?.position(at: session.elapsed(at: now).roundedDown(to: Self.pacerStep))
  }

  /// The step of the pacer: twice a second is smooth enough to follow, and costs little.
  static let pacerStep: Duration = .milliseconds(500)

  /// Returns the step of the bar. The digits tell each second; of a long stretch, every other one
  /// is enough for the bar, and makes what is sent in the one between half as much.
  private static func barStep(of length: Duration) -> Duration {
    .seconds(length < .seconds(20) ? 1 : 2)
  }

  /// `20` within a minute, else `4:05`: fewer digits are larger ones.
  private static func digits(_ length: Duration, within whole: Duration?) -> String {
    if let whole, whole < .seconds(60) { return "\(max(0, length.secondsRoundedUp))" }
    return Format.clock(length)
  }

  /// Returns the instruction. Between two repeats that is to rest; the move is only what follows.
  static func text(of segment: Segment) -> String {
    guard segment.kind == .rest, !segment.hasOwnText, segment.repetition != nil else {
      return segment.text
    }
    return segment.text.isEmpty ? "Relax." : "Relax. Next: \(segment.text)"
  }

  private static func headline(of session: Session) -> String {
    if case .paused(let pause) = session.state { return Format.pause(pause) }
    if let count = session.segment.count { return "\(count) times" }
    return Format.name(of: session.segment.kind)
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
    case .hold, .massage, .active, .apply, .breathe, .reps, .open: .work
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

  /// Returns the next step. A get-ready leads to work, so the work is named.
  private static func next(after session: Session) -> String {
    guard let next = session.upcoming.first(where: { $0.kind != .ready }) else {
      return "Next: you are done"
    }
    var parts: [String] = []
    switch next.kind {
    case .rest: parts = ["rest"]
    case .change: parts = ["change to the \(next.side?.rawValue ?? "other") side"]
    default: parts = [next.name.isEmpty ? Format.name(of: next.kind) : next.name]
    }
    if next.kind.isWork, let repetition = next.repetition, repetition.of > 1 {
      parts.append("\(repetition.index) of \(repetition.of)")
    }
    if next.kind.isWork, let side = next.side { parts.append(Format.side(side)) }
    if let length = next.length { parts.append(Format.length(length)) }
    return "Next: " + parts.joined(separator: ", ")
  }
}
