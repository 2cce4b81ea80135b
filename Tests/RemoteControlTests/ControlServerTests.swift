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

  /// Connects, without waiting for a reply.
  private func connect() throws -> Int32 {
    let descriptor = try UnixSocket.connect(to: name, in: folder.path)
    UnixSocket.setTimeout(.seconds(20), of: descriptor)
    return descriptor
  }

  private func say(_ text: String, to descriptor: Int32) {
    #expect(UnixSocket.send(Array(text.utf8), to: descriptor) == text.utf8.count)
  }

  /// The replies to a client so far, and whether it was dropped.
  private func received(by descriptor: Int32) -> (replies: [ControlReply], isEnd: Bool) {
    var buffer = LineBuffer(longest: 1 << 20)
    var replies: [ControlReply] = []
    while true {
      var bytes = [UInt8](repeating: 0, count: 4_096)
      let count = recv(descriptor, &bytes, bytes.count, Int32(MSG_DONTWAIT))
      guard count > 0 else { return (replies, count == 0 || errno == ECONNRESET) }
      replies += buffer.append(bytes.prefix(count)).compactMap { ControlReply(line: $0) }
    }
  }

  /// Replies as a session that leans over would.
  private func serve(_ status: SessionStatus = .leaningOver) -> [ControlCommand] {
    var commands: [ControlCommand] = []
    watched.serve {
      for request in server.takeRequests() {
        commands.append(request.command)
        server.reply(to: request, with: ControlReply(status))
      }
    }
    return commands
  }

  // MARK: Requests

  @Test func `a request is kept until it is taken and answered`() throws {
    let client = try connect()
    defer { close(client) }
    say("{\"do\":\"pa", to: client)
    #expect(serve().isEmpty)
    say("use\"}\n{\"do\":\"status\"}\n", to: client)
    #expect(serve() == [.pause, .status])
    let answer = ControlReply(.leaningOver)
    #expect(received(by: client) == ([answer, answer], false))
  }

  @Test func `a status is broadcast to those that watch and nobody else`() throws {
    let clients = [try connect(), try connect(), try connect()]
    defer { clients.forEach { close($0) } }
    say("{\"do\":\"watch\"}\n", to: clients[0])
    say("{\"do\":\"status\"}\n", to: clients[1])
    #expect(serve() == [.watch, .status])
    server.broadcast(SessionStatus())
    let first = ControlReply(.leaningOver)
    #expect(received(by: clients[0]).replies == [first, ControlReply(SessionStatus())])
    #expect(received(by: clients[1]).replies == [first])
    #expect(received(by: clients[2]).replies.isEmpty)
  }

  @Test func `a line that is no request is answered and does no harm`() throws {
    let client = try connect()
    defer { close(client) }
    say("pause\n\u{0}\u{1}\n{\"do\":\"stop\"}\n{\"do\":\"next\"}\n", to: client)
    #expect(serve() == [.next])
    let (replies, isEnd) = received(by: client)
    #expect(replies.map { $0.error != nil } == [true, true, true, false])
    #expect(!isEnd)
  }

  @Test func `a request of a client that is gone is still carried out`() throws {
    let client = try connect()
    say("{\"do\":\"pause\"}\n", to: client)
    close(client)
    #expect(serve() == [.pause])
    #expect(watched.count == 1)
  }

  // MARK: Clients that mean no good

  @Test func `a client that sends a megabyte without a newline is dropped`() throws {
    let client = try connect()
    defer { close(client) }
    var left = 1 << 20
    let piece = [UInt8](repeating: 0x41, count: 4_096)
    while left > 0 {
      let count = UnixSocket.send(piece, to: client)
      guard count > 0 else { break }
      left -= count
      watched.serve()
    }
    #expect(left > (1 << 20) - 65_536)
    #expect(watched.count == 1)
    let other = try connect()
    defer { close(other) }
    say("{\"do\":\"status\"}\n", to: other)
    #expect(serve() == [.status])
  }

  @Test func `garbage does no harm`() throws {
    var chance = SeededGenerator(seed: 3)
    for _ in 0..<50 {
      let client = try connect()
      defer { close(client) }
      let size = Int.random(in: 1...5_000, using: &chance)
      let bytes = (0..<size).map { _ in UInt8.random(in: 0...255, using: &chance) }
      _ = UnixSocket.send(bytes, to: client)
      #expect(serve().isEmpty)
    }
    watched.serve()
    #expect(watched.count == 1)
  }

  @Test func `a client that never reads is dropped and holds nobody up`() throws {
    let deaf = try connect()
    let other = try connect()
    defer { [deaf, other].forEach { close($0) } }
    say("{\"do\":\"watch\"}\n", to: deaf)
    say("{\"do\":\"watch\"}\n", to: other)
    #expect(serve() == [.watch, .watch])
    var told = 0
    while watched.count == 3, told < 100_000 {
      server.broadcast(.leaningOver)
      told += 1
      _ = received(by: other)
    }
    #expect(watched.count == 2)
    server.broadcast(.leaningOver)
    #expect(received(by: other).replies == [ControlReply(.leaningOver)])
    let rest = received(by: deaf)
    #expect(rest.isEnd)
    #expect(rest.replies.count == told)
  }

  @Test func `a hundred clients at once leave room for one more and for those that watch`() throws {
    let watcher = try connect()
    say("{\"do\":\"watch\"}\n", to: watcher)
    #expect(serve() == [.watch])
    var clients = [watcher]
    defer { clients.forEach { close($0) } }
    for _ in 0..<100 {
      clients.append(try connect())
      watched.serve()
    }
    #expect(watched.count == 1 + ControlServer.mostClients)
    let last = try connect()
    clients.append(last)
    say("{\"do\":\"pause\"}\n", to: last)
    #expect(serve() == [.pause])
    server.broadcast(.leaningOver)
    #expect(received(by: watcher).replies.count == 2)
  }

  @Test func `closing drops all clients and is idempotent`() throws {
    let client = try connect()
    defer { close(client) }
    watched.serve()
    server.close()
    server.close()
    #expect(watched.count == 0)
    #expect(received(by: client).isEnd)
    #expect(server.takeRequests().isEmpty)
  }

  // MARK: The socket

  private func mode(_ path: String) -> mode_t {
    var found = stat()
    lstat(path, &found)
    return found.st_mode & 0o777
  }

  @Test func `the socket is private and gone afterwards`() throws {
    let path = folder.path + "/" + name
    #expect(mode(path) == 0o600)
    #expect(mode(folder.path) == 0o700)
    server.close()
    #expect(!FileManager.default.fileExists(atPath: path))
  }

  @Test func `a socket that replaced ours is not removed`() throws {
    let path = folder.path + "/" + name
    unlink(path)
    let other = try UnixSocket.listen(at: name, in: folder.path)
    defer { close(other) }
    server.close()
    #expect(FileManager.default.fileExists(atPath: path))
  }

  @Test func `a socket in use stays and a stale one is replaced`() throws {
    #expect(throws: ControlError(at: "\(folder.path)/\(name)", code: EADDRINUSE)) {
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

  @Test func `sockets of processes that are gone are removed`() throws {
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

  @Test func `the path may be longer than an address`() throws {
    let deep = try TemporaryFolder(longerThan: 200)
    let folder = RuntimeFolder(path: deep.path)
    let watched = Watched()
    let server = try ControlServer(in: [folder], watch: watched.watch)
    #expect(mode(folder.path + "/" + name) == 0o600)
    let client = try UnixSocket.connect(to: name, in: folder.path)
    close(client)
    server.close()
    #expect(folder.entries.isEmpty)
  }

  @Test func `the first usable folder is taken and the first error is thrown`() throws {
    let bad = RuntimeFolder(path: temporary.path + "/missing/unknot")
    let good = RuntimeFolder(path: temporary.path + "/good")
    let next = try ControlServer(in: [bad, good], watch: Watched().watch)
    defer { next.close() }
    #expect(good.entries.map(\.process) == [getpid()])
    let worse = RuntimeFolder(path: "/proc/unknot")
    #expect(throws: ControlError(at: bad.path, code: ENOENT)) {
      try ControlServer(in: [bad, worse], watch: Watched().watch)
    }
  }
}
