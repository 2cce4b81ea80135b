import CarePlan
import RoutineEngine

/// The numbers of some weeks, for an appointment. Sessions are added one by one, in the order of
/// time, and are not kept.
public struct Report: Sendable {
  /// The sessions of a day.
  struct Day: Sendable {
    var sessions = 0
    var work = Duration.zero
    /// Pain before, in the order of the sessions.
    var before: [Int] = []
    /// Pain after.
    var after: [Int] = []
    /// The sides on which it hurt; `nil` for no side.
    var hurts: [Side?] = []
  }

  /// A moment at which it hurt.
  struct Hurt: Sendable {
    var session: ReportSession
    var segment: ReportSession.Segment
  }

  /// From the first to the last day.
  public let span: ClosedRange<LocalDay>
  private(set) var days: [LocalDay: Day] = [:]
  /// The moves of the sessions in the span.
  public var moves: [ReportMove] = []
  /// The routines of the sessions in the span.
  public var routines: [ReportRoutine] = []
  /// The day of the first session there ever was; `nil` without one.
  public var firstEver: LocalDay?
  /// The latest moments at which it hurt, the latest first.
  private(set) var hurts: [Hurt] = []
  /// By the ease: the number of sessions.
  private(set) var ease: [Ease: Int] = [:]
  /// The latest notes, the latest first.
  private(set) var notes: [(day: LocalDay, text: String)] = []
  private(set) var noteCount = 0
  /// The latest pain without a session, the latest first.
  private(set) var latestPains: [ReportPain] = []
  /// By its day: pain without a session.
  private(set) var pains: [LocalDay: [Int]] = [:]
  private(set) var sessions = 0
  private(set) var work = Duration.zero
  /// Sum of pain before minus pain after, and the number of sessions with both.
  private(set) var relief = (sum: 0, pairs: 0)
  /// The last session before the span; `nil` without one.
  public var lastBefore: (day: LocalDay, routine: String)?
  /// Changes of dose in the span, the earliest first.
  public var doses: [ReportDose] = []
  /// The answers about signs and risks; `nil` if they were never asked about.
  public var signs: ReportSigns?
  /// The plan that was followed; `nil` for none.
  public var plan: ReportPlan?
  /// Advice after sessions that closed something until the next day: how often, and when last.
  private(set) var advice: [AdviceAfter: (times: Int, last: LocalDay)] = [:]

  /// The most lines of each kind that are kept.
  private static let mostLines = 40

  /// A report without any session.
  public init(over span: ClosedRange<LocalDay>) { self.span = span }

  /// Counts a session. One outside of the span, or without any exercise, does not count.
  public mutating func add(_ session: ReportSession) {
    guard span.contains(session.day), session.work > .zero else { return }
    sessions += 1
    work += session.work
    var day = days[session.day] ?? Day()
    day.sessions += 1
    day.work += session.work
    if let before = session.painBefore { day.before.append(before) }
    if let after = session.painAfter { day.after.append(after) }
    if let before = session.painBefore, let after = session.painAfter {
      relief = (relief.sum + before - after, relief.pairs + 1)
    }
    for segment in session.hurts {
      day.hurts.append(segment.side)
      hurts.insert(Hurt(session: session, segment: segment), at: 0)
    }
    if hurts.count > Self.mostLines { hurts.removeLast(hurts.count - Self.mostLines) }
    let follows = AdviceAfter(
      before: session.painBefore, after: session.painAfter, isStopped: session.isStoppedByPain)
    if follows.closed != .nothing {
      advice[follows] = ((advice[follows]?.times ?? 0) + 1, session.day)
    }
    if let ease = session.ease { self.ease[ease, default: 0] += 1 }
    if let note = session.note, !note.isEmpty {
      noteCount += 1
      notes.insert((session.day, note), at: 0)
      if notes.count > Self.mostLines { notes.removeLast() }
    }
    days[session.day] = day
  }

  /// Counts pain without a session. One outside of the span does not count.
  public mutating func add(_ pain: ReportPain) {
    guard span.contains(pain.day) else { return }
    pains[pain.day, default: []].append(pain.pain)
    latestPains.insert(pain, at: 0)
    if latestPains.count > Self.mostLines { latestPains.removeLast() }
  }
}

/// Pain that was recorded without a session.
public struct ReportPain: Sendable, Hashable {
  /// The day, where it was recorded.
  public var day: LocalDay
  /// The minute of that day.
  public var minute: Int
  /// From 0 to 10.
  public var pain: Int
  /// The side; `nil` if that was not said.
  public var side: Side?

