import ArgumentParser
import Foundation
import TestSupport
import Testing

@testable import unknot

/// The candidates of shell completion. They come from names of files, which may be anybody's.
@Suite struct CompletionTests {
  @Test(arguments: [
    "$(touch x).yaml", "`touch x`.yaml", "q'uote.yaml", "two words.yaml", "new\nline.yaml",
    "\u{1B}[31mred.yaml", "--plain", "a;b.yaml", "a\\b.yaml", "a*.yaml", "~root.yaml", "a\u{202E}b",
  ])
  func `a name that a shell would expand is no candidate`(name: String) {
    #expect(CompletionKind.plain([name, "mine.yaml"]) == ["mine.yaml"])
  }

  @Test(arguments: ["two-minute-break", "dir/", "../a_b.yaml", "Übung.yaml", "100%.yml"])
  func `a plain name is one`(name: String) {
    #expect(CompletionKind.plain([name]) == [name])
  }

  /// bash expands the words that it completes from.
  @Test func `bash runs nothing that stands in the name of a file`() throws {
    let program = try Program()
    defer { program.removeHome() }
    let folder = program.home.path + "/work"
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    for name in ["$(touch broken).yaml", "mine.yaml"] {
      try Data().write(to: URL(fileURLWithPath: "\(folder)/\(name)"))
    }
    let script = try program.run("--generate-completion-script", "bash").output
    try script.write(toFile: folder + "/script", atomically: true, encoding: .utf8)
    let bin = folder + "/bin"
    try FileManager.default.createDirectory(atPath: bin, withIntermediateDirectories: true)
    try FileManager.default.createSymbolicLink(
      atPath: bin + "/unknot", withDestinationPath: Program.path)
    let bash = Process()
    bash.executableURL = URL(fileURLWithPath: "/bin/bash")
    bash.currentDirectoryURL = URL(fileURLWithPath: folder)
    bash.environment = [
      "PATH": bin + ":/usr/bin:/bin", "UNKNOT_HOME": program.home.path, "LC_ALL": "C.UTF-8",
    ]
    bash.arguments = [
      "-c",
      """
      source ./script
      COMP_WORDS=(unknot check ''); COMP_CWORD=2; COMP_LINE='unknot check '; COMP_POINT=13
      _unknot unknot '' check
      printf '%s\\n' "${COMPREPLY[@]}"
      """,
    ]
    let pipe = Pipe()
    bash.standardOutput = pipe
    bash.standardError = Pipe()
    bash.standardInput = FileHandle.nullDevice
    try bash.run()
    let output = String(
      decoding: try pipe.fileHandleForReading.readToEnd() ?? Data(), as: UTF8.self)
    bash.waitUntilExit()
    #expect(output.contains("mine.yaml"), "\(output)")
    #expect(!FileManager.default.fileExists(atPath: folder + "/broken"))
  }
}
