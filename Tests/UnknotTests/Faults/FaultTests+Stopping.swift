import Foundation
import GRDB
import TestSupport
import Testing

extension FaultTests {
  @Test func `a session stopped for some seconds shows the absence afterwards`() throws {
    defer { program.removeHome() }
    try program.askTerminalNothing()
    let window = try program.start("play trigger-point --from 4")
    try window.sayNoPain()
    try window.wait(for: "PRESS")
    kill(try window.processID(), SIGSTOP)
    try window.wait("the shell") { $0.contains("Stopped") }
    // Longer than the two seconds that count as a gap.
    let clock = ContinuousClock()
    let stopped = clock.now
    try window.wait("time to pass") { _ in clock.now - stopped > .milliseconds(3_200) }
    try window.type("fg; echo code:$?; stty -g > \(program.home.path)/after")
    try window.wait(for: "YOU WERE AWAY")
    try window.press("C-c")
    try window.expectRestored(code: 0)
  }

  /// A machine that is suspended, as far as a program sees it: the clock that counts the time is
  /// ahead at once. What was not done is not counted.
  @Test(.enabled(if: JumpingClock.canBeMade && !Program.isWatched))
  func `time in suspend is shown as absence and not counted as exercise`() throws {
    defer { program.removeHome() }
    let clock = try JumpingClock(in: program.home.path)
    let run = try ProgramOnTerminal(
      "\(clock.setting); exec $unknot play trigger-point --from 4 --mute", program)
    try run.sayNoPain()
    func isRunning() throws -> Bool {
      try program.run("status", "--format", "{state}").output == "running\n"
    }
    // The first picture is seen before the clock runs.
    try run.wait("the session to run", until: isRunning)
    try clock.jump(seconds: 3_600)
    try run.wait(for: "YOU WERE AWAY")
    run.type(" ")
    try run.wait("the session to go on", until: isRunning)
    run.type("n")
    try run.wait("the segment to be kept") { try segmentsKept() == 1 }
    run.send(SIGTERM)
    #expect(try run.end() == .signal(SIGTERM))
    run.expectGivenBack()
    let spent = try DatabaseQueue(path: recordPath).read {
      try Int.fetchOne($0, sql: "SELECT max(spent_ms) FROM passages")
    }
    // In milliseconds; the machine of the test may be slow, but not by an hour.
    #expect(try #require(spent) < 600_000)
  }

  @Test func `Ctrl-Z restores the terminal, and fg brings the session back`() throws {
    defer { program.removeHome() }
    let window = try TerminalWindow(program)
    try window.type("stty -g > \(program.home.path)/before; clear")
    try window.type("\(Program.path) play trigger-point")
    try window.sayNoPain()
    try window.wait(for: "Find the spots")
    try window.press("C-z")
    try window.wait("the shell") { $0.lowercased().contains("stopped") }
    #expect(try window.value("alternate_on") == "0")
    try window.type("stty -g | cmp - \(program.home.path)/before && echo as before")
    try window.wait(for: "as before")
    try window.type("fg; echo code:$?; stty -g > \(program.home.path)/after")
    try window.wait(for: "Find the spots")
    try window.press("C-c")
    try window.expectRestored(code: 0)
  }
}
