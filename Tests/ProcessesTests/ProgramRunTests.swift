import Foundation
import TestSupport
import Testing

@testable import Processes

@Suite struct ProgramRunTests {
  private func failure(
    of does: String, limit: Duration = .seconds(20)
  ) throws -> (failure: String?, programs: FakePrograms) {
    let programs = try FakePrograms(["tool": does])
    let run = ProgramRun("tool", ["a b"], environment: programs.environment, limit: limit)
    return (run.failure, programs)
  }

  @Test func `a program that exits with 0 has no failure`() throws {
    let (failure, programs) = try failure(of: "echo warning >&2")
    #expect(failure == nil)
    #expect(programs.told() == "tool [a b] 0")
  }

  @Test(arguments: [
    ("echo; exit 1", "tool failed"), ("exit 3", "tool failed"), ("kill -9 $$", "tool failed"),
    ("printf 'no bus\\nand more\\n' >&2; exit 1", "no bus"),
    ("printf '\\033[31mred\\a\\n' >&2; exit 1", "[31mred"),
  ])
  func `the first line of standard error is the failure`(does: String, says: String) throws {
    #expect(try failure(of: does).failure == says)
  }

  @Test func `a program that hangs is killed when its time is over`() throws {
    let (failure, programs) = try failure(
      of: "read _ <\"$folder/gate\"\ntell end", limit: .milliseconds(1))
    #expect(failure == "tool does not end")
    programs.openGate()
    let lines = [programs.told(), programs.told()]
    #expect(!lines.contains("tool end"))
  }

  @Test func `a program that is not there is not installed`() {
    let run = ProgramRun("tool", [], environment: ["PATH": "/nowhere:bin"])
    #expect(run.failure == "tool is not installed")
  }

  @Test func `a program with much to say on standard error does not hang`() throws {
    let loop =
      "i=0; while [ $i -lt 3000 ]; do echo 'a line of some length, again' >&2; i=$((i+1)); done"
    #expect(try failure(of: loop + "; exit 1").failure == "a line of some length, again")
  }
}
