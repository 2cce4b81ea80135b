import BuiltInRoutines
import Foundation
import Testing

/// The built program told line by line, into a file and on a terminal.
@Suite struct PlainSessionTests {
  @Test(arguments: BuiltInRoutines.routines.map(\.id), ["gentle", "full"])
  func `every line of a plain session is an ASCII sentence`(routine: String, level: String) throws {
    let program = try Program()
    defer { program.removeHome() }
    let result = try program.run("play", routine, "--level", level, "--speed", "1000")
    #expect(result.code == 0 && result.errors.isEmpty)
    let lines = result.output.split(separator: "\n", omittingEmptySubsequences: false).dropLast()
    #expect((8..<70).contains(lines.count), "\(lines.count) lines")
    for line in lines {
      let last = try #require(line.last, "a blank line says nothing")
      #expect(".!?".contains(last), "\(line)")
      let isPlain = line.unicodeScalars.allSatisfy { (0x20..<0x7F).contains($0.value) }
      #expect(isPlain, "\(line)")
    }
  }

  @Test func `plain lines on a terminal are wrapped between words`() throws {
    let program = try Program()
    defer { program.removeHome() }
    let run = try ProgramOnTerminal(
      "exec $unknot play foam-roller --plain --hands-free --mute --speed 1000", program,
      size: (40, 24))
    try run.sayNoPain()
    #expect(try run.end() == .exit(0))
    let seen = run.output.replacing("\u{1B}[?2004h", with: "")
    let lines = seen.split(whereSeparator: \.isNewline)
    #expect(lines.allSatisfy { $0.count <= 40 })
    #expect(lines.contains("Take care: Stay between the tips of your"))
  }
}