  /// Pain without a session.
  public init(day: LocalDay, minute: Int, pain: Int, side: Side?) {
    self.day = day
    self.minute = minute
    self.pain = pain
    self.side = side
  }
}

/// The plan of the days of a report.
public struct ReportPlan: Sendable, Hashable {
  /// Its name.
  public var title: String
  /// The person or program it comes from.
  public var from: String?
  /// The position in it: `day 5 of 21`.
  public var place: String
  /// The name of its phase; `nil` before and after it.
  public var phase: String?
  /// The days of it in the span that were done.
  public var done: Int
  /// The days that the plan had planned there.
  public var planned: Int

  /// The plan of the days of a report.
  public init(
    title: String, from: String?, place: String, phase: String?, done: Int, planned: Int
  ) {
    self.title = title
    self.from = from
    self.place = place
    self.phase = phase
    self.done = done
    self.planned = planned
  }
}

// MARK: Answers

extension Report {
  /// True without any session in the span.
  public var isEmpty: Bool { sessions == 0 }

  /// The number of days of the span.
  var length: Int { span.lowerBound.distance(to: span.upperBound) + 1 }

  /// The days with any exercise.
  var activeDays: Int { days.count }

  /// A day in words, with its year where that is in doubt.
  func words(_ day: LocalDay) -> String {
    (0..<365).contains(day.distance(to: span.upperBound))
      ? ReportText.day(day) : ReportText.fullDay(day)
  }

  /// The days at each end of the span whose pain is compared: a week, four in a longer span.
  var window: Int { length > 42 ? 28 : 7 }

  /// The mean of pain before sessions in some days, and its number of answers.
  func pain(in days: ClosedRange<LocalDay>) -> (mean: Double, answers: Int)? {
    let answers = self.days.filter { days.contains($0.key) }.flatMap(\.value.before)
    guard !answers.isEmpty else { return nil }
    return (Double(answers.reduce(0, +)) / Double(answers.count), answers.count)
  }

  /// The pain of the first days; `nil` with fewer than three answers.
  var firstPain: (mean: Double, answers: Int)? {
    let last = min(span.upperBound, span.lowerBound.advanced(by: window - 1))
    return pain(in: span.lowerBound...last).flatMap { $0.answers >= Self.leastAnswers ? $0 : nil }
  }

  /// The pain of the last days; `nil` with fewer than three answers.
  var lastPain: (mean: Double, answers: Int)? {
    let first = max(span.lowerBound, span.upperBound.advanced(by: 1 - window))
    return pain(in: first...span.upperBound).flatMap { $0.answers >= Self.leastAnswers ? $0 : nil }
  }

  /// Fewer answers make no mean. A habit.
  static let leastAnswers = 3

  /// The change of pain over the span; `nil` with too few answers, or where the two weeks overlap.
  var change: (from: Double, to: Double, word: PainChange)? {
    guard length >= 2 * window, let first = firstPain, let last = lastPain else { return nil }
    return (first.mean, last.mean, PainChange(from: first.mean, to: last.mean))
  }

  /// Pain at or under it is much better than at the start: two points or a third less.
  var muchBetter: Double? { firstPain.map { max($0.mean - 2, $0.mean * 2 / 3) } }

  /// The highest answer.
  var worst: Int? {
    (days.values.flatMap { $0.before + $0.after } + pains.values.joined()).max()
  }

  /// The number of times that pain was recorded without a session.
  var painCount: Int { pains.values.reduce(0) { $0 + $1.count } }

  /// The pain without a session in some days.
  func pains(in days: ClosedRange<LocalDay>) -> [Int] {
    pains.filter { days.contains($0.key) }.flatMap(\.value)
  }

  /// The number of times that it hurt on each side, and on none.
  var hurtSides: (left: Int, right: Int, none: Int) {
    let all = days.values.flatMap(\.hurts)
    return (
      all.count { $0 == .left }, all.count { $0 == .right }, all.count { $0 == nil }
    )
  }

  /// The number of times that it hurt.
  var hurtCount: Int { days.values.reduce(0) { $0 + $1.hurts.count } }

  /// The side that hurt more; `nil` with fewer than three times, or as many on both.
  var worseSide: Side? {
    let sides = hurtSides
    guard sides.left + sides.right >= Self.leastAnswers, sides.left != sides.right else {
      return nil
    }
    return sides.left > sides.right ? .left : .right
  }

  /// The moves that hurt, the most often first.
  var hurtMoves: [ReportMove] {
    moves.filter { $0.hurts > 0 }.sorted { ($1.hurts, $0.title) < ($0.hurts, $1.title) }
  }
}
