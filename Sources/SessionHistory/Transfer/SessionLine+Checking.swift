import CarePlan
import Foundation
import RoutineEngine

extension SessionLine {
  /// Returns the session of a line. Throws if a value is out of its range.
  func record() throws(LineProblem) -> SessionRecord {
    guard type == Self.type else { throw LineValues.wrong("type", type, "`\(Self.type)`") }
    let began = try LineValues.moment("started", started)
    let facts = SessionFacts(
      id: try LineValues.uuid("id", id), routineID: routine, routineTitle: title,
      prescription: Prescription(
        level: try LineValues.choice("level", level),
        hold: try LineValues.duration("hold", ifGiven: hold),
        repeats: try LineValues.count("repeats", ifGiven: repeats),
        ready: try LineValues.duration("ready", ready)),
      plan: try workPlan(),
      startedAt: Date(milliseconds: began.milliseconds), utcOffset: began.utcOffset,
      endedAt: try endedAt(), ending: try LineValues.choice("ending", ifGiven: ending),
      painBefore: try LineValues.pain("pain.before", pain?.before),
      painAfter: try LineValues.pain("pain.after", pain?.after),
      ease: try LineValues.choice("ease", ifGiven: ease), note: note,
      machine: try LineValues.uuid("machine", machine),
      editedOn: try LineValues.uuid("edited", ifGiven: edited),
      revision: try LineValues.count("revision", revision))
    var results: [SavedSegmentResult] = []
    results.reserveCapacity(segments.count)
    for segment in segments { results.append(try Self.result(segment)) }
    return SessionRecord(facts: facts, results: results)
  }

  private func workPlan() throws(LineProblem) -> WorkPlan {
    var whole = try Self.workPlan("plan", plan)
    for (id, part) in parts ?? [:] { whole.parts[id] = try Self.workPlan("parts", part) }
    return whole
  }

  private static func workPlan(_ key: String, _ plan: Plan) throws(LineProblem) -> WorkPlan {
    WorkPlan(
      segments: try LineValues.count("\(key).segments", plan.segments),
      length: try LineValues.duration("\(key).seconds", plan.seconds))
  }

  private func endedAt() throws(LineProblem) -> Date? {
    guard let ended else { return nil }
    return Date(milliseconds: try LineValues.moment("ended", ended).milliseconds)
  }

  private static func result(_ line: SegmentLine) throws(LineProblem) -> SavedSegmentResult {
    SavedSegmentResult(
      segment: try LineValues.count("segment", line.segment),
      kind: try LineValues.choice("kind", line.kind),
      step: try LineValues.count("step", line.step), title: line.title,
      side: try LineValues.choice("side", ifGiven: line.side),
      repetition: try LineValues.count("repeat.index", ifGiven: line.repeat?.index),
      repetitions: try LineValues.count("repeat.of", ifGiven: line.repeat?.of),
      outcome: try LineValues.choice("outcome", line.outcome),
      spent: try LineValues.duration("seconds", line.seconds),
      endedAt: try LineValues.duration("at", line.at), origin: line.origin,
      contact: try LineValues.choice("contact", ifGiven: line.contact))
  }
}
