import CarePlan
import Drawing
import Foundation
import GRDB
import RoutineEngine
import SessionHistory
import TUI
import TestSupport
import Testing

@testable import unknot

/// A record that cannot be opened when a session begins, because a file is in the place of its
/// folder.
@Suite struct RecorderTests {
  /// The lines that the person sees.
  private final class Told {
    var lines: [String] = []
  }

  private let folder = NSTemporaryDirectory() + "recorder-\(UUID().uuidString)"
  private let recorder: Recorder
  private let told = Told()

  private var record: String { folder + "/history.sqlite" }

  init() throws {
    recorder = Recorder(folder + "/history.sqlite")
    recorder.isBrief = true
    recorder.onError = { [told] in told.lines.append($0) }
    try Data().write(to: URL(fileURLWithPath: folder))
  }

  private func makeRoom() throws {
    try FileManager.default.removeItem(atPath: folder)
  }

  private func removeFolder() {
    try? FileManager.default.removeItem(atPath: folder)
  }

  private func take(_ effects: [AppEffect], in app: App) {
    for case .observe(let effect) in effects { recorder.observe(effect) }
    recorder.save(app.progress)
  }

  private func begin() throws -> App {
    let routine = Routine(
      id: "lean", title: "Lean",
      steps: [
        Step(.hold(Dose(.seconds(20))), title: "Lean", repeats: Dose(2), rest: .seconds(5))
      ])
    let (app, effects) = App.playing(
      SessionRequest(try Timeline(routine, Prescription())), care: Care(signs: .nothing),
      settings: PlaySettings(), size: App.smallest,
      glyphs: .ascii, at: .zero)
    take(effects, in: app)
    return app
  }

  private func pass(to moment: Duration, _ app: inout App) {
    take(app.handle(.advanced, at: moment), in: app)
  }

  /// Walks to the end with a moment for each second, so that no gap counts as an absence.
  private func walkToTheEnd(_ app: inout App) {
    var moment = app.sessionTime ?? .zero
    while app.session != nil {
      moment += .seconds(1)
      pass(to: moment, &app)
    }
  }

  /// The screen's footer names the session for four seconds only.
  @Test func `the final report names an unsaved session until it is saved`() throws {
    defer { removeFolder() }
    var app = try begin()
    walkToTheEnd(&app)
    let report = recorder.report()
    #expect(report.first?.hasPrefix("This session is not saved: ") == true)
    try makeRoom()
    recorder.close()
    let after = recorder.report()
    #expect(!after.contains { $0.contains("not saved") })
  }

