import CarePlan
import Foundation
import GRDB
import RoutineEngine
import Testing

@testable import SessionHistory

@Suite struct HistoryTests {
  @Test func `a session is kept with its facts and results`() throws {
    let history = try History()
    var walk = try Walk(history, in: Fixture.zone("Europe/Berlin"), painBefore: 6)
    try walk.handle(at: 30)
    try walk.handle(.skippedForward, at: 35)
    try walk.handle(.hurt, at: 40.5)
    try walk.handle(.hurtAnswered(.end), at: 50)
    try history.savePainAfter(4, of: walk.id)

    let record = try #require(try history.session(walk.id))
    #expect(record.facts.routineID == "stretch")
    #expect(record.facts.routineTitle == "Stretch")
    #expect(record.facts.prescription == Prescription())
    #expect(record.facts.plan == WorkPlan(segments: 4, length: .seconds(80)))
    #expect(record.facts.startedAt == Fixture.monday)
    #expect(record.facts.utcOffset == 3_600)
    #expect(record.facts.endedAt == Fixture.monday + 50)
    #expect(record.facts.ending == .hurt)
    #expect(record.facts.painBefore == 6)
    #expect(record.facts.painAfter == 4)
    #expect(record.facts.machine == history.machine)
    #expect(record.results == walk.session.results.map(SavedSegmentResult.init))
    #expect(try history.interruptedSessions { _ in false }.isEmpty)
  }

  @Test func `a summary from the tables equals that of the whole session`() throws {
    let history = try History()
    var walk = try Walk(history)
    try walk.handle(at: 30)
    try walk.handle(.wentBack, at: 40)
    try walk.handle(.skippedForward, at: 41)
    try walk.handle(at: 1_000)
    let record = try #require(try history.session(walk.id))
    let summary = try #require(try history.sessions(limit: 1).sessions.first)
    #expect(summary == record.summary)
    #expect(summary.work == walk.session.workDone(at: .seconds(1_000)))
  }

  @Test func `each write raises the revision`() throws {
    let history = try History()
    var walk = try Walk(history)
    var revisions = [try history.session(walk.id)?.facts.revision]
    try walk.handle(at: 30)
    revisions.append(try history.session(walk.id)?.facts.revision)
    try history.savePainBefore(3, of: walk.id)
    revisions.append(try history.session(walk.id)?.facts.revision)
    try walk.handle(.left, at: 31)
    revisions.append(try history.session(walk.id)?.facts.revision)
    #expect(revisions.compactMap(\.self) == [1, 2, 3, 5])
  }

  @Test func `a session continued gently is measured by its gentle plan`() throws {
    let history = try History()
    let id = UUID()
    let full = try Fixture.timeline(level: .full)
    let gentle = try Fixture.timeline(level: .gentle)
    let session = Session.begin(full).session
    try history.begin(
      id, walking: full, at: SessionPosition(session, at: .zero), now: Fixture.monday,
      in: Fixture.utc)
    try history.end(id, .finished, now: Fixture.monday + 100, walked: gentle)
    #expect(try history.session(id)?.facts.plan == WorkPlan(gentle))
  }

  @Test func `text is never run as SQL`() throws {
    let history = try History()
    var routine = Fixture.stretch
    routine.id = "x'); DROP TABLE sessions; --"
    routine.title = "Robert'); DELETE FROM passages; --\"%s"
    routine.steps[0].title = "'; DROP TABLE passages; --"
    var walk = try Walk(history, try Timeline(routine))
    try walk.handle(at: 30)
    try walk.handle(.left, at: 31)
    let record = try #require(try history.latestSessions(of: routine.id, limit: 1).first)
    #expect(record.facts.routineID == routine.id)
    #expect(record.facts.routineTitle == routine.title)
    #expect(record.results.first?.title == routine.steps[0].title)
    #expect(try history.count() == 1)
  }

  @Test func `pain ratings are limited to the scale`() throws {
    let history = try History()
    let walk = try Walk(history, painBefore: 44)
    try history.savePainAfter(-3, of: walk.id)
    let facts = try #require(try history.session(walk.id)).facts
    #expect(facts.painBefore == 10)
    #expect(facts.painAfter == 0)
    try history.savePainAfter(nil, of: walk.id)
    #expect(try history.session(walk.id)?.facts.painAfter == nil)
  }

  @Test func `an unknown session is refused and leaves no pending write`() throws {
    let history = try History()
    #expect {
      try history.savePainAfter(3, of: UUID())
    } throws: { error in
      (error as? HistoryError)?.kind == .unknownSession
    }
    #expect(history.pendingWrites == 0)
  }

  // MARK: Writes that fail

  @Test func `failed writes are kept and done later`() throws {
    let folder = try TemporaryFolder()
    let history = try History(atPath: folder.record, now: Fixture.monday)
    var walk = try Walk(history)
    try history.queue.inDatabase { try $0.execute(sql: "PRAGMA query_only = ON") }
    var problems: [HistoryError.Kind] = []
    for seconds in [10.0, 15, 20, 30, 60] {
      do {
        try walk.handle(at: seconds)
      } catch let problem as HistoryError {
        problems.append(problem.kind)
      }
    }
    #expect(problems == Array(repeating: .readOnly, count: 5))
    // Three positions without a result are worth one.
    #expect(history.pendingWrites == 3)
    try history.queue.inDatabase { try $0.execute(sql: "PRAGMA query_only = OFF") }
    try history.writePending()
    #expect(history.pendingWrites == 0)
    #expect(
      try history.session(walk.id)?.results == walk.session.results.map(SavedSegmentResult.init))
    try walk.handle(at: 2_000)
    #expect(try history.session(walk.id)?.facts.ending == .finished)
  }

  @Test func `a full disk is reported, and the writes are done later`() throws {
    let folder = try TemporaryFolder()
    let history = try History(atPath: folder.record, now: Fixture.monday)
    let pages = try history.queue.read { try Int.fetchOne($0, sql: "PRAGMA page_count") ?? 0 }
    try history.queue.inDatabase { try $0.execute(sql: "PRAGMA max_page_count = \(pages)") }
    var ids: [UUID] = []
    var full: HistoryError?
    for number in 0..<200 where full == nil {
      let id = UUID()
      ids.append(id)
      do {
        let session = Session.begin(try Fixture.timeline()).session
        try history.begin(
          id, walking: session.timeline, at: SessionPosition(session, at: .zero),
          now: Fixture.monday + TimeInterval(number), in: Fixture.utc)
      } catch let problem as HistoryError {
        full = problem
      }
    }
    let problem = try #require(full)
    #expect(problem.kind == .full)
    #expect(
      problem.message
        == "could not write to the record: \(folder.record): the disk is full; free some space")
    try history.queue.inDatabase { try $0.execute(sql: "PRAGMA max_page_count = 100000") }
    try history.writePending()
    #expect(try history.count() == ids.count)
  }
}

extension History {
  convenience init() throws {
    try self.init(inMemoryFor: .current)
  }
}
