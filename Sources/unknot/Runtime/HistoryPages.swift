import CarePlan
import Foundation
import RoutineEngine
import SessionHistory
import TUI

/// Reads the history for its screen: the last weeks at once, the sessions page by page.
final class HistoryPages {
  private let now: Date
  private let timeZone: TimeZone
  private let ownDay: OwnDay
  /// The beginning of the next page; `nil` if there is none.
  private var cursor: SessionPage.Cursor?
  /// The moment before which pain entries are still unread; `nil` if all are.
  private var painEnd: Date?

  /// The sessions of a page: more than a window shows, and few enough to read without a delay.
  private static let pageLength = 100

  /// Pages as of a moment.
  init(now: Date, in timeZone: TimeZone, by ownDay: OwnDay = OwnDay()) {
    self.now = now
    self.ownDay = ownDay
    self.timeZone = timeZone
  }

  /// True if there are earlier sessions.
  var hasMore: Bool { cursor != nil }

  /// The content without a history.
  var empty: HistoryModel {
    let today = ownDay.day(of: now, in: timeZone)
    let first = ownDay.startOfWeek(of: today).advanced(by: -7 * 11)
    return HistoryModel(
      firstDay: first, weeks: Self.weeks(of: (first...today).map { ($0, .zero) }), pain: [],
      trend: [], holds: [],
      sessions: [], hasMore: false)
  }

  /// Reads the last weeks and the latest sessions, at least `count` if there are as many.
  func first(_ history: History, atLeast count: Int) throws(HistoryError) -> HistoryModel {
    let overview = try history.overview(now: now, in: timeZone)
    let answers = try history.painAnswers(now: now, in: timeZone)
    let trend = PainTrend(answers, today: ownDay.day(of: now, in: timeZone))
    cursor = nil
    painEnd = nil
    let sessions = try next(history, limit: max(count, Self.pageLength))
    return HistoryModel(
      firstDay: overview.span.lowerBound,
      weeks: Self.weeks(of: overview.days.map { ($0.day, $0.work) }),
      pain: ratings(of: overview),
      trend: HistoryText.pain(trend),
      holds: overview.holds.map {
        HistoryModel.Hold(title: $0.title, side: $0.side, count: $0.holds, held: $0.held)
      },
      sessions: sessions, hasMore: hasMore)
  }

  /// All answers about pain, the earliest first.
  private func ratings(of overview: Overview) -> [HistoryModel.Answer] {
    let ofSessions = overview.pain.compactMap { answer in
      (answer.before ?? answer.after).map { (answer.startedAt, answer.day, $0) }
    }
    let others = overview.painEntries.map { ($0.saidAt, $0.day(from: ownDay.begin), $0.pain) }
    return (ofSessions + others).sorted { $0.0 < $1.0 }.map { _, day, pain in
      HistoryModel.Answer(day: overview.span.lowerBound.distance(to: day), rating: pain)
    }
  }

  /// Reads the next page of sessions.
  func next(_ history: History) throws(HistoryError) -> [HistoryModel.Session] {
    try next(history, limit: Self.pageLength)
  }

  private func next(
    _ history: History, limit: Int
  ) throws(HistoryError) -> [HistoryModel.Session] {
    let page = try history.sessions(after: cursor, limit: limit)
    cursor = page.next
    // Earlier pain belongs to the next page.
    let first = hasMore ? page.sessions.last?.facts.startedAt : nil
    var pains = try history.painEntries(from: first, before: painEnd)
    painEnd = first
    var sessions: [HistoryModel.Session] = []
    for summary in page.sessions {
      while let pain = pains.last, pain.saidAt > summary.facts.startedAt {
        sessions.append(session(pain))
        pains.removeLast()
      }
      let results = try history.session(summary.facts.id)?.results ?? []
      sessions.append(session(summary, results))
    }
    return sessions + pains.reversed().map(session)
  }

  private func session(_ entry: PainEntry) -> HistoryModel.Session {
    let clock = LocalTime(entry.saidAt, utcOffset: entry.utcOffset)
    let day = entry.day(from: ownDay.begin)
    return HistoryModel.Session(
      id: entry.id.uuidString, day: "\(day)", time: clock.fullTime,
      title: HistoryText.title(entry), facts: day == clock.day ? [] : ["night"], segments: [],
      isPain: true)
  }

  private func session(
    _ summary: SessionSummary, _ results: [SavedSegmentResult]
  ) -> HistoryModel.Session {
    let facts = summary.facts
    let outline = SessionOutline(summary)
    let clock = LocalTime(facts)
    let day = facts.day(from: ownDay.begin)
    let words = [
      day == clock.day ? nil : "night", HistoryText.work(outline), HistoryText.ending(of: outline),
      HistoryText.pain(outline),
    ]
    return HistoryModel.Session(
      id: facts.id.uuidString, day: "\(day)", time: clock.fullTime, title: facts.routineTitle,
      facts: words.compactMap { $0 },
      segments: results.filter { $0.kind.isWork }.map(HistoryText.line),
      answers: HistoryModel.Session.Answers(
        painBefore: facts.painBefore, painAfter: facts.painAfter, ease: facts.ease,
        minutes: (summary.work.secondsRoundedDown + 30) / 60, note: facts.note))
  }

  private static func weeks(of days: [(day: LocalDay, work: Duration)]) -> [HistoryModel.Week] {
    stride(from: 0, to: days.count, by: 7).map { start in
      let week = days[start..<min(start + 7, days.count)]
      let first = days[start].day
      return HistoryModel.Week(
        name: LocalTime.shortDay(first), month: LocalTime.month(of: first),
        days: week.map(\.work))
    }
  }
}
