import CarePlan
import Foundation
import RoutineEngine
import SessionHistory

/// A session that is missing from the history, which could not be written when the session began.
struct PendingSession {
  /// The end of a session, with the results of all its segments.
  struct End {
    let ending: Session.Ending
    let results: [SegmentResult]
    let moment: Date
    /// The timeline at the end, with the person's changes.
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
  /// The end; `nil` while the session runs.
  var end: End?

  /// Saves the session with its original times. Writes that fail stay queued in the history.
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
