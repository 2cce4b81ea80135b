import CarePlan
import Foundation
import GRDB
import RoutineEngine
import SessionHistory
import Testing

/// The sessions that the built program keeps, whatever ends the program.
@Suite(.serialized) struct RecordTests {
  let program: Program

  init() throws {
    program = try Program()
  }

  private var recordPath: String { program.home.appendingPathComponent("history.sqlite").path }

  private func record() throws -> History {
    try History(atPath: recordPath, now: Date(timeIntervalSince1970: 1_800_000_000))
  }

  private func onlySession() throws -> SessionRecord {
    let history = try record()
    let page = try history.sessions(limit: 10)
    try #require(page.sessions.count == 1)
    return try #require(try history.session(page.sessions[0].facts.id))
  }

  /// The position at which the current session would resume if the program were killed now.
  private func position() throws -> SessionPosition? {
    guard FileManager.default.fileExists(atPath: recordPath) else { return nil }
    return try record().interruptedSessions { _ in false }.first?.position
  }

  /// The files beside the record in which sessions keep their positions.
  private func checkpoints() throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: program.home.path)
      .filter { $0.contains("checkpoint") }
  }

  @Test func `a finished plain session is recorded whole and leaves no checkpoint`() throws {
    defer { program.removeHome() }
    #expect(
      try program.run("play", "foam-roller", "--level", "standard", "--speed", "500").code == 0)
    let session = try onlySession()
    #expect(session.facts.routineID == "foam-roller" && session.facts.ending == .finished)
    let massages = session.results.filter { $0.kind == .massage }
    #expect(massages.map(\.outcome) == [.done, .done])
    #expect(massages.map(\.spent) == Array(repeating: .seconds(60), count: 2))
    // Every segment to the last, and all the work that was planned.
    #expect(session.results.map(\.segment) == Array(session.results.indices))
    #expect(session.results.last?.title == "Get up")
    #expect(session.segmentsDone == session.facts.plan.segments)
    #expect(session.work == session.facts.plan.length)
    #expect(try checkpoints() == [])
  }

  @Test func `a session with --no-record creates no history`() throws {
    defer { program.removeHome() }
    #expect(
      try program.run("play", "foam-roller", "--speed", "500", "--no-record").code == 0)
    #expect(!FileManager.default.fileExists(atPath: recordPath))
  }

  @Test func `a history that cannot be opened does not stop the session`() throws {
    defer { program.removeHome() }
    // A folder stands where the record should be.
    try FileManager.default.createDirectory(
      atPath: recordPath, withIntermediateDirectories: true)
    let result = try program.run("play", "shoulder-blade-stretch", "--speed", "500")
    #expect(result.code == 0 && result.output.contains("Done."))
    #expect(result.errors.contains("history.sqlite"))
    #expect(result.errors.split(separator: "\n").count == 1)
  }

  @Test func `pain before and after a session is recorded`() throws {
    defer { program.removeHome() }
    let window = try TerminalWindow(program)
    try window.type("\(Program.path) play trigger-point --speed 100")
    try window.wait(for: "Pain now, 0 to 10?")
    try window.press("5")
    try window.wait(for: "Pain before: 5 of 10")
    try window.press("Enter", "Enter")
    try window.wait(for: "Step away")
    try window.press("Enter")
    try window.wait("the end") { $0.contains("Step away") && !$0.contains("Put the ball") }
    try window.press("Enter")
    try window.wait(for: "Your back will thank you.")
    try window.press("3")
    try window.wait(for: "2 less")
    try window.wait(for: "It is much better.")
    try window.press("q")
    try window.wait(for: "$")
    let facts = try onlySession().facts
    #expect(facts.painBefore == 5 && facts.painAfter == 3)
  }

  // MARK: Kill

  /// After a number of keys the program is killed; the record stays sound. `KillTests` kills at
  /// random moments.
  @Test(arguments: [0, 2, 5])
  func `a kill loses no finished segment, and the list asks about the session`(segments: Int) throws
  {
    defer { program.removeHome() }
    try program.askTerminalNothing()
    let window = try TerminalWindow(program)
    try window.type("\(Program.path) play shoulder-blade-stretch --hands-free --level full")
    try window.wait("the session") { $0.contains("left") }
    // By keys rather than by time: so many segments are over for certain.
    for _ in 0..<segments { try window.press("n") }
    // Keys are kept once the screen has answered them.
    try window.wait("the keys to be kept") { _ in try position()?.segment == segments }
    kill(try window.processID(), SIGKILL)
    try waitForKill(in: window)

    let history = try record()
    let interrupted = try #require(try history.interruptedSessions().first)
    #expect(interrupted.position.segment == segments)
    #expect(interrupted.position.elapsed < .seconds(10))
    let kept = try #require(try history.session(interrupted.facts.id))
    #expect(kept.results.map(\.segment) == Array(0..<segments))
    let id = interrupted.facts.id.uuidString.lowercased()
    #expect(try checkpoints() == ["history.sqlite.checkpoint-\(id)"])
    let integrity = try DatabaseQueue(path: recordPath).read {
      try String.fetchAll($0, sql: "PRAGMA integrity_check")
    }
    #expect(integrity == ["ok"])

    try window.type("clear; \(Program.path)")
    try window.wait(for: "A session was cut off")
    try window.press("e")
    try window.wait(for: "what does your back need?")
    try window.press("q")
    try window.wait("the shell") { !$0.contains("what does your back need?") }
    #expect(try record().interruptedSessions().isEmpty)
    #expect(try checkpoints() == [])
  }

  @Test func `resume continues where a killed session was`() throws {
    defer { program.removeHome() }
    let window = try TerminalWindow(program)
    try window.type("\(Program.path) play trigger-point --from 4")
    try window.sayNoPain()
    try window.wait("some seconds to be kept") { _ in
      try position().map { $0.elapsed > .seconds(2) } ?? false
    }
    kill(try window.processID(), SIGKILL)
    try waitForKill(in: window)
    let before = try #require(try position()).elapsed
    // The picture of the program that was killed is still there.
    try window.type("clear")
    try window.wait("a clear window") { !$0.contains("PRESS") }
    try window.type("\(Program.path) resume; echo code:$?")
    try window.sayNoPain()
    try window.wait(for: "PRESS")
    try window.press("C-c")
    try window.wait(for: "code:0")
    let spent = try onlySession().results.map(\.spent).reduce(.zero, +)
    #expect(spent >= before && spent < before + .seconds(30))
    #expect(try checkpoints() == [])
    // It was left just now, and can be taken up once more.
    try window.type("clear; \(Program.path) resume; echo code:$?")
    try window.wait(for: "Pain now")
    try window.press("C-c")
  }

  /// Waits for the shell's message, which follows the last picture and may be wrapped.
  private func waitForKill(in window: TerminalWindow) throws {
    try window.wait("the kill") { $0.filter { $0 != "\n" }.contains("Killed") }
  }
}
