import CarePlan
import Foundation
import GRDB

/// A correction of a session by hand.
public enum Correction: Sendable, Hashable {
  /// Pain before the session, from 0 to 10; `nil` for no answer.
  case painBefore(Int?)
  /// Pain after the session, from 0 to 10; `nil` for no answer.
  case painAfter(Int?)
  /// The person's rating of the dose; `nil` for no answer.
  case ease(Ease?)
  /// A note; `nil` for none.
  case note(String?)
  /// The routine of the session, by its id and its title.
  case routine(id: String, title: String)
  /// The time of exercise.
  case work(Duration)
  /// The beginning of the session, and the seconds by which clocks were ahead of UTC there.
  case begin(Date, utcOffset: Int)

  /// The columns that change, with their values.
  var columnValues: ColumnValues {
    switch self {
    case .painBefore(let pain): ["pain_before": .integer(pain.map(SessionFacts.clampedPain))]
    case .painAfter(let pain): ["pain_after": .integer(pain.map(SessionFacts.clampedPain))]
    case .ease(let ease): ["ease": .text(ease?.rawValue)]
    case .note(let note): ["note": .text(SessionFacts.note(note))]
    case .routine(let id, let title):
      ["routine": .text(PlainText.clean(id)), "title": .text(PlainText.clean(title))]
    // These corrections also change segment results and sums, or the end and the day.
    case .work, .begin: [:]
    }
  }
}

/// The deletion of a session, or of pain without one. A merge ignores all versions up to its
/// revision.
struct Deletion: Sendable, Hashable {
  /// The id of the session, or of the pain.
  var id: UUID
  /// The revision of the deletion; the version with the greatest revision counts.
  var revision: Int
  /// The machine on which it was deleted.
  var machine: UUID

  init(id: UUID, revision: Int, machine: UUID) {
    self.id = id
    self.revision = revision
    self.machine = machine
  }

  /// Reads a row of `deletions`.
  init?(_ row: Row) {
    guard let id = row.uuid("id"), let revision = row.integer("revision"),
      let machine = row.uuid("machine")
    else { return nil }
    self.init(id: id, revision: revision, machine: machine)
  }
}

extension SessionFacts {
  /// The longest note, in Unicode scalars, as `PlainText` cuts it.
  public static let longestNote = 500

  /// A note as it is saved: on one line, cut to the longest; `nil` if it is blank.
  static func note(_ text: String?) -> String? {
    guard let text else { return nil }
    let words = text.split(whereSeparator: \.isWhitespace)
    return words.isEmpty ? nil : PlainText.clean(words.joined(separator: " "))
  }
}
