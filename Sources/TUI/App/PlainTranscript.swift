import Drawing
import RoutineEngine

/// A session as lines of text, for screen readers, pipes and logs: its milestones in plain
/// sentences, not every second.
public struct PlainTranscript: Sendable {
  private let hasKeys: Bool
  private let isBrief: Bool
  /// The sentences printed before; a brief transcript prints each of them once.
  private var said: Set<String> = []

  /// The longest rest between two repeats that a brief transcript leaves out.
  private static let shortRest: Duration = .seconds(5)

  /// A transcript for a session.
  ///
  /// - Parameters:
  ///   - hasKeys: True if the session takes key presses, so that the lines name keys.
  ///   - isBrief: True for a file that is read afterwards: without half-way marks, short rests and
  ///     sentences that were printed before.
  public init(hasKeys: Bool, isBrief: Bool = false) {
    self.hasKeys = hasKeys
    self.isBrief = isBrief
  }

  /// The first lines of a session, printed once it has begun, when its dose is certain. Cautions
  /// that were just read are left out.
  private func opening(of timeline: Timeline) -> [String] {
    let routine = timeline.routine
    let length = Format.about(timeline.likelyLength)
    let head = "\(routine.title), \(timeline.prescription.level.rawValue), about \(length)."
    let cautions = PainQuestion.lines(of: routine.includingWhatItIncludes.cautions)
      .filter { !said.contains($0) }
    let keys = "Keys: space pauses, n next, p back, ! it hurts, q quits, ? lists them all."
    return [head] + cautions + (hasKeys ? [keys] : [])
  }

  /// The lines of the help, a key each.
  public var help: [String] {
    Keymaps.player.helpLines(glyphs: .ascii).map { "\($0.keys): \($0.help)." }
  }

  /// The lines for an effect, without line ends.
  public mutating func lines(for effect: AppEffect) -> [String] {
    switch effect {
    case .say(let text): said.insert(text).inserted || !isBrief ? [text] : []
    case .observe(.started(let context)): opening(of: context.timeline)
    case .observe(let effect): line(for: effect).map { [$0] } ?? []
    default: []
    }
  }

  private func line(for effect: SessionEffect) -> String? {
    switch effect {
    case .entered(let context, _):
      let segment = context.segment
      let isShortRest =
        segment.kind == .rest && segment.repetition != nil
        && segment.length.map { $0 <= Self.shortRest } ?? false
      return isBrief && isShortRest ? nil : line(entering: context)
    case .cue(.halfway, _, _): return isBrief ? nil : "Halfway."
    case .paused(let pause, let context, _):
      let rest = context.remaining.map { ", \(Format.length($0)) of this left" } ?? ""
      return Format.pause(pause) + rest + (pause == .hurt ? "." : ". Press space to resume.")
    case .resumed: return "Resumed."
    case .started, .cue, .finished, .adjusted, .refused, .ended: return nil
    }
  }

  private func line(entering context: SegmentContext) -> String {
    let segment = context.segment
    let line = Self.sentence(SegmentText.line(segment)) + Self.tempo(of: segment)
    switch segment.kind.role {
    case .ready:
      return Self.sentence(line + " " + segment.text)
    case .prompt, .reps, .open:
      let isHandsFree = context.isHandsFree && !segment.asks
      let done = segment.kind == .prompt ? "when you are ready" : "when you are done"
      let hint = isHandsFree || !hasKeys ? "" : " Press Enter \(done)."
      let text = segment.kind == .prompt || segment.text.isEmpty ? "" : " " + segment.text
      return line + text + hint
    case .timedWork:
      return segment.isUnannounced && segment.tellsText
        ? Self.sentence(line + " " + segment.text) : line
    case .rest, .change:
      let isOwn = segment.hasOwnText || segment.repetition == nil && segment.kind == .rest
      return isOwn ? Self.sentence(line + " " + segment.text) : line
    }
  }

  /// The rhythm, for the first repeat only: ` In 4 s, out 6 s.`
  private static func tempo(of segment: Segment) -> String {
    guard segment.kind.isWork, let tempo = segment.tempo, segment.repetition?.index ?? 1 == 1
    else { return "" }
    let words = Format.tempo(tempo)
    return " \(words.prefix(1).uppercased())\(words.dropFirst())."
  }

  private static func sentence(_ text: String) -> String {
    let text = text.last == " " ? String(text.dropLast()) : text
    return text.last.map { ".!?:".contains($0) } ?? true ? text : text + "."
  }
}

extension App {
  /// Returns the summary in plain sentences.
  ///
  /// - Parameter report: The sentences of the history about the session.
  /// - Returns: The lines; empty before the session is over.
  public func closing(with report: [String] = []) -> [String] {
    guard var summary else { return [] }
    summary.report = report
    let work = "\(summary.headline) \(summary.workText)."
    return [work] + [summary.gettingUp].compactMap(\.self) + summary.advice(under: advice)
  }
}
