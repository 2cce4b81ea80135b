import BuiltInRoutines
import Foundation
import Testing

/// The built program where its output is a file.
@Suite struct PlainSessionTests {
  @Test(arguments: BuiltInRoutines.routines.map(\.name), ["gentle", "full"])
  func aWholeSessionIsReadable(routine: String, level: String) throws {
    let program = try Program()
    defer { program.removeHome() }
    let result = try program.run("play", routine, "--level", level, "--speed", "1000")
    #expect(result.code == 0 && result.errors.isEmpty)
    let lines = result.output.split(separator: "\n", omittingEmptySubsequences: false).dropLast()
    #expect((8..<40).contains(lines.count), "\(lines.count) lines")
    for line in lines {
      let last = try #require(line.last, "a blank line says nothing")
      #expect(".!?".contains(last), "\(line)")
      let isPlain = line.unicodeScalars.allSatisfy { (0x20..<0x7F).contains($0.value) }
      #expect(isPlain, "\(line)")
    }
  }
}
