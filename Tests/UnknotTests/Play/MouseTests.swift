import Foundation
import Testing

@testable import unknot

/// The setting `mouse` on the built program.
@Suite struct MouseTests {
  @Test(arguments: [(nil, true), ("mouse: no\n", false)] as [(String?, Bool)])
  func `the mouse is taken only where the settings let it`(settings: String?, isTaken: Bool) throws
  {
    let program = try Program()
    defer { program.removeHome() }
    try settings?.write(
      to: program.home.appendingPathComponent("config.yaml"), atomically: true, encoding: .utf8)
    let run = try ProgramOnTerminal("exec $unknot", program, size: (80, 24))
    try run.wait(for: "what does your back need?")
    run.type("q")
    #expect(try run.end() == .exit(0))
    #expect(run.output.contains("\u{1B}[?1000h") == isTaken)
    #expect(run.output.contains("\u{1B}[?2004h"))
  }
}
