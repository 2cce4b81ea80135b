import Drawing
import RoutineEngine

/// A session at a moment, in words and numbers, whatever the size of the window.
struct PlayerViewModel {
  let session: Session
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

  /// The repeat, the step to read, the breath and the round, of how many: `2 of 3`; empty outside
  /// of all. A rest is no repeat, though it leads to one.
  var repetition: String {
    var parts: [String] = []
    if segment.kind == .prompt, let steps = stepsToRead, steps.of > 1 {
      parts.append("step \(steps.index) of \(steps.of)")
    } else if pacerKind == .breath, let cycle {
      parts.append("breath \(cycle.index) of \(cycle.of)")
    } else if segment.kind != .rest, let repetition = segment.repetition, repetition.of > 1 {
      parts.append("\(repetition.index) of \(repetition.of)")
    }
    if let round = segment.round { parts.append(Format.round(round)) }
    return parts.joined(separator: ", ")
  }

  /// The steps to read that follow each other, and the place of this one among them.
  private var stepsToRead: Segment.Repetition? {
    let segments = session.timeline.segments
    guard segments.indices.contains(session.index) else { return nil }
    let before = segments[..<session.index].reversed().prefix { $0.kind == .prompt }.count
    let after = session.upcoming.prefix { $0.kind == .prompt }.count
    return Segment.Repetition(index: before + 1, of: before + 1 + after)
  }

  /// The breath or the stroke, of how many; `nil` without a rhythm or a clock.
  var cycle: Segment.Repetition? {
    guard let tempo = segment.tempo, let length = session.length else { return nil }
    let index = Int((session.elapsed(at: now) / tempo.cycle).rounded(.down)) + 1
    let all = Int((length / tempo.cycle).rounded(.up))
    return Segment.Repetition(index: min(index, all), of: all)
  }

  /// The side that is said; `nil` if there is none. A rest is for neither.
  var shownSide: Side? { segment.kind == .rest || segment.kind == .prompt ? nil : segment.side }

  /// The word that is as large as the seconds: the side with its arrow, where a stroke goes, else
  /// the move or its kind in a few letters.
  var mainWord: String {
    switch shownSide {
    case .left: return "<LEFT"
    case .right: return "RIGHT>"
    case nil: break
    }
    if let pacer, pacerKind != .breath {
      let word = Self.word(of: pacer.phase)
      if !word.isEmpty {
        return pacerKind == .stroke ? pacer.isReturning ? "<\(word)" : "\(word)>" : word
      }
    }
    return Self.shortName(of: segment)
  }

  /// The number of repeats of a step that is done by count; `nil` for others.
  var count: String? { hasClock ? nil : segment.count.map { "\($0)" } }

  /// The words on the button of a step that waits.
  var buttonName: String {
    switch segment.kind {
    case .prompt: "I am ready"
    case .open: "that is enough"
    default: "done"
    }
  }

  /// The words on the button, in one.
  var shortButtonName: String { segment.kind == .prompt ? "ready" : "done" }

  /// The ink of all of this.
  var ink: Ink { Self.ink(of: session) }

  /// True while one gets back into place after a pause.
  var isLeadIn: Bool { leadIn != nil }

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

  /// The pacer that moves.
  enum PacerKind {
    /// A breath: a curve.
    case breath
    /// A stroke: a track.
    case stroke
    /// The rhythm of repeats: words.
    case words
  }

  /// The pacer that moves; `nil` if none does.
  var pacerKind: PacerKind? {
    guard leadIn == nil, segment.tempo != nil else { return nil }
    return switch segment.kind {
    case .breathe: .breath
    case .massage: .stroke
    default: .words
    }
  }

  /// The next step.
  var next: String { Self.next(after: session) }

  /// The rest of the session, as exactly as it is shown.
  var shownLeft: Duration { Format.shownLeft(of: session.timeLeft(at: now)) }

  /// The rest of the session in as few words as there are.
  var shortLeft: String {
    let left = shownLeft
    return left > .zero ? Format.length(left) : "at your pace"
  }

  /// The reason for the pause in a word or two.
  var pauseText: String {
    guard case .paused(let pause) = session.state else { return "" }
    return switch pause {
    case .user: "paused"
    case .gap: "paused: you were away"
    case .hurt: "stopped"
    }
  }

  /// The rest of the paused step.
  var pauseFacts: String {
    let side = shownSide.map { ", \(Format.side($0))" } ?? ""
    guard let remaining = session.remaining(at: now) else { return "No time is lost" + side }
    return "\(Format.length(remaining)) left" + side
  }

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

  /// The part of the segment that is left, from 0 to 1; `nil` on a step that waits. All bars run
  /// out, as the seconds do.
  var fractionLeft: Double? {
    if let leadIn { return leadIn / Session.leadIn }
    return session.length == nil ? nil : 1 - stripFraction
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
    return session.segment.kind == .prompt ? "Your turn" : Format.name(of: session.segment)
  }

  /// The part of the current segment that the strip fills.
  var stripFraction: Double {
    session.length.map { session.elapsed(at: now).roundedDown(to: Self.barStep(of: $0)) / $0 } ?? 0
  }

  /// The ink of a kind of segment.
  static func ink(of kind: Segment.Kind) -> Ink {
    switch kind.role {
    case .prompt: .waiting
    case .ready: .ready
    case .rest, .change: .rest
    case .timedWork, .reps, .open: .work
    }
  }

  /// The last word of a phase, as it is shown in large letters: `FEET` of `towards the feet`.
  static func word(of phase: Tempo.Phase) -> String {
    (phase.name.split(separator: " ").last.map(String.init) ?? "").uppercased()
  }

  /// Slow at both ends, as a breath is.
  static func eased(_ part: Double) -> Double { part * part * (3 - 2 * part) }

  /// A move in a few letters: its title, or else its kind.
  static func shortName(of segment: Segment) -> String {
    let title = segment.title.uppercased()
    let isShort =
      (1...8).contains(title.count)
      && title.unicodeScalars.allSatisfy {
        ("A"..."Z").contains($0) || $0 == " "
      }
    if isShort { return title }
    return segment.kind.isWork && segment.kind != .reps
      ? Format.name(of: segment).uppercased() : ""
  }

  private static func ink(of session: Session) -> Ink {
    switch session.state {
    case .paused(.hurt): return .warning
    case .paused: return .waiting
    case .leadingIn: return .ready
    case .running, .ended: break
    }
    return ink(of: session.segment.kind)
  }
}
