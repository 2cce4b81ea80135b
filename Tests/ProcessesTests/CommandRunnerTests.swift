import Foundation
import TestSupport
import Testing

@testable import Processes

@Suite struct CommandRunnerTests {
  private final class Setup {
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
    let setup = try Setup(["mine": ""])
    let words = "$(touch here); `x` \"quoted\" -h"
    setup.runner.run(
      line: "mine first \"$UNKNOT_STEP\"", as: "on-step", with: ["UNKNOT_STEP": words])
    #expect(try setup.programs.next() == "mine [first][\(words)] 0")
    #expect(setup.reports.isEmpty)
  }

  @Test func `a failure is reported once for each name`() throws {
    let setup = try Setup([:])
    for name in ["on-start", "on-start", "on-end"] {
      let before = setup.reports.count
      setup.runner.run(line: "exit 3", as: name, with: [:])
      if before == 0 || name == "on-end" {
        try setup.programs.wait {
          setup.runner.poll()
          return setup.reports.count > before
        }
      }
    }
    setup.runner.close()
    #expect(
      setup.reports == [
        "on-start does not work: it failed with code 3.",
        "on-end does not work: it failed with code 3.",
      ])
  }

  @Test func `a command that does not exist is reported`() throws {
    let setup = try Setup([:])
    setup.runner.run(line: "no-such-command", as: "on-step", with: [:])
    try setup.waitForAReport()
    #expect(setup.reports == ["on-step does not work: it failed with code 127."])
  }

  @Test func `at most two of a name run at once`() throws {
    let setup = try Setup(["hangs": Self.waits])
    for _ in 0..<5 { setup.runner.run(line: "exec hangs", as: "on-step", with: [:]) }
    setup.runner.run(line: "exec hangs", as: "on-end", with: [:])
    for _ in 0..<3 { #expect(try setup.programs.next() == "hangs [] 0") }
    #expect(
      setup.reports == [
        "on-step does not work: it still runs from before, and is not started again."
      ])
    for _ in 0..<3 { setup.programs.openGate() }
    for _ in 0..<3 { #expect(try setup.programs.next() == "hangs end") }
    #expect(setup.programs.told() == nil)
  }

  @Test func `a program is run without a shell`() throws {
    let setup = try Setup(["tells": ""])
    #expect(setup.runner.run("tells", ["--", "$HOME; ls"]))
    #expect(try setup.programs.next() == "tells [--][$HOME; ls] 0")
    #expect(!setup.runner.run("not-there", []))
    #expect(setup.reports.isEmpty)
  }
}
