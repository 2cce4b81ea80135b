import Foundation
import RoutineEngine

/// An answer about a dose as a line of JSON in an export. Lengths are in seconds.
struct DoseLine: Codable {
  struct Dose: Codable {
    var level: String
    var hold: Double?
    var repeats: Int?
  }

  var type: String
  var id: String
  var routine: String
  var chosen: String
  var word: String
  var reason: String?
  var dose: Dose
  var session: String?
  var answered: String
  var machine: String

  static let type = "dose"
}

extension DoseLine {
  init(_ answer: DoseAnswer) {
    type = Self.type
    id = answer.id.text
    routine = answer.routineID
    chosen = answer.chosenLevel.rawValue
    word = answer.word.rawValue
    reason = answer.reason?.rawValue
    dose = Dose(
      level: answer.dose.level.rawValue, hold: answer.dose.hold?.inSecondsExactly,
      repeats: answer.dose.repeats)
    session = answer.session?.text
    answered =
      Timestamp(milliseconds: answer.answeredAt.inMilliseconds, utcOffset: answer.utcOffset).text
    machine = answer.machine.text
  }

  /// Returns the answer of a line. Throws if a value is out of its range.
  func answer() throws(LineProblem) -> DoseAnswer {
    let moment = try LineValues.moment("answered", answered)
    return DoseAnswer(
      id: try LineValues.uuid("id", id), routineID: routine,
      chosenLevel: try LineValues.choice("chosen", chosen),
      word: try LineValues.choice("word", word),
      reason: try LineValues.choice("reason", ifGiven: reason),
      dose: Prescription(
        level: try LineValues.choice("dose.level", dose.level),
        hold: try LineValues.duration("dose.hold", ifGiven: dose.hold),
        repeats: try LineValues.count("dose.repeats", ifGiven: dose.repeats)),
      session: try LineValues.uuid("session", ifGiven: session),
      answeredAt: Date(milliseconds: moment.milliseconds), utcOffset: moment.utcOffset,
      machine: try LineValues.uuid("machine", machine))
  }
}
