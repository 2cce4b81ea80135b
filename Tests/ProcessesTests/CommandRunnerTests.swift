import Foundation
import TestSupport
import Testing

@testable import Processes

@Suite struct CommandRunnerTests {
  private final class Stage {
    let programs: FakePrograms
    var reports: [String] = []
    lazy var runner = CommandRunner(environment: programs.environment) { [unowned self] in
      reports.append($0)
    }

    init(_ programs: KeyValuePairs<String, String>) throws {
      self.programs = try FakePrograms(programs)
    }

    func waitForAReport() throws {
      try programs.wait {
        runner.poll()
        return !reports.isEmpty
      }
    }
  }

  private static let waits = "read _ <\"$folder/gate\"\ntell end"

  @Test func `the shell reads the line and none of its variables`() throws {
    let stage = try Stage(["mine": ""])
    let words = "$(touch here); `x` \"quoted\" -h"
    stage.runner.run(
      line: "mine first \"$UNKNOT_STEP\"", as: "on-step", with: ["UNKNOT_STEP": words])
    #expect(try stage.programs.next() == "mine [first][\(words)] 0")
    #expect(stage.reports.isEmpty)
  }

  @Test func `a failure is reported once for each name`() throws {
    let stage = try Stage([:])
    for name in ["on-start", "on-start", "on-end"] {
      let before = stage.reports.count
      stage.runner.run(line: "exit 3", as: name, with: [:])
      if before == 0 || name == "on-end" {
        try stage.programs.wait {
          stage.runner.poll()
          return stage.reports.count > before
        }
      }
    }
    stage.runner.close()
    #expect(
      stage.reports == [
        "on-start does not work: it failed with code 3.",
        "on-end does not work: it failed with code 3.",
      ])
  }

  @Test func `a command that does not exist is reported`() throws {
    let stage = try Stage([:])
    stage.runner.run(line: "no-such-command", as: "on-step", with: [:])
    try stage.waitForAReport()
    #expect(stage.reports == ["on-step does not work: it failed with code 127."])
  }

  @Test func `at most two of a name run at once`() throws {
    let stage = try Stage(["hangs": Self.waits])
    for _ in 0..<5 { stage.runner.run(line: "exec hangs", as: "on-step", with: [:]) }
    stage.runner.run(line: "exec hangs", as: "on-end", with: [:])
    for _ in 0..<3 { #expect(try stage.programs.next() == "hangs [] 0") }
    #expect(
      stage.reports == [
        "on-step does not work: it still runs from before, and is not started again."
      ])
    for _ in 0..<3 { stage.programs.openGate() }
    for _ in 0..<3 { #expect(try stage.programs.next() == "hangs end") }
    #expect(stage.programs.told() == nil)
  }

  @Test func `a program is run without a shell`() throws {
    let stage = try Stage(["tells": ""])
    #expect(stage.runner.run("tells", ["--", "$HOME; ls"]))
    #expect(try stage.programs.next() == "tells [--][$HOME; ls] 0")
    #expect(!stage.runner.run("not-there", []))
    #expect(stage.reports.isEmpty)
  }
}
