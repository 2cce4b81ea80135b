import CarePlan
import RoutineEngine

/// The numbers of some weeks, for an appointment. Sessions are added one by one in the order of
/// time. Only their sums are stored.
public struct Report: Sendable {
  /// The sessions of a day.
  struct Day: Sendable {
    var sessions = 0
    var work = Duration.zero
    /// The pain before each session, in order.
    var before: [Int] = []
    /// The pain after each session, in order.
    var after: [Int] = []
    /// The side of each hurt; `nil` for no side.
    var hurts: [Side?] = []
  }

  /// A segment in which the person reported a hurt.
  struct Hurt: Sendable {
    var session: ReportSession
    var segment: ReportSession.Segment
  }

  /// The first and the last day.
  public let span: ClosedRange<LocalDay>
  private(set) var days: [LocalDay: Day] = [:]
  /// The moves of the sessions in the span.
  public var moves: [ReportMove] = []
  /// The routines of the sessions in the span.
  public var routines: [ReportRoutine] = []
  /// The day of the very first session; `nil` without one.
  public var firstEver: LocalDay?
  /// The latest hurts, the latest first.
  private(set) var hurts: [Hurt] = []
  /// The number of sessions by the rating of their dose.
  private(set) var ease: [Ease: Int] = [:]
  /// The latest notes, the latest first.
  private(set) var notes: [(day: LocalDay, text: String)] = []
  private(set) var noteCount = 0
  /// The latest entries of pain without a session, the latest first.
  private(set) var latestPains: [ReportPain] = []
  /// The pain without a session, by day.
  private(set) var pains: [LocalDay: [Int]] = [:]
  private(set) var sessions = 0
  private(set) var work = Duration.zero
  /// The sum of pain before minus pain after, and the number of sessions with both.
  private(set) var relief = (sum: 0, pairs: 0)
  /// The last session before the span; `nil` without one.
  public var lastBefore: (day: LocalDay, routine: String)?
  /// Changes of dose in the span, the earliest first.
  public var doses: [ReportDose] = []
  /// The answers about signs and risks; `nil` if they were never asked about.
  public var signs: ReportSigns?
  /// The current plan; `nil` for none.
  public var plan: ReportPlan?
  /// Advice after sessions that closed something until the next day: the number of times, and the
  /// last day.
  private(set) var advice: [AdviceAfter: (times: Int, last: LocalDay)] = [:]

  /// The most lines of each kind.
  private static let mostLines = 40

  /// A report without sessions.
  public init(over span: ClosedRange<LocalDay>) { self.span = span }

  /// Adds a session. Ignores one outside of the span, or without exercise.
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

  /// Adds pain without a session. Ignores an entry outside of the span.
  public mutating func add(_ pain: ReportPain) {
    guard span.contains(pain.day) else { return }
    pains[pain.day, default: []].append(pain.pain)
    latestPains.insert(pain, at: 0)
    if latestPains.count > Self.mostLines { latestPains.removeLast() }
  }
}

/// Pain that was recorded without a session.
public struct ReportPain: Sendable, Hashable {
  /// The local day of the entry.
  public var day: LocalDay
  /// The minute of the day, from 0 to 1439.
  public var minute: Int
  /// The pain, from 0 to 10.
  public var pain: Int
  /// The side; `nil` if unknown.
  public var side: Side?

  /// Pain without a session.
  public init(day: LocalDay, minute: Int, pain: Int, side: Side?) {
    self.day = day
    self.minute = minute
    self.pain = pain
    self.side = side
  }
}

/// The plan of a report.
public struct ReportPlan: Sendable, Hashable {
  /// The title.
  public var title: String
  /// The person or program that the plan comes from.
  public var from: String?
  /// The position in the plan, such as `day 5 of 21`.
  public var place: String
  /// The title of the phase; `nil` before and after the plan.
  public var phase: String?
  /// The number of days done in the span.
  public var done: Int
  /// The number of days planned in the span.
  public var planned: Int

