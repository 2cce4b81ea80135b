import Foundation
import RoutineEngine
import TestSupport
import Testing

@testable import RemoteControl

@Suite struct ControlServerTests {
  private let temporary: TemporaryFolder
  private let folder: RuntimeFolder
  private let watched = Watched()
  private let server: ControlServer
  private var name: String { RuntimeFolder.name(of: getpid()) }

  init() throws {
    temporary = try TemporaryFolder()
    folder = RuntimeFolder(path: temporary.path + "/run")
    server = try ControlServer(in: [folder], watch: watched.watch)
  }

  /// Calls, without waiting for what is said.
  private func call() throws -> Int32 {
    let descriptor = try UnixSocket.connect(to: name, in: folder.path)
    UnixSocket.setTimeout(.seconds(20), of: descriptor)
    return descriptor
  }

  private func say(_ text: String, to descriptor: Int32) {
    #expect(UnixSocket.send(Array(text.utf8), to: descriptor) == text.utf8.count)
  }

  /// What has been said to somebody so far, and whether it was hung up on them.
  private func heard(by descriptor: Int32) -> (answers: [ControlAnswer], isEnd: Bool) {
    var buffer = LineBuffer(longest: 1 << 20)
    var answers: [ControlAnswer] = []
    while true {
      var bytes = [UInt8](repeating: 0, count: 4_096)
      let count = recv(descriptor, &bytes, bytes.count, Int32(MSG_DONTWAIT))
      guard count > 0 else { return (answers, count == 0 || errno == ECONNRESET) }
      answers += buffer.take(bytes.prefix(count)).compactMap { ControlAnswer(line: $0) }
    }
  }

  /// Lets the server answer as a session that leans over would.
  private func serve(_ status: SessionStatus = .leaningOver) -> [ControlCommand] {
    var commands: [ControlCommand] = []
    watched.serve {
      for request in server.takeRequests() {
        commands.append(request.command)
        server.answer(request, ControlAnswer(status))
      }
    }
    return commands
  }

  // MARK: Questions

  @Test func aRequestIsKeptUntilItIsTakenAndAnswered() throws {
    let caller = try call()
    defer { close(caller) }
    say("{\"do\":\"pa", to: caller)
    #expect(serve().isEmpty)
    say("use\"}\n{\"do\":\"status\"}\n", to: caller)
    #expect(serve() == [.pause, .status])
    let answer = ControlAnswer(.leaningOver)
    #expect(heard(by: caller) == ([answer, answer], false))
  }

  @Test func whoWatchesIsToldAndNobodyElse() throws {
    let callers = [try call(), try call(), try call()]
    defer { callers.forEach { close($0) } }
    say("{\"do\":\"watch\"}\n", to: callers[0])
    say("{\"do\":\"status\"}\n", to: callers[1])
    #expect(serve() == [.watch, .status])
    server.tell(SessionStatus())
    let first = ControlAnswer(.leaningOver)
    #expect(heard(by: callers[0]).answers == [first, ControlAnswer(SessionStatus())])
    #expect(heard(by: callers[1]).answers == [first])
    #expect(heard(by: callers[2]).answers.isEmpty)
  }

  @Test func whatIsNoRequestIsAnsweredAndHarmsNothing() throws {
    let caller = try call()
    defer { close(caller) }
    say("pause\n\u{0}\u{1}\n{\"do\":\"stop\"}\n{\"do\":\"next\"}\n", to: caller)
    #expect(serve() == [.next])
    let (answers, isEnd) = heard(by: caller)
    #expect(answers.map { $0.error != nil } == [true, true, true, false])
    #expect(!isEnd)
  }

  @Test func aRequestOfSomebodyWhoIsGoneIsStillMet() throws {
    let caller = try call()
    say("{\"do\":\"pause\"}\n", to: caller)
    close(caller)
    #expect(serve() == [.pause])
    #expect(watched.count == 1)
  }

  // MARK: Callers who mean no good

  @Test func aMegabyteWithoutAnEndIsHungUpOn() throws {
    let caller = try call()
    defer { close(caller) }
    var left = 1 << 20
    let piece = [UInt8](repeating: 0x41, count: 4_096)
    while left > 0 {
      let count = UnixSocket.send(piece, to: caller)
      guard count > 0 else { break }
      left -= count
      watched.serve()
    }
    #expect(left > (1 << 20) - 65_536)
    #expect(watched.count == 1)
    let other = try call()
    defer { close(other) }
    say("{\"do\":\"status\"}\n", to: other)
    #expect(serve() == [.status])
  }

  @Test func garbageIsSurvived() throws {
    var chance = SeededGenerator(seed: 3)
    for _ in 0..<50 {
      let caller = try call()
      defer { close(caller) }
      let size = Int.random(in: 1...5_000, using: &chance)
      let bytes = (0..<size).map { _ in UInt8.random(in: 0...255, using: &chance) }
      _ = UnixSocket.send(bytes, to: caller)
      #expect(serve().isEmpty)
    }
    watched.serve()
    #expect(watched.count == 1)
  }

