import Foundation
import RoutineEngine
import Testing

@testable import RemoteControl

@Suite struct ControlClientTests {
  private let temporary: TemporaryFolder
  private let folder: RuntimeFolder

  init() throws {
    temporary = try TemporaryFolder()
    folder = RuntimeFolder(path: temporary.path)
  }

  /// A process that replies to the first client with some bytes, whatever it asks, and hangs up.
  private func stand(
    in process: Int32, saying bytes: [UInt8], keepsOpen: Bool = false
  ) throws -> Thread {
    let listener = try UnixSocket.listen(at: "\(process).sock", in: folder.path)
    let thread = Thread {
      var ready = pollfd(fd: listener, events: Int16(POLLIN), revents: 0)
      poll(&ready, 1, 20_000)
      if let client = UnixSocket.accept(at: listener) {
        ready.fd = client
        poll(&ready, 1, 20_000)
        _ = UnixSocket.send(bytes, to: client)
        if keepsOpen {
          var request = [UInt8](repeating: 0, count: 100)
          _ = read(client, &request, request.count)
          poll(&ready, 1, 20_000)
        }
        close(client)
      }
      close(listener)
    }
    thread.start()
    return thread
  }

  private func lines(_ replies: ControlReply...) -> [UInt8] { replies.flatMap(\.line) }

  @Test func `without a process no session is under way`() throws {
    #expect(try ControlClient.ask(.pause, in: []) == nil)
    let missing = RuntimeFolder(path: folder.path + "/missing")
    #expect(try ControlClient.ask(.pause, in: [missing, folder]) == nil)
  }

  @Test func `a stale socket is no process`() throws {
    close(try UnixSocket.listen(at: "7.sock", in: folder.path))
    #expect(try ControlClient.ask(.pause, in: [folder]) == nil)
  }

  @Test func `the latest process with a session replies`() throws {
    _ = try stand(in: 11, saying: lines(ControlReply(.leaningOver)))
    _ = try stand(in: 12, saying: lines(ControlReply(SessionStatus(), refused: "None.")))
    let found = try #require(try ControlClient.ask(.pause, in: [folder]))
    #expect(found.client.process == 11)
    #expect(found.reply == ControlReply(.leaningOver))
  }

  @Test func `a command that ends the session counts as carried out`() throws {
    _ = try stand(in: 11, saying: lines(ControlReply(SessionStatus())))
    #expect(try ControlClient.ask(.next, in: [folder])?.reply == ControlReply(SessionStatus()))
    _ = try stand(in: 12, saying: lines(ControlReply(SessionStatus())))
    #expect(try ControlClient.ask(.status, in: [folder], of: 12) == nil)
  }

  @Test func `a process can be chosen`() throws {
    _ = try stand(in: 11, saying: lines(ControlReply(.leaningOver)))
    _ = try stand(in: 12, saying: lines(ControlReply(.leaningOver)))
    #expect(try ControlClient.ask(.pause, in: [folder], of: 11)?.client.process == 11)
    #expect(try ControlClient.ask(.pause, in: [folder], of: 13) == nil)
  }

  @Test(arguments: ["", "hello\n", "{}\n", String(repeating: "x", count: 100_000)])
  func `a line that is no reply is an error`(words: String) throws {
    _ = try stand(in: 11, saying: Array(words.utf8))
    #expect(throws: ControlError("process 11 does not answer")) {
      try ControlClient.ask(.pause, in: [folder])
    }
  }

  @Test func `later replies are received to the end`() throws {
    let first = ControlReply(.leaningOver)
    let last = ControlReply(SessionStatus())
    _ = try stand(in: 11, saying: lines(first, last))
    let client = try #require(try ControlClient.ask(.watch, in: [folder])?.client)
    #expect(client.receive(within: nil) == .reply(last))
    #expect(client.receive(within: nil) == .closed)
    #expect(client.receive(within: .zero) == .closed)
  }

  @Test func `processes that are stopped leave the others their share of the time`() throws {
    // Nobody accepts there; the latest is asked first.
    let silent = try (20...22).map { try UnixSocket.listen(at: "\($0).sock", in: folder.path) }
    defer { silent.forEach { close($0) } }
    let clock = ContinuousClock()
    let start = clock.now
    #expect(throws: ControlError("process 22 does not answer")) {
      try ControlClient.ask(.status, in: [folder], within: .milliseconds(80))
    }
    #expect(clock.now - start < .seconds(1))
    _ = try stand(in: 11, saying: lines(ControlReply(.leaningOver)))
    let found = try #require(try ControlClient.ask(.status, in: [folder], within: .seconds(20)))
    #expect(found.client.process == 11)
  }

  @Test func `a full queue of connections is not waited for long`() throws {
    let silent = try UnixSocket.listen(at: "20.sock", in: folder.path)
    defer { close(silent) }
    var clients: [Int32] = []
    defer { clients.forEach { close($0) } }
    while let client = try? UnixSocket.connect(
      to: "20.sock", in: folder.path, within: .milliseconds(1))
    {
      clients.append(client)
    }
    #expect(throws: ControlError.self) {
      try ControlClient.ask(.status, in: [folder], within: .milliseconds(1))
    }
  }

  @Test func `a pipe that nobody reads any more ends the wait`() throws {
    _ = try stand(in: 11, saying: lines(ControlReply(.leaningOver)), keepsOpen: true)
    let client = try #require(try ControlClient.ask(.watch, in: [folder])?.client)
    var ends: [Int32] = [-1, -1]
    try #require(pipe(&ends) == 0)
    defer { close(ends[1]) }
    #expect(client.receive(within: .zero, printingTo: ends[1]) == .timeout)
    close(ends[0])
    #expect(client.receive(within: nil, printingTo: ends[1]) == .readerGone)
  }
}
