import ArgumentParser
import CarePlan
import Drawing
import Foundation
import RoutineEngine
import TUI

/// `unknot show`
struct ShowCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "show",
    abstract: "Show a routine or a move: dose, cautions, sources and every step.",
    discussion: "The numbers before the segments are those that `play --from` takes."
  )

  @Argument(help: "An id, a file, or - for standard input.", completion: .routine)
  var routine: String

  @OptionGroup var dose: DoseOptions

  @Flag(help: "Print JSON for other programs.")
  var json = false

  func run() throws {
    let routine = try Library().routine(routine)
    let preferences = Preferences()
    preferences.warn()
    let timeline = try dose.timeline(of: routine, over: preferences.settings)
    let advice = SafetyFile(settings: preferences.settings).advice(now: Date())
    let lock = advice.lock(on: routine)
    if json {
      try Output.print(JSONOutput.text(ShownRoutine(timeline, lock, under: advice)))
    } else {
      let agreed = dose.agreed(for: routine, over: preferences.settings)
      let text = Self.text(of: timeline, agreed: agreed, columns: Output.columns)
      let reason = lock?.sentence(for: routine, under: advice) ?? gentleness(timeline, advice)
      try Output.print([reason.map { $0 + "\n" }, text].compactMap(\.self).joined(separator: "\n"))
    }
  }

  /// The reason that a session begun now would be gentle though its dose is not; `nil` for none.
  /// The segments are still those that `play --from` counts.
  private func gentleness(_ timeline: Timeline, _ advice: Advice) -> String? {
    let request = SessionRequest(timeline, replies: Replies(choosesDose: !dose.isOpen))
    let walk = SessionWalk(request, under: advice)
    let level = timeline.prescription.level
    guard let reason = walk.gentleness, level != .gentle else { return nil }
    return "\(reason.sentence(for: timeline.routine)) A session now takes about "
      + "\(Format.about(walk.likelyLength)). Below: the \(level.rawValue) dose."
  }

  private static func text(
    of timeline: Timeline, agreed: Prescription?, columns: Int
  ) -> String {
    let routine = timeline.routine
    let level = timeline.prescription.level
    let glyphs = ProcessEnvironment.glyphs
    let note = agreed.map {
      "\(Format.agreed(to: $0)) `unknot dose \(routine.id) --usual` goes back."
    }
    let about = RoutineText(
      routine, timeline.prescription, note: note, columns: columns, glyphs: glyphs)
    let numberColumns = "\(timeline.segments.count)".count
    let segments = timeline.segments.enumerated().flatMap { index, segment in
      let number = "\(index + 1)"
      let lead = String(repeating: " ", count: numberColumns - number.count) + number + "  "
      let indent = String(repeating: " ", count: lead.count)
      return SegmentText.instruction(segment).wrapped(to: max(20, columns - lead.count))
        .enumerated().map { ($0 == 0 ? lead : indent) + $1 }
    }
    let heading = "Every step of a \(level.rawValue) session"
    return ([routine.title] + about.lines.map(\.text) + ["", heading] + segments)
      .joined(separator: "\n")
  }
}

/// A routine in `show --json`.
private struct ShownRoutine: Encodable {
  let id: String
  let title: String
  let level: String
  /// The reason that it may not begin now, as in `list --json`.
  @Nullable var locked: String?
  let lockedBy: [String]
  @Nullable var hold: JSONSeconds?
  @Nullable var repeats: Int?
  let seconds: JSONSeconds
  let frequency: Frequency?
  let cautions: [String]
  let sources: [ShownSource]
  let segments: [ShownSegment]

  struct Frequency: Encodable {
    /// The least and the most in a day; `null` if it is counted in more days.
    @Nullable var perDay: [Int]?
    let times: [Int]
    @Nullable var ideal: [Int]?
    let days: Int
  }

  init(_ timeline: Timeline, _ lock: Lock?, under advice: Advice) {
    let routine = timeline.routine
    _locked = Nullable(wrappedValue: lock?.name)
    lockedBy = lock?.concerns(under: advice).map(\.id) ?? []
    let all = routine.includingWhatItIncludes
    id = routine.id
    title = routine.title
    level = timeline.prescription.level.rawValue
    _hold = Nullable(wrappedValue: timeline.prescription.hold.map(JSONSeconds.init))
    _repeats = Nullable(wrappedValue: timeline.prescription.repeats)
    seconds = JSONSeconds(timeline.length)
    frequency = routine.frequency.map { frequency in
      let times = [frequency.times.low, frequency.times.high]
      return Frequency(
        perDay: frequency.days == 1 ? times : nil, times: times,
        ideal: frequency.ideal.map { [$0.low, $0.high] },
        days: frequency.days)
    }
    cautions = all.cautions
    sources = all.sources.map(ShownSource.init)
    segments = timeline.segments.map(ShownSegment.init)
  }
}

/// A source in `show --json`.
private struct ShownSource: Encodable {
  let title: String
  let publisher: String?
  let locator: String?
  let grade: String?
  let fact: String?

  init(_ source: Source) {
    title = source.title
    publisher = source.publisher
    locator = source.locator
    grade = source.grade?.rawValue
    fact = source.fact
  }
}

/// A segment in `show --json`. A missing value is `null`, not left out.
private struct ShownSegment: Encodable {
  let segment: Segment

  init(_ segment: Segment) {
    self.segment = segment
  }

  private enum Key: String, CodingKey {
    case kind, title, text, seconds, `repeat`, round, side, load
  }

  private enum RepeatKey: String, CodingKey {
    case index, of
  }

  func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: Key.self)
    try container.encode(segment.kind.rawValue, forKey: .kind)
    try container.encode(segment.title, forKey: .title)
    try container.encode(segment.text, forKey: .text)
    try container.encode(segment.length.map(JSONSeconds.init), forKey: .seconds)
    try container.encode(segment.side?.rawValue, forKey: .side)
    try container.encode(segment.load, forKey: .load)
    try encode(segment.repetition, forKey: .repeat, in: &container)
    try encode(segment.round, forKey: .round, in: &container)
  }

  private func encode(
    _ repetition: Segment.Repetition?, forKey key: Key,
    in container: inout KeyedEncodingContainer<Key>
  ) throws {
    guard let repetition else { return try container.encodeNil(forKey: key) }
    var nested = container.nestedContainer(keyedBy: RepeatKey.self, forKey: key)
    try nested.encode(repetition.index, forKey: .index)
    try nested.encode(repetition.of, forKey: .of)
  }
}