  @Test func whoNeverReadsIsHungUpOnAndHoldsNobodyUp() throws {
    let deaf = try call()
    let other = try call()
    defer { [deaf, other].forEach { close($0) } }
    say("{\"do\":\"watch\"}\n", to: deaf)
    say("{\"do\":\"watch\"}\n", to: other)
    #expect(serve() == [.watch, .watch])
    var told = 0
    while watched.count == 3, told < 100_000 {
      server.tell(.leaningOver)
      told += 1
      _ = heard(by: other)
    }
    #expect(watched.count == 2)
    server.tell(.leaningOver)
    #expect(heard(by: other).answers == [ControlAnswer(.leaningOver)])
    let rest = heard(by: deaf)
    #expect(rest.isEnd)
    #expect(rest.answers.count == told)
  }

  @Test func aHundredAtOnceLeaveRoomForOneMoreAndForWhoWatches() throws {
    let watcher = try call()
    say("{\"do\":\"watch\"}\n", to: watcher)
    #expect(serve() == [.watch])
    var callers = [watcher]
    defer { callers.forEach { close($0) } }
    for _ in 0..<100 {
      callers.append(try call())
      watched.serve()
    }
    #expect(watched.count == 1 + ControlServer.mostCallers)
    let last = try call()
    callers.append(last)
    say("{\"do\":\"pause\"}\n", to: last)
    #expect(serve() == [.pause])
    server.tell(.leaningOver)
    #expect(heard(by: watcher).answers.count == 2)
  }

  @Test func closingItHangsUpOnEverybodyAndTwiceIsAsOnce() throws {
    let caller = try call()
    defer { close(caller) }
    watched.serve()
    server.close()
    server.close()
    #expect(watched.count == 0)
    #expect(heard(by: caller).isEnd)
    #expect(server.takeRequests().isEmpty)
  }

  // MARK: The socket

  private func mode(_ path: String) -> mode_t {
    var found = stat()
    lstat(path, &found)
    return found.st_mode & 0o777
  }

  @Test func theSocketIsForNobodyElseAndGoneAfterwards() throws {
    let path = folder.path + "/" + name
    #expect(mode(path) == 0o600)
    #expect(mode(folder.path) == 0o700)
    server.close()
    #expect(!FileManager.default.fileExists(atPath: path))
  }

  @Test func aSocketThatSomebodyHasPutThereInsteadIsLeftAlone() throws {
    let path = folder.path + "/" + name
    unlink(path)
    let other = try UnixSocket.listen(at: name, in: folder.path)
    defer { close(other) }
    server.close()
    #expect(FileManager.default.fileExists(atPath: path))
  }

  @Test func aSocketThatIsTakenIsLeftAloneAndOneThatIsLeftIsNot() throws {
    #expect(throws: ControlProblem(at: "\(folder.path)/\(name)", code: EADDRINUSE)) {
      try ControlServer(in: [folder], watch: Watched().watch)
    }
    let old = RuntimeFolder(path: temporary.path + "/old")
    try old.make()
    close(try UnixSocket.listen(at: name, in: old.path))
    let watched = Watched()
    let next = try ControlServer(in: [old], watch: watched.watch)
    defer { next.close() }
    #expect(watched.count == 1)
  }

  @Test func socketsOfProcessesThatAreGoneAreRemoved() throws {
    let other = RuntimeFolder(path: temporary.path + "/other")
    try other.make()
    // No process has the highest number that there can be; this one has the number of the test.
    close(try UnixSocket.listen(at: "2147483647.sock", in: other.path))
    let parent = getppid()
    close(try UnixSocket.listen(at: "\(parent).sock", in: other.path))
    let server = try ControlServer(in: [other], watch: Watched().watch)
    defer { server.close() }
    #expect(Set(other.entries.map(\.process)) == [getpid(), parent])
  }

  @Test func thePathMayBeLongerThanAnAddress() throws {
    let deep = try TemporaryFolder(longerThan: 200)
    let folder = RuntimeFolder(path: deep.path)
    let watched = Watched()
    let server = try ControlServer(in: [folder], watch: watched.watch)
    #expect(mode(folder.path + "/" + name) == 0o600)
    let caller = try UnixSocket.connect(to: name, in: folder.path)
    close(caller)
    server.close()
    #expect(folder.entries.isEmpty)
  }

  @Test func theFirstFolderThatWillDoIsTakenAndTheFirstReasonIsTold() throws {
    let bad = RuntimeFolder(path: temporary.path + "/missing/unknot")
    let good = RuntimeFolder(path: temporary.path + "/good")
    let next = try ControlServer(in: [bad, good], watch: Watched().watch)
    defer { next.close() }
    #expect(good.entries.map(\.process) == [getpid()])
    let worse = RuntimeFolder(path: "/proc/unknot")
    #expect(throws: ControlProblem(at: bad.path, code: ENOENT)) {
      try ControlServer(in: [bad, worse], watch: Watched().watch)
    }
  }
}
