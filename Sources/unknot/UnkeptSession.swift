import Foundation
import RoutineEngine
import SessionHistory

/// A session that the record does not know of, since nothing could be written to it when the session
/// began.
struct UnkeptSession {
  /// How it ended, with all that had become of its segments by then.
  struct End {
    let ending: Session.Ending
    let passages: [Passage]
    let moment: Date
    /// What was walked in the end.
    let timeline: Timeline?
  }

  let id: UUID
  let timeline: Timeline
  /// Where it was when it began.
  let position: SessionPosition
  let beganAt: Date
  let timeZone: TimeZone
  var painBefore: Int?
  var painAfter: Int?
  /// `nil` while it is under way.
  var end: End?

  /// Keeps it as it was. What cannot be written waits in the record for the next thing that can.
  func keep(in history: History) throws(RecordProblem) {
    var problem: RecordProblem?
    func attempt(_ body: () throws(RecordProblem) -> Void) {
      do throws(RecordProblem) { try body() } catch { problem = error }
    }
    attempt { () throws(RecordProblem) in
      try history.begin(
        id, walking: timeline, at: position, now: beganAt, in: timeZone, painBefore: painBefore)
    }
    if let end {
      attempt { () throws(RecordProblem) in
        try history.keep(end.passages, at: nil, of: id, now: end.moment)
      }
      attempt { () throws(RecordProblem) in
        try history.end(id, end.ending, now: end.moment, walked: end.timeline)
      }
    }
    if let painAfter {
      attempt { () throws(RecordProblem) in try history.keepPainAfter(painAfter, of: id) }
    }
    if let problem { throw problem }
  }
}
