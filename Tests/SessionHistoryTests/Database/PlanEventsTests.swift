import CarePlan
import Foundation
import RoutineEngine
import TestSupport
import Testing

@testable import SessionHistory

@Suite struct PlanEventsTests {
  private static let day = LocalDay(Fixture.monday, in: .gmt)

  private func started(_ history: History, _ id: String = "strain-recovery") throws {
    try history.add(.started, of: id, on: Self.day, fileHash: "f", now: Fixture.monday, in: .gmt)
  }

  @Test func `plan events are read back as saved`() throws {
    let history = try History()
    try started(history)
    try history.add(
      .moved, of: "strain-recovery", on: Self.day.advanced(by: 2), value: 1,
      now: Fixture.monday + 10, in: .gmt)
    let events = try history.planEvents()
    #expect(events.map(\.kind) == [.started, .moved])
    #expect(events.map(\.value) == [nil, 1])
    #expect(events.first?.fileHash == "f")
    #expect(PlanRun(events)?.start == Self.day)
  }

  /// A clock that was set back puts no event before those that there are.
  @Test func `an event after a clock set back still comes last`() throws {
    let history = try History()
    try started(history)
    try history.add(
      .stopped, of: "strain-recovery", on: Self.day, now: Fixture.monday - 3_600, in: .gmt)
    #expect(PlanRun(try history.planEvents()) == nil)
  }

  @Test func `pain is noted only while a plan runs`() throws {
    let history = try History()
    try history.notePlanPain(7, now: Fixture.monday, in: .gmt)
    #expect(try history.planEvents().isEmpty)
    try started(history)
    try history.notePlanPain(7, now: Fixture.monday + 60, in: .gmt)
    #expect(try history.planEvents().last?.value == 7)
  }

  @Test func `the run of a plan is read from the file alone`() throws {
    let folder = try TemporaryFolder()
    #expect(History.planRun(atPath: folder.record) == nil)
    let history = try History(atPath: folder.record, now: Fixture.monday)
    #expect(History.planRun(atPath: folder.record) == nil)
    try started(history)
    #expect(History.planRun(atPath: folder.record)?.run.planID == "strain-recovery")
  }

  /// The union of exports is the same in any order, and twice is once.
  @Test(arguments: 0..<10) func `plan events merge the same in any order and without duplicates`(
    seed: UInt64
  ) throws {
    var random = SeededGenerator(seed: seed)
    let folder = try TemporaryFolder()
    let kinds = PlanEvent.Kind.allCases
    var lines: [String] = []
    for index in 0..<8 {
      let event = PlanEvent(
        kinds.randomElement(using: &random) ?? .started, of: "p", on: Self.day,
        value: Bool.random(using: &random) ? index : nil, id: UUID(),
        at: Fixture.monday + Double(index), machine: UUID())
      lines.append(String(decoding: try SessionLineCoder().line(event), as: UTF8.self) + "\n")
    }
    func merged(_ lines: [String]) throws -> [PlanEvent] {
      let history = try History()
      let path = "\(folder.path)/\(UUID().uuidString).jsonl"
      try Data(lines.joined().utf8).write(to: URL(fileURLWithPath: path))
      #expect(try history.importFile(path).problems == [])
      return try history.planEvents()
    }
    let once = try merged(lines)
    #expect(once.count == 8)
    #expect(try merged((lines + lines).shuffled(using: &random)) == once)
  }

  @Test func `plan events are exported and imported`() throws {
    let here = try History()
    try started(here)
    try here.notePlanPain(5, now: Fixture.monday + 60, in: .gmt)
    var data = Data()
    try here.export { data.append($0) }
    let folder = try TemporaryFolder()
    let path = folder.path + "/export.jsonl"
    try data.write(to: URL(fileURLWithPath: path))
    let there = try History()
    _ = try there.importFile(path)
    #expect(try there.planEvents() == here.planEvents())
  }

  @Test(arguments: [
    #"{"type":"plan-event","id":"x","plan":"p","event":"started","day":"2026-11-23"}"#,
    #"{"type":"plan-event","id":"cccccccc-0000-4000-8000-000000000001","plan":"p","event":"bent","day":"2026-11-23","at":"2026-11-23T10:15:30.000+01:00","machine":"cccccccc-0000-4000-8000-000000000001"}"#,
    #"{"type":"plan-event","id":"cccccccc-0000-4000-8000-000000000001","plan":"p","event":"started","day":"soon","at":"2026-11-23T10:15:30.000+01:00","machine":"cccccccc-0000-4000-8000-000000000001"}"#,
  ]) func `a bad line is reported and skipped`(line: String) throws {
    let folder = try TemporaryFolder()
    let path = folder.path + "/bad.jsonl"
    try Data((line + "\n").utf8).write(to: URL(fileURLWithPath: path))
    let history = try History()
    #expect(try history.importFile(path).problemCount == 1)
    #expect(try history.planEvents().isEmpty)
  }
}
