import Foundation
import Testing

@testable import SessionHistory

@Suite struct ProcessIdentityTests {
  @Test func `the current process is alive`() {
    let current = ProcessIdentity.current
    #expect(current.isAlive)
    #expect(current == .current)
  }

  @Test func `an earlier process with the same ID is not alive`() {
    let current = ProcessIdentity.current
    let earlier = ProcessIdentity(
      pid: current.pid, startTicks: current.startTicks - 1, boot: current.boot)
    #expect(!earlier.isAlive)
    let beforeBoot = ProcessIdentity(
      pid: current.pid, startTicks: current.startTicks, boot: "another")
    #expect(!beforeBoot.isAlive)
    #expect(!ProcessIdentity(pid: -1, startTicks: 0, boot: current.boot).isAlive)
  }

  @Test func `a process of another container is elsewhere`() {
    let current = ProcessIdentity.current
    let there = ProcessIdentity(
      pid: current.pid, startTicks: current.startTicks, boot: current.boot + " pid:[1]")
    #expect(there.isElsewhere && !there.isAlive)
    #expect(!current.isElsewhere)
    let beforeBoot = ProcessIdentity(pid: current.pid, startTicks: 1, boot: "another pid:[1]")
    #expect(!beforeBoot.isElsewhere)
  }

  @Test func `a killed process is not alive`() throws {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/bin/sh")
    process.arguments = ["-c", "read line"]
    let input = Pipe()
    process.standardInput = input
    try process.run()
    let identity = try #require(ProcessIdentity.running(pid: Int(process.processIdentifier)))
    #expect(identity.isAlive)
    kill(process.processIdentifier, SIGKILL)
    process.waitUntilExit()
    #expect(!identity.isAlive)
  }
}
