import CarePlan
import Foundation
import RoutineEngine
import TestSupport
import Testing

@testable import SessionHistory

/// Values that the tests of the history share.
enum Fixture {
  /// Get ready 5, left 20, rest 5, left 20, change 5, right 20, rest 5, right 20.
  static let stretch = Routine(
    id: "stretch", title: "Stretch", timesPerDay: Dose(5, 6),
    steps: [
      Step(
        .hold(Dose(.seconds(15), .seconds(30))), title: "Reach", sides: .both(first: .left),
        repeats: Dose(2), rest: .seconds(5))
    ])

  static func timeline(level: Level = .standard) throws -> Timeline {
    try Timeline(stretch, Prescription(level: level))
  }

  /// Ten in the morning on Monday, 23 November 2026, in UTC.
  static let monday = Date(timeIntervalSince1970: 1_795_428_000)
  static let utc = zone("UTC")

  static func zone(_ name: String) -> TimeZone {
    TimeZone(identifier: name) ?? .gmt
  }

  /// A process that is long gone.
  static let dead = ProcessIdentity(pid: 999_999_999, startTicks: 1, boot: "before")

  /// A session as facts; what is left out is as in `stretch`, begun on Monday.
  static func facts(
    id: UUID = UUID(), routine: String = "stretch", startedAt: Date = monday, utcOffset: Int = 0,
    endedAt: Date? = monday + 105, ending: SessionFacts.Ending? = .finished,
    prescription: Prescription = Prescription(), plan: WorkPlan? = nil, before: Int? = nil,
    after: Int? = nil, machine: UUID = UUID(), revision: Int = 1
  ) -> SessionFacts {
    SessionFacts(
      id: id, routineID: routine, routineTitle: "Stretch", prescription: prescription,
      plan: plan ?? WorkPlan(segments: 4, length: .seconds(80)), startedAt: startedAt,
      utcOffset: utcOffset, endedAt: endedAt, ending: ending, painBefore: before, painAfter: after,
      machine: machine, revision: revision)
  }

  /// A hold of `stretch`.
  static func hold(
    _ segment: Int, _ outcome: SavedSegmentResult.Outcome = .done, side: Side? = .left,
    spent: Int = 20
  ) -> SavedSegmentResult {
    SavedSegmentResult(
      segment: segment, kind: .hold, step: 0, title: "Reach", side: side, repetition: 1,
      repetitions: 2, outcome: outcome, spent: .seconds(spent),
      endedAt: .seconds(25 + segment * 25))
  }

  /// A session with its holds.
  static func record(
    _ facts: SessionFacts = facts(), holds: Int = 4, _ outcome: SavedSegmentResult.Outcome = .done
  ) -> SessionRecord {
    SessionRecord(
      facts: facts,
      results: (0..<holds).map { hold($0 * 2 + 1, outcome, side: $0 < 2 ? .left : .right) })
  }
}

extension Fixture {
  /// The checkpoint of a session that stands at its beginning, so many seconds later.
  static func checkpoint(of session: UUID, seen seconds: TimeInterval) throws -> Checkpoint {
    let position = SessionPosition(Session.begin(try timeline()).session, at: .zero)
    return Checkpoint(
      of: session, from: position, savedAt: monday, to: position, seenAt: monday + seconds)
  }
}

/// A session being walked and kept, as the program does it.
struct Walk {
  let id: UUID
  let history: History
  /// The moment it began by the clock of the wall, which may be set meanwhile.
  var began: Date
  var session: Session

  /// Begins a session in the history.
  init(
    _ history: History, _ timeline: Timeline? = nil, at began: Date = Fixture.monday,
    in timeZone: TimeZone = Fixture.utc, painBefore: Int? = nil
  ) throws {
    id = UUID()
    self.history = history
    self.began = began
    session = Session.begin(try timeline ?? Fixture.timeline()).session
    try history.begin(
      id, walking: session.timeline, at: SessionPosition(session, at: .zero), now: began,
      in: timeZone, painBefore: painBefore)
  }

  /// Goes on an hour later with the session of another walk, which was cut off.
  init(
    goingOnWith first: Walk, in history: History, from position: SessionPosition
  ) {
    id = first.id
    self.history = history
    began = first.began + 3_600
    session =
      Session.begin(first.session.timeline, at: position.segment, spent: position.elapsed).session
  }

  /// Lets something happen after so many seconds, and keeps what comes of it.
  mutating func handle(_ event: SessionEvent = .advanced, at seconds: Double) throws {
    let effects = session.handle(event, at: .seconds(seconds))
    try save(effects, at: seconds)
  }

  /// The same, as at any wake-up of the program: where nothing comes of it, time has passed.
  /// - Returns: True if something came of it.
  @discardableResult
  mutating func wake(_ event: SessionEvent = .advanced, at seconds: Double) throws -> Bool {
    let effects = session.handle(event, at: .seconds(seconds))
    let isNews = effects.contains { if case .cue = $0 { false } else { true } }
    if isNews {
      try save(effects, at: seconds)
    } else {
      try history.saveCheckpoint(
        at: SessionPosition(session, at: .seconds(seconds)), of: id, now: began + seconds)
    }
    return isNews
  }

  private func save(_ effects: [SessionEffect], at seconds: Double) throws {
    let now = Duration.seconds(seconds)
    let results = effects.compactMap { effect -> SegmentResult? in
      if case .finished(let result) = effect { result } else { nil }
    }
    let moment = began + seconds
    guard case .ended(let ending) = session.state else {
      return try history.save(
        results, at: SessionPosition(session, at: now), of: id, now: moment)
    }
    try history.save(results, at: nil, of: id, now: moment)
    try history.end(id, ending, now: moment)
  }
}

/// A folder that is gone when the test is.
final class TemporaryFolder {
  let path: String

  init(in folder: String = FileManager.default.temporaryDirectory.path) throws {
    path = "\(folder)/record-\(UUID())"
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
  }

  deinit {
    try? FileManager.default.removeItem(atPath: path)
  }

  /// The path of the history in it.
  var record: String { path + "/history.sqlite" }

  /// The names of what is in it.
  var names: [String] {
    ((try? FileManager.default.contentsOfDirectory(atPath: path)) ?? []).sorted()
  }
}