  /// The plan of a report.
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
  /// True if the span has no sessions.
  public var isEmpty: Bool { sessions == 0 }

  /// The number of days in the span.
  var length: Int { span.lowerBound.distance(to: span.upperBound) + 1 }

  /// The number of days with exercise.
  var activeDays: Int { days.count }

  /// Returns a day in words, with its year if it would be ambiguous without.
  func words(_ day: LocalDay) -> String {
    (0..<365).contains(day.distance(to: span.upperBound))
      ? ReportText.day(day) : ReportText.fullDay(day)
  }

  /// The number of days at each end of the span whose pain is compared: 7, or 28 in a span of over
  /// six weeks.
  var window: Int { length > 42 ? 28 : 7 }

  /// Returns the mean pain before sessions in some days, with the number of answers; `nil` without
  /// any.
  func pain(in days: ClosedRange<LocalDay>) -> (mean: Double, answers: Int)? {
    let answers = self.days.filter { days.contains($0.key) }.flatMap(\.value.before)
    guard !answers.isEmpty else { return nil }
    return (Double(answers.reduce(0, +)) / Double(answers.count), answers.count)
  }

  /// The mean pain of the first days; `nil` with fewer than three answers.
  var firstPain: (mean: Double, answers: Int)? {
    let last = min(span.upperBound, span.lowerBound.advanced(by: window - 1))
    return pain(in: span.lowerBound...last).flatMap { $0.answers >= Self.leastAnswers ? $0 : nil }
  }

  /// The mean pain of the last days; `nil` with fewer than three answers.
  var lastPain: (mean: Double, answers: Int)? {
    let first = max(span.lowerBound, span.upperBound.advanced(by: 1 - window))
    return pain(in: first...span.upperBound).flatMap { $0.answers >= Self.leastAnswers ? $0 : nil }
  }

  /// The fewest answers for a mean. A habit.
  static let leastAnswers = 3

  /// The change of pain over the span; `nil` with too few answers, or if both ends overlap.
  var change: (from: Double, to: Double, word: PainChange)? {
    guard length >= 2 * window, let first = firstPain, let last = lastPain else { return nil }
    return (first.mean, last.mean, PainChange(from: first.mean, to: last.mean))
  }

  /// The highest pain that is much better than at the start: two points or a third less.
  var muchBetter: Double? { firstPain.map { max($0.mean - 2, $0.mean * 2 / 3) } }

  /// The highest pain; `nil` without any answer.
  var worst: Int? {
    (days.values.flatMap { $0.before + $0.after } + pains.values.joined()).max()
  }

  /// The number of entries of pain without a session.
  var painCount: Int { pains.values.reduce(0) { $0 + $1.count } }

  /// Returns the pain without a session in some days.
  func pains(in days: ClosedRange<LocalDay>) -> [Int] {
    pains.filter { days.contains($0.key) }.flatMap(\.value)
  }

  /// The number of hurts on each side, and without a side.
  var hurtSides: (left: Int, right: Int, none: Int) {
    let all = days.values.flatMap(\.hurts)
    return (
      all.count { $0 == .left }, all.count { $0 == .right }, all.count { $0 == nil }
    )
  }

  /// The number of hurts.
  var hurtCount: Int { days.values.reduce(0) { $0 + $1.hurts.count } }

  /// The side with more hurts; `nil` with fewer than three, or as many on both.
  var worseSide: Side? {
    let sides = hurtSides
    guard sides.left + sides.right >= Self.leastAnswers, sides.left != sides.right else {
      return nil
    }
    return sides.left > sides.right ? .left : .right
  }

  /// The moves with hurts, the most hurts first.
  var hurtMoves: [ReportMove] {
    moves.filter { $0.hurts > 0 }.sorted { ($1.hurts, $0.title) < ($0.hurts, $1.title) }
  }
}
