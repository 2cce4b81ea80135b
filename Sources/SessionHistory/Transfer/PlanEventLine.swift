import CarePlan
import Foundation

/// An event of a plan as a line of JSON in an export.
struct PlanEventLine: Codable {
  var type: String
  var id: String
  var plan: String
  var event: String
  var day: String
  var value: Int?
  var file: String?
  var at: String
  var machine: String

  static let type = "plan-event"
}

extension PlanEventLine {
  init(_ event: PlanEvent) {
    type = Self.type
    id = event.id.text
    plan = event.planID
    self.event = event.kind.rawValue
    day = event.day.description
    value = event.value
    file = event.fileHash
    at = Timestamp(milliseconds: event.at.inMilliseconds, utcOffset: event.utcOffset).text
    machine = event.machine.text
  }

  /// Returns the event of a line. Throws if a value is out of its range.
  func planEvent() throws(LineProblem) -> PlanEvent {
    let moment = try LineValues.moment("at", at)
    guard let day = LocalDay(day) else {
      throw LineValues.wrong("day", day, "a day like `2026-11-23`")
    }
    let kind: PlanEvent.Kind = try LineValues.choice("event", event)
    return PlanEvent(
      kind, of: PlainText.clean(plan), on: day,
      value: try LineValues.count("value", ifGiven: value), fileHash: file.map(PlainText.clean),
      id: try LineValues.uuid("id", id), at: Date(milliseconds: moment.milliseconds),
      utcOffset: moment.utcOffset, machine: try LineValues.uuid("machine", machine))
  }
}
