import CarePlan
import Foundation
import GRDB

/// A correction of a session by hand.
public enum Correction: Sendable, Hashable {
  /// Pain before it, from 0 to 10; `nil` for not said.
  case painBefore(Int?)
  /// Pain after it, from 0 to 10; `nil` for not said.
  case painAfter(Int?)
  /// The dose as the person found it; `nil` for not said.
  case ease(Ease?)
  /// A note; `nil` for none.
  case note(String?)
  /// The routine that it was of, by its id and its title.
  case routine(id: String, title: String)
  /// The time of exercise.
  case work(Duration)
  /// Its beginning, and the seconds by which clocks were ahead of UTC there.
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
    // The results of segments change, and the sums with them; or the end and the day.
    case .work, .begin: [:]
    }
  }
}

/// A session, or pain without one, that was deleted. Versions of it up to a revision stay away,
/// wherever they come from.
struct Deletion: Sendable, Hashable {
  /// The id of the session, or of the pain.
  var id: UUID
  /// The revision that the deletion is; of the versions of a session the greatest counts.
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
  /// The longest note, in characters: what `PlainText` leaves.
  public static let longestNote = 500

  /// A note as it is saved: in one line, cut to the longest; `nil` for none.
  static func note(_ text: String?) -> String? {
    guard let text else { return nil }
    let words = text.split(whereSeparator: \.isWhitespace)
    return words.isEmpty ? nil : PlainText.clean(words.joined(separator: " "))
  }
}
