import Foundation
import RoutineEngine

/// A value of a line that cannot be: which one, and what was expected.
struct LineProblem: Error, Equatable {
  let reason: String
}

extension SessionLine {
  /// Ten years in seconds: a paused session may sleep with its machine, but not for ever.
  private static let longest = 315_360_000.0
  /// No count in a session is higher.
  private static let highest = 1_000_000

  /// The session that a line tells of, every value within its range.
  func record() throws(LineProblem) -> SessionRecord {
    guard type == Self.type else { throw Self.wrong("type", type, "`\(Self.type)`") }
    guard let began = Timestamp(started) else {
      throw Self.wrong("started", started, "a moment like `2026-11-23T10:15:30.000+01:00`")
    }
    let facts = SessionFacts(
      id: try Self.uuid("id", id), routineID: routine, routineTitle: title,
      prescription: Prescription(
        level: try Self.choice("level", level), hold: try Self.duration("hold", ifGiven: hold),
        repeats: try Self.count("repeats", ifGiven: repeats),
        ready: try Self.duration("ready", ready)),
      plan: WorkPlan(
        segments: try Self.count("plan.segments", plan.segments),
        length: try Self.duration("plan.seconds", plan.seconds)),
      startedAt: Date(milliseconds: began.milliseconds), utcOffset: began.utcOffset,
      endedAt: try endedAt(), ending: try Self.choice("ending", ifGiven: ending),
      painBefore: try Self.pain("pain.before", pain?.before),
      painAfter: try Self.pain("pain.after", pain?.after),
      machine: try Self.uuid("machine", machine), revision: try Self.count("revision", revision))
    var passages: [KeptPassage] = []
    passages.reserveCapacity(segments.count)
    for segment in segments { passages.append(try Self.passage(segment)) }
    return SessionRecord(facts: facts, passages: passages)
  }

  private func endedAt() throws(LineProblem) -> Date? {
    guard let ended else { return nil }
    guard let moment = Timestamp(ended) else {
      throw Self.wrong("ended", ended, "a moment like `2026-11-23T10:15:30.000+01:00`")
    }
    return Date(milliseconds: moment.milliseconds)
  }

  private static func passage(_ line: Passage) throws(LineProblem) -> KeptPassage {
    KeptPassage(
      segment: try count("segment", line.segment), kind: try choice("kind", line.kind),
      step: try count("step", line.step), title: line.title,
      side: try choice("side", ifGiven: line.side),
      repetition: try count("repeat.index", ifGiven: line.repeat?.index),
      repetitions: try count("repeat.of", ifGiven: line.repeat?.of),
      outcome: try choice("outcome", line.outcome), spent: try duration("seconds", line.seconds),
      endedAt: try duration("at", line.at))
  }

  // MARK: Values

  private static func uuid(_ key: String, _ text: String) throws(LineProblem) -> UUID {
    guard let uuid = UUID(uuidString: text) else { throw wrong(key, text, "a UUID") }
    return uuid
  }

  private static func choice<Value: RawRepresentable<String> & CaseIterable>(
    _ key: String, _ text: String
  ) throws(LineProblem) -> Value {
    guard let value = Value(rawValue: text) else {
      let values = Value.allCases.map { "`\($0.rawValue)`" }.joined(separator: ", ")
      throw wrong(key, text, "one of \(values)")
    }
    return value
  }

  private static func choice<Value: RawRepresentable<String> & CaseIterable>(
    _ key: String, ifGiven text: String?
  ) throws(LineProblem) -> Value? {
    if let text { try choice(key, text) as Value } else { nil }
  }

  private static func count(_ key: String, _ number: Int) throws(LineProblem) -> Int {
    guard (0...highest).contains(number) else {
      throw wrong(key, "\(number)", "a number from 0 to \(highest)")
    }
    return number
  }

  private static func count(_ key: String, ifGiven number: Int?) throws(LineProblem) -> Int? {
    if let number { try count(key, number) } else { nil }
  }

  private static func pain(_ key: String, _ number: Int?) throws(LineProblem) -> Int? {
    guard let number else { return nil }
    guard SessionFacts.painRange.contains(number) else {
      throw wrong(key, "\(number)", "a number from 0 to 10")
    }
    return number
  }

  private static func duration(_ key: String, _ seconds: Double) throws(LineProblem) -> Duration {
    guard (0...longest).contains(seconds) else {
      throw wrong(key, "\(seconds)", "seconds from 0 to \(Int(longest))")
    }
    return .milliseconds(Int((seconds * 1_000).rounded()))
  }

  private static func duration(
    _ key: String, ifGiven seconds: Double?
  ) throws(LineProblem) -> Duration? {
    if let seconds { try duration(key, seconds) } else { nil }
  }

  private static func wrong(_ key: String, _ value: String, _ expected: String) -> LineProblem {
    LineProblem(
      reason: "`\(key)` is `\(PlainText.clean(String(value.prefix(60))))`, not \(expected)")
  }
}
