import Foundation

/// A deletion as a line of JSON: what an export has.
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

  /// The deletion that a line tells of, every value within its range.
  func deletion() throws(LineProblem) -> Deletion {
    Deletion(
      id: try LineValues.uuid("id", id), revision: try LineValues.count("revision", revision),
      machine: try LineValues.uuid("machine", machine))
  }
}