  /// The session is resumed weeks after its beginning.
  @Test func `the rest of an old session counts as a session of today`() throws {
    defer { removeFolder() }
    try makeRoom()
    var app = try begin()
    for second in 1...26 { pass(to: .seconds(second), &app) }
    try DatabaseQueue(path: record).write { db in
      try db.execute(
        sql: """
          UPDATE sessions SET started_at = started_at - 1814400000, local_day = local_day - 21;
          UPDATE positions SET updated_at = updated_at - 1814400000, boot = 'before';
          """)
    }
    let today = [LocalDay(Date(), in: .current).number]
    let later = Recorder(record)
    later.onError = { [told] in told.lines.append($0) }
    func take(_ effects: [AppEffect], in app: App) {
      for case .observe(let effect) in effects { later.observe(effect) }
      later.save(app.progress)
    }
    let session = try #require(later.cutOff())
    let timeline = try #require(app.session?.timeline)
    let old = LocalTime.shortDay(session.facts.day)
    #expect(
      session.resumeLine(nil) == "The part of \(old) stays as it was; the rest counts for today.")
    #expect(later.resume(session))
    var (rest, effects) = App.playing(
      SessionRequest(
        timeline, from: session.position.segment, spent: session.position.elapsed,
        continuesAnother: true),
      care: Care(signs: .nothing), settings: PlaySettings(), size: App.smallest, glyphs: .ascii,
      at: .zero)
    take(effects, in: rest)
    for second in 1...120 where rest.session != nil {
      take(rest.handle(.advanced, at: .seconds(second)), in: rest)
    }
    var records: [SessionRecord] = []
    try History(atPath: record, now: Date()).forEachSession { records.append($0) }
    #expect(records.map(\.facts.ending) == [.cutOff, .finished])
    // It may have begun before midnight.
    let days = today + [LocalDay(Date(), in: .current).number]
    #expect(records.last.map { days.contains($0.facts.day.number) } ?? false)
    #expect(records.map(\.work) == [.seconds(20), .seconds(20)])
    #expect(told.lines == [])
  }

  @Test func `segment results are kept when the pain of the same save waits for a locked history`()
    throws
  {
    defer { removeFolder() }
    try makeRoom()
    var app = try begin()
    let other = try DatabaseQueue(path: record)
    var isFirst = true
    for second in 1...60 where app.session != nil {
      let effects = app.handle(.advanced, at: .seconds(second))
      let ends = effects.contains { effect in
        if case .observe(.finished(let result)) = effect { result.kind == .hold } else { false }
      }
      guard ends, isFirst else {
        take(effects, in: app)
        continue
      }
      // The end of the first hold and the pain come in one save, while the history is locked.
      isFirst = false
      recorder.notePainBefore(3)
      try other.inDatabase { db in
        try db.beginTransaction(.immediate)
        take(effects, in: app)
        try db.rollback()
      }
    }
    var records: [SessionRecord] = []
    try History(atPath: record, now: Date()).forEachSession { records.append($0) }
    #expect(records.map(\.facts.ending) == [.finished])
    #expect(records.map(\.work) == [.seconds(40)])
    #expect(records.map(\.facts.painBefore) == [3])
  }

  @Test func `a cue alone writes nothing to the disk`() throws {
    defer { removeFolder() }
    try makeRoom()
    var app = try begin()
    func log() throws -> Data { try Data(contentsOf: URL(fileURLWithPath: record + "-wal")) }
    var cues = 0
    for second in 1...40 {
      let effects = app.handle(.advanced, at: .seconds(second))
      let before = try log()
      take(effects, in: app)
      let boundaries = effects.contains {
        if case .observe(let effect) = $0 {
          if case .cue = effect { false } else { true }
        } else {
          false
        }
      }
      if boundaries {
        #expect(try log() != before)
      } else {
        cues += effects.count { if case .observe(.cue) = $0 { true } else { false } }
        #expect(try log() == before, "second \(second)")
      }
    }
    #expect(cues > 0)
  }

  @Test func `a session is saved in full once the history can be opened`() throws {
    defer { removeFolder() }
    let before = Date()
    var app = try begin()
    let after = Date()
    for second in 1...27 { pass(to: .seconds(second), &app) }
    #expect(told.lines.count == 1)
    #expect(told.lines.first?.contains("not saved") == true, "\(told.lines)")
    try makeRoom()
    walkToTheEnd(&app)
    #expect(told.lines.dropFirst() == ["This session is saved after all."])

    let history = try History(atPath: record, now: Date())
    let session = try #require(try history.latestSessions(of: "lean", limit: 2).first)
    #expect(try history.count() == 1)
    #expect(session.facts.ending == .finished)
    // The record keeps milliseconds.
    #expect((before - 0.001...after + 0.001).contains(session.facts.startedAt))
    #expect(session.results.map(\.kind) == [.ready, .hold, .rest, .hold])
    #expect(session.results.allSatisfy { $0.outcome == .done })
    #expect(try history.interruptedSessions().isEmpty)
  }

  @Test func `finished sessions are saved at the end if the history opens only then`() throws {
    defer { removeFolder() }
    for pain in [3, 4] {
      var app = try begin()
      walkToTheEnd(&app)
      recorder.savePainAfter(pain)
      recorder.save(.tooHard)
    }
    #expect(told.lines.count == 1, "\(told.lines)")
    recorder.close()
    #expect(told.lines.count == 1, "\(told.lines)")
    try makeRoom()
    recorder.close()
    recorder.close()
    #expect(told.lines.dropFirst() == ["This session is saved after all."])

    let history = try History(atPath: record, now: Date())
    let sessions = try history.latestSessions(of: "lean", limit: 3)
    #expect(sessions.map(\.facts.painAfter) == [4, 3])
    #expect(sessions.map(\.facts.ease) == [.tooHard, .tooHard])
    #expect(sessions.allSatisfy { $0.facts.ending == .finished && $0.results.count == 4 })
  }

  @Test func `closing with nothing to save prints nothing and creates no folder`() throws {
    defer { removeFolder() }
    #expect(recorder.cutOff() == nil)
    try makeRoom()
    recorder.close()
    #expect(told.lines.isEmpty)
    #expect(!FileManager.default.fileExists(atPath: folder))
  }
}
