import CarePlan
import Foundation
import RoutineEngine

/// A session as a line of JSON, in an export and in `history --json`. Lengths are in seconds.
struct SessionLine: Codable, Equatable {
  struct Plan: Codable, Equatable {
    var segments: Int
    var seconds: Double
  }

  struct Pain: Codable, Equatable {
    var before: Int?
    var after: Int?
  }

  struct Repetition: Codable, Equatable {
    var index: Int
    var of: Int
  }

  struct SegmentLine: Codable, Equatable {
    var segment: Int
    var kind: String
    var step: Int
    var title: String
    var side: String?
    var `repeat`: Repetition?
    var outcome: String
    var seconds: Double
    /// The moment of its end, since the session began.
    var at: Double
    var origin: String?
    var contact: String?
  }

  var type: String
  var id: String
  var routine: String
  var title: String
  var level: String
  var hold: Double?
  var repeats: Int?
  var ready: Double
  var plan: Plan
  var parts: [String: Plan]?
  var started: String
  var ended: String?
  var ending: String?
  var pain: Pain?
  var ease: String?
  var note: String?
  var machine: String
  var edited: String?
  var revision: Int
  var segments: [SegmentLine]

  static let type = "session"
}

extension SessionLine {
  init(_ record: SessionRecord) {
    let facts = record.facts
    func stamp(_ moment: Date) -> String {
      Timestamp(milliseconds: moment.inMilliseconds, utcOffset: facts.utcOffset).text
    }
    type = Self.type
    id = facts.id.text
    routine = facts.routineID
    title = facts.routineTitle
    level = facts.prescription.level.rawValue
    hold = facts.prescription.hold?.inSecondsExactly
    repeats = facts.prescription.repeats
    ready = facts.prescription.ready.inSecondsExactly
    plan = Plan(facts.plan)
    parts = facts.plan.parts.isEmpty ? nil : facts.plan.parts.mapValues(Plan.init)
    started = stamp(facts.startedAt)
    ended = facts.endedAt.map(stamp)
    ending = facts.ending?.rawValue
    let hasPain = facts.painBefore != nil || facts.painAfter != nil
    pain = hasPain ? Pain(before: facts.painBefore, after: facts.painAfter) : nil
    ease = facts.ease?.rawValue
    note = facts.note
    machine = facts.machine.text
    edited = facts.editedOn?.text
    revision = facts.revision
    segments = record.results.map(SegmentLine.init)
  }
}

extension SessionLine.SegmentLine {
  init(_ result: SavedSegmentResult) {
    segment = result.segment
    kind = result.kind.rawValue
    step = result.step
    title = result.title
    side = result.side?.rawValue
    if let index = result.repetition, let of = result.repetitions {
      `repeat` = SessionLine.Repetition(index: index, of: of)
    }
    outcome = result.outcome.rawValue
    seconds = result.spent.inSecondsExactly
    at = result.endedAt.inSecondsExactly
    origin = result.origin
    contact = result.contact?.rawValue
  }
}

extension SessionLine.Plan {
  init(_ plan: WorkPlan) {
    self.init(segments: plan.segments, seconds: plan.length.inSecondsExactly)
  }
}

extension Duration {
  /// Whole milliseconds in seconds, as the nearest `Double`, which is written with three decimals
  /// at most.
  var inSecondsExactly: Double { Double(inMilliseconds) / 1_000 }
}
