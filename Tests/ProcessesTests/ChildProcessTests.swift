import Foundation
import TestSupport
import Testing

@testable import Processes

@Suite struct ChildProcessTests {
  private let waits = "read _ <\"$folder/gate\""

  private func start(_ program: String, in programs: FakePrograms) throws -> ChildProcess {
    try ChildProcess(
      "\(programs.folder.path)/\(program)", [], environment: programs.environment)
  }

  @Test(arguments: [
    ("exit 0", ChildProcess.Termination.success), ("exit 3", .exit(3)), ("kill -9 $$", .signal(9)),
  ])
  func `the end of a child is known`(line: String, end: ChildProcess.Termination) throws {
    let child = try ChildProcess("/bin/sh", ["-c", line], environment: [:])
    #expect(child.wait() == end)
    #expect(child.termination == end)
  }

  @Test func `a program that does not exist is an error`() {
    #expect(throws: ChildProcess.StartError(code: ENOENT)) {
      try ChildProcess("/nowhere/program", [], environment: [:])
    }
  }

  @Test func `a child that hangs is waited for no longer than allowed`() throws {
    let programs = try FakePrograms(["hangs": waits])
    let child = try start("hangs", in: programs)
    #expect(child.wait(atMost: .zero) == nil)
    programs.openGate()
    #expect(child.wait(atMost: .seconds(20)) == .success)
  }

  @Test func `all that a child has started is killed with it`() throws {
    let programs = try FakePrograms(["parent": "(tell $$; \(waits); tell survived) & wait"])
    let child = try start("parent", in: programs)
    _ = try programs.next()
    _ = try programs.next()
    child.killGroup()
    #expect(child.wait() == .signal(SIGKILL))
    let next = try ChildProcess(
      "/bin/sh", ["-c", "folder='\(programs.folder.path)'; \(waits)"], environment: [:])
    var end: ChildProcess.Termination?
    // One that is being killed may take a first opening with it.
    for _ in 0..<20 where end == nil {
      programs.openGate()
      end = next.wait(atMost: .seconds(1))
    }
    #expect(end == .success)
    #expect(programs.told() == nil)
  }

  @Test func `a child has no terminal and the head of its session is itself`() throws {
    let script = "set -- $(cat /proc/$$/stat); [ $6 = $$ ] && [ $7 = 0 ]"
    let child = try ChildProcess(
      "/bin/sh", ["-c", script], environment: ["PATH": "/usr/bin:/bin"])
    #expect(child.wait() == .success)
  }

  @Test func `a child that ends wakes whoever waits for the pipe`() throws {
    let exits = try #require(ChildExits())
    let child = try ChildProcess("/bin/sh", ["-c", "exit 0"], environment: [:])
    var set = pollfd(fd: exits.descriptor, events: Int16(POLLIN), revents: 0)
    // Children of other tests wake it, too.
    while child.termination == nil {
      #expect(poll(&set, 1, 20_000) != 0)
      exits.drain()
    }
    #expect(child.termination == .success)
  }
}
