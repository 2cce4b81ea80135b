import Foundation
import TestSupport
import Testing

/// The history corrected on the screen of the built program.
@Suite struct HistoryScreenProgramTests {
  @Test func `a session is corrected, deleted and brought back by keys`() throws {
    let program = try Program()
    defer { program.removeHome() }
    _ = try program.run("log", "session", "neck-ease", "--at", "2026-11-20 17:30")
    let before = try program.run("history").output
    let window = try program.start("")
    try window.wait(for: "what does your back need?")
    try window.press("t")
    try window.wait(for: "the last 12 weeks")
    try window.press("Enter", "Enter")
    try window.wait(for: "Pain before")
    try window.press("b", "7", "Enter")
    try window.wait(for: "pain 7 before")
    try window.press("n")
    try window.type("ask her")
    try window.wait(for: "Note          ask her")
    #expect(try program.run("history").output.contains("pain 7 before, note: ask her"))
    try window.press("d")
    try window.wait(for: "Press u to bring it back")
    #expect(try program.run("history").output == "No session yet.\n")
    try window.press("u")
    try window.wait(for: "Back again")
    #expect(try program.run("history").output.contains("pain 7 before, note: ask her"))
    #expect(before != (try program.run("history").output))
    try window.press("q", "q", "q")
    try window.expectRestored(code: 0)
  }

  @Test func `a session that was left goes on where it was`() throws {
    let program = try Program()
    defer { program.removeHome() }
    #expect(try program.run("resume").code == 66)
    let window = try program.start("play neck-ease")
    try window.wait(for: "hurts")
    try window.press("n", "n")
    try window.press("q")
    try window.wait(for: "Stop")
    try window.press("y")
    try window.wait(for: "of exercise")
    try window.press("q")
    try window.expectRestored(code: 0)
    #expect(try program.run("history").output.contains("left early"))
    let again = try program.start("resume")
    try again.wait(for: "Resumed from")
    #expect(try program.run("history").output.contains("not ended yet"))
    try again.press("q")
    try again.press("y")
    try again.wait(for: "exercise")
    try again.press("q")
    try again.expectRestored(code: 0)
  }
}
