import CarePlan
import Foundation
import RoutineEngine
import SessionHistory

/// A session that the history does not know of, since nothing could be written to it when the
/// session began.
struct PendingSession {
  /// The end of a session, with all results of its segments by then.
  struct End {
    let ending: Session.Ending
    let results: [SegmentResult]
    let moment: Date
    /// The timeline of the end.
    let timeline: Timeline?
  }

  let id: UUID
  let timeline: Timeline
  /// The position at its beginning.
  let position: SessionPosition
  let beganAt: Date
  let timeZone: TimeZone
  var painBefore: Int?
  var painAfter: Int?
  var ease: Ease?
  /// `nil` while it is under way.
  var end: End?

  /// Saves it as it was. What cannot be written waits in the history for the next thing that can.
  func save(in history: History) throws(HistoryError) {
    var problem: HistoryError?
    func attempt(_ body: () throws(HistoryError) -> Void) {
      do throws(HistoryError) { try body() } catch { problem = error }
    }
    attempt { () throws(HistoryError) in
      try history.begin(
        id, walking: timeline, at: position, now: beganAt, in: timeZone, painBefore: painBefore)
    }
    if let end {
      attempt { () throws(HistoryError) in
        try history.save(end.results, at: nil, of: id, now: end.moment)
      }
      attempt { () throws(HistoryError) in
        try history.end(id, end.ending, now: end.moment, walked: end.timeline)
      }
    }
    if let painAfter {
      attempt { () throws(HistoryError) in try history.savePainAfter(painAfter, of: id) }
    }
    if let ease { attempt { () throws(HistoryError) in try history.save(ease, of: id) } }
    if let problem { throw problem }
  }
}
