import Drawing
import RoutineEngine

/// A session at a moment, as words and numbers for windows of every size.
struct PlayerViewModel {
  let session: Session
  private let now: Duration
  private let segment: Segment
  /// The time left of the lead-in after a pause; `nil` outside of one.
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

  /// The step to read, the breath or the repeat, and the round: `2 of 3`. Empty if there is none. A
  /// rest is no repeat, though one follows.
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

  /// The place of this prompt in its row of successive prompts.
  private var stepsToRead: Segment.Repetition? {
    let segments = session.timeline.segments
    guard segments.indices.contains(session.index) else { return nil }
    let before = segments[..<session.index].reversed().prefix { $0.kind == .prompt }.count
    let after = session.upcoming.prefix { $0.kind == .prompt }.count
    return Segment.Repetition(index: before + 1, of: before + 1 + after)
  }

  /// The number of the breath or the stroke, and of how many; `nil` without a rhythm or a clock.
  var cycle: Segment.Repetition? {
    guard let tempo = segment.tempo, let length = session.length else { return nil }
    let index = Int((session.elapsed(at: now) / tempo.cycle).rounded(.down)) + 1
    let all = Int((length / tempo.cycle).rounded(.up))
    return Segment.Repetition(index: min(index, all), of: all)
  }

  /// The side that is shown; `nil` if there is none. Rests and prompts belong to neither side.
  var shownSide: Side? { segment.kind == .rest || segment.kind == .prompt ? nil : segment.side }

  /// The word in letters as large as the seconds: the side with an arrow, else the direction of a
  /// stroke, else the move or its kind.
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

  /// The number of repeats of a step without a clock; `nil` for others.
  var count: String? { hasClock ? nil : segment.count.map { "\($0)" } }

  /// The words on the button of a waiting step.
  var buttonName: String {
    switch segment.kind {
    case .prompt: "I am ready"
    case .open: "that is enough"
    default: "done"
    }
  }

  /// A single word for the same button.
  var shortButtonName: String { segment.kind == .prompt ? "ready" : "done" }

  /// The ink of the session's state.
  var ink: Ink { Self.ink(of: session) }

  /// True during the lead-in after a pause.
  var isLeadIn: Bool { leadIn != nil }

  /// The name of the move.
  var title: String { segment.name }

  /// The instruction to show.
  var text: String { Self.text(of: segment) }

  /// True if the segment, or a lead-in, shows a clock.
  var hasClock: Bool { leadIn != nil || session.length != nil || segment.kind == .open }

  /// The longest text that the clock shows in this segment.
  var widestClock: String {
    if leadIn != nil { return "3" }
    return Self.digits(session.length ?? .minutes(59), within: session.length)
  }

  /// A kind of pacer, and its picture.
  enum PacerKind {
    /// A breath: a curve.
    case breath
    /// A stroke: a track.
    case stroke
    /// The rhythm of repeats: words.
    case words
  }

  /// The kind of the pacer that moves now; `nil` if none does.
  var pacerKind: PacerKind? {
    guard leadIn == nil, segment.tempo != nil else { return nil }
    return switch segment.kind {
    case .breathe: .breath
    case .massage: .stroke
    default: .words
    }
  }

  /// The next segment, in a line.
  var next: String { Self.next(after: session) }

  /// The time left of the session, as coarsely as it is shown.
  var shownLeft: Duration { Format.shownLeft(of: session.timeLeft(at: now)) }

  /// The time left of the session, without `left`.
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

  /// The time left of the paused segment, with its side.
  var pauseFacts: String {
    let side = shownSide.map { ", \(Format.side($0))" } ?? ""
    guard let remaining = session.remaining(at: now) else { return "No time is lost" + side }
    return "\(Format.length(remaining)) left" + side
  }

  /// The time left of the session, in words.
  var left: String {
    let left = shownLeft
    // Only waits are left, and their length is the person's choice.
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

  /// The part of the segment that is left, from 0 to 1; `nil` on a step that waits. Bars shrink, as
  /// the seconds do.
  var fractionLeft: Double? {
    if let leadIn { return leadIn / Session.leadIn }
    return session.length == nil ? nil : 1 - stripFraction
  }

  /// The position in the rhythm; `nil` without one, or during a lead-in.
  var pacer: Tempo.Position? {
    guard leadIn == nil else { return nil }
    return segment.tempo?.position(at: session.elapsed(at: now).roundedDown(to: Self.pacerStep))
  }

  /// The step of the pacer: two a second are smooth enough to follow, at little cost.
  static let pacerStep: Duration = .milliseconds(500)

  /// Returns the step of the bar. The digits show each second; in a long segment, a step of 2 s is
  /// enough for the bar, and halves the output of every other second.
  private static func barStep(of length: Duration) -> Duration {
    .seconds(length < .seconds(20) ? 1 : 2)
  }

  /// Returns `20` within a minute, else `4:05`. Fewer digits can be drawn larger.
  private static func digits(_ length: Duration, within whole: Duration?) -> String {
    if let whole, whole < .seconds(60) { return "\(max(0, length.secondsRoundedUp))" }
    return Format.clock(length)
  }

  /// Returns the instruction. In a rest between two repeats, the words of the move come after
  /// "Relax".
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

  /// Returns the last word of a phase in capitals: `FEET` for `towards the feet`.
  static func word(of phase: Tempo.Phase) -> String {
    (phase.name.split(separator: " ").last.map(String.init) ?? "").uppercased()
  }

  /// Returns a part of a way, from 0 to 1, made slow at both ends, as a breath is.
  static func eased(_ part: Double) -> Double { part * part * (3 - 2 * part) }

  /// Returns a move in a few letters: a short title, or else its kind; empty if there is neither.
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
