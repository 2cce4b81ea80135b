import Foundation
import RoutineEngine

/// Pain that was recorded without a session, as a line of JSON in an export and in
/// `history --json`.
struct PainEntryLine: Codable {
  var type: String
  var id: String
  var pain: Int
  var side: String?
  var at: String
  var machine: String

  static let type = "pain"
}

extension PainEntryLine {
  init(_ entry: PainEntry) {
    type = Self.type
    id = entry.id.text
    pain = entry.pain
    side = entry.side?.rawValue
    at = Timestamp(milliseconds: entry.saidAt.inMilliseconds, utcOffset: entry.utcOffset).text
    machine = entry.machine.text
  }

  /// Returns the entry of a line. Throws if a value is out of its range.
  func entry() throws(LineProblem) -> PainEntry {
    let moment = try LineValues.moment("at", at)
    return PainEntry(
      try LineValues.pain("pain", pain) ?? pain, side: try LineValues.choice("side", ifGiven: side),
      id: try LineValues.uuid("id", id), saidAt: Date(milliseconds: moment.milliseconds),
      utcOffset: moment.utcOffset, machine: try LineValues.uuid("machine", machine))
  }
}

/// A deletion as a line of JSON in an export.
struct DeletionLine: Codable {
  var type: String
  var id: String
  var revision: Int
  var machine: String

  static let type = "deletion"

  init(_ deletion: Deletion) {
    type = Self.type
    id = deletion.id.text
    revision = deletion.revision
    machine = deletion.machine.text
  }

  /// Returns the deletion of a line. Throws if a value is out of its range.
  func deletion() throws(LineProblem) -> Deletion {
    Deletion(
      id: try LineValues.uuid("id", id), revision: try LineValues.count("revision", revision),
      machine: try LineValues.uuid("machine", machine))
  }
}
