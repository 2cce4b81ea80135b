import Foundation
import TestSupport
import Testing

/// The built program on a terminal, with an editor of the person's own.
@Suite struct EditorTests {
  /// Opens a new routine with an editor that writes its words, one a line, into a file.
  /// - Returns: The words, without the file's path.
  private func words(of editor: String, _ environment: [String: String] = [:]) throws -> [String] {
    var program = try Program()
    defer { program.removeHome() }
    let output = program.home.path + "/words"
    program.environment = environment.merging(["EDITOR": editor, "WORDS": output]) { $1 }
    let run = try ProgramOnTerminal("exec $unknot new mine", program)
    try run.wait(for: "It is good.")
    #expect(try run.end() == .exit(0))
    let lines = try String(contentsOfFile: output, encoding: .utf8).split(
      separator: "\n", omittingEmptySubsequences: false)
    let path = program.home.path + "/routines/mine.yaml"
    #expect(lines.dropLast().last.map(String.init) == path)
    return lines.dropLast(2).map(String.init)
  }

  @Test(arguments: [
    (#"printf '%s\n' -a "" >"$WORDS""#, ["-a", ""]),
    (#"printf '%s\n' 'two words' >"$WORDS""#, ["two words"]),
    (#"printf '%s\n' two\ words $GREETING >"$WORDS""#, ["two words", "hello"]),
    (#"LC_ALL=C printf '%s\n' >"$WORDS""#, []),
  ])
  func `the shell reads the line of the editor as git has it read`(
    editor: String, expected: [String]
  ) throws {
    #expect(try words(of: editor, ["GREETING": "hello"]) == expected)
  }

  @Test func `an editor that fails is named and the file stays`() throws {
    var program = try Program()
    defer { program.removeHome() }
    program.environment = ["EDITOR": "false --wait"]
    let run = try ProgramOnTerminal("exec $unknot new mine", program)
    try run.wait(for: "false --wait failed; the file is")
    #expect(try run.end() == .exit(74))
    #expect(FileManager.default.fileExists(atPath: program.home.path + "/routines/mine.yaml"))
  }
}
