import CarePlan
import Foundation
import RoutineEngine

/// A session as a line of JSON, in an export and in `history --json`. Lengths are in seconds.
///
/// Its properties are constant, so that the compiler asks `SessionLine+Plain` for a new one, too.
struct SessionLine: Codable, Equatable {
  struct Plan: Codable, Equatable {
    let segments: Int
    let seconds: Double
  }

  struct Pain: Codable, Equatable {
    let before: Int?
    let after: Int?
  }

  struct Repetition: Codable, Equatable {
    let index: Int
    let of: Int
  }

  struct SegmentLine: Codable, Equatable {
    let segment: Int
    let kind: String
    let step: Int
    let title: String
    let side: String?
    let `repeat`: Repetition?
    let outcome: String
    let seconds: Double
    /// The moment of its end, since the session began.
    let at: Double
    let origin: String?
    let contact: String?
  }

  let type: String
  let id: String
  let routine: String
  let title: String
  let level: String
  let hold: Double?
  let repeats: Int?
  let ready: Double
  let plan: Plan
  let parts: [String: Plan]?
  let started: String
  let ended: String?
  let ending: String?
  let pain: Pain?
  let ease: String?
  let note: String?
  let machine: String
  let edited: String?
  let revision: Int
  let segments: [SegmentLine]

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
    `repeat` =
      if let index = result.repetition, let of = result.repetitions {
        SessionLine.Repetition(index: index, of: of)
      } else {
        nil
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
