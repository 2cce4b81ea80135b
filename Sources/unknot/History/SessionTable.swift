import CarePlan
import Foundation
import RoutineEngine
import SessionHistory

/// Sessions as comma-separated values after RFC 4180, for spreadsheets.
enum SessionTable {
  /// The names of the columns.
  static let columns = [
    "id", "started", "ended", "routine", "title", "level", "ending", "credit", "work_seconds",
    "planned_seconds", "segments_done", "segments_planned", "pain_before", "pain_after",
    "ease", "note",
  ]

  /// The first row.
  static var header: String { row(columns) }

  /// The row of a session, with local times of its place.
  static func row(_ summary: SessionSummary) -> String {
    let facts = summary.facts
    func stamp(_ moment: Date) -> String { JSONMoment.text(moment, utcOffset: facts.utcOffset) }
    return row([
      facts.id.uuidString.lowercased(), stamp(facts.startedAt), facts.endedAt.map(stamp) ?? "",
      facts.routineID, facts.routineTitle, facts.prescription.level.rawValue,
      facts.ending?.rawValue ?? "", Credit.times(summary.credit.sessions),
      seconds(summary.work), seconds(facts.plan.length), "\(summary.segmentsDone)",
      "\(facts.plan.segments)", facts.painBefore.map { "\($0)" } ?? "",
      facts.painAfter.map { "\($0)" } ?? "", facts.ease?.rawValue ?? "", facts.note ?? "",
    ])
  }

  private static func seconds(_ length: Duration) -> String {
    let (seconds, attoseconds) = length.components
    return attoseconds == 0 ? "\(seconds)" : "\(length.inSeconds)"
  }

  private static func row(_ cells: [String]) -> String {
    cells.map(cell).joined(separator: ",") + "\r\n"
  }

  /// A cell, quoted where it must be. What a spreadsheet would take for a formula gets an
  /// apostrophe in front: a title may come from a stranger's routine.
  static func cell(_ text: String) -> String {
    var text = text
    let start = text.drop { $0.isWhitespace }.first
    if let start, "=+-@＝＋－＠|%".contains(start) { text = "'" + text }
    // By scalars: a line break may be a part of a larger `Character`.
    let isPlain = text.unicodeScalars.allSatisfy { !"\",\r\n".unicodeScalars.contains($0) }
    return isPlain ? text : "\"" + text.replacing("\"", with: "\"\"") + "\""
  }
}
