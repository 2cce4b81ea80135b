import Foundation
import Testing

extension FaultTests {
  @Test func aSleepOfSomeSeconds() throws {
    defer { program.removeHome() }
    let window = try program.start("play trigger-point --from 4")
    try window.wait(for: "MASSAGE")
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

  @Test func theStopKey() throws {
    defer { program.removeHome() }
    let window = try TerminalWindow(program)
    try window.type("stty -g > \(program.home.path)/before; clear")
    try window.type("\(Program.path) play trigger-point")
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
