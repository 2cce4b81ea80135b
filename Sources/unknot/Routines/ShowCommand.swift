import ArgumentParser
import CarePlan
import TUI
import Drawing
import Foundation
import RoutineEngine

/// `unknot show`
struct ShowCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "show",
    abstract: "Show a routine: dose, cautions, sources, and what a session walks.",
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
      let reason = lock.map { [$0.sentence(for: routine, under: advice), ""] } ?? []
      try Output.print((reason + [text]).joined(separator: "\n"))
    }
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
    let segments = timeline.segments.enumerated().map { index, segment in
      let number = "\(index + 1)"
      let room = String(repeating: " ", count: numberColumns - number.count)
      return "\(room)\(number)  \(SegmentText.line(segment))"
    }
    let heading = "What a \(level.rawValue) session walks"
    return ([routine.title] + about.lines.map(\.text) + ["", heading] + segments)
      .joined(separator: "\n")
  }
}

/// A routine in `show --json`.
private struct ShownRoutine: Encodable {
  let id: String
  let title: String
  let level: String
  /// Why it may not begin now, as in `list --json`.
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
    let perDay: [Int]
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
    frequency = routine.timesPerDay.map { Frequency(perDay: [$0.low, $0.high]) }
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

/// A segment in `show --json`. What it does not have is `null`, not left out.
private struct ShownSegment: Encodable {
  let segment: Segment

  init(_ segment: Segment) {
    self.segment = segment
  }

  private enum Key: String, CodingKey {
    case kind, title, text, seconds, `repeat`, side
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
    guard let repetition = segment.repetition else {
      return try container.encodeNil(forKey: .repeat)
    }
    var nested = container.nestedContainer(keyedBy: RepeatKey.self, forKey: .repeat)
    try nested.encode(repetition.index, forKey: .index)
    try nested.encode(repetition.of, forKey: .of)
  }
}
