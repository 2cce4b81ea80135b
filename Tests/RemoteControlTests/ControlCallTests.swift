import Foundation
import RoutineEngine
import Testing

@testable import RemoteControl

@Suite struct ControlCallTests {
  private let temporary: TemporaryFolder
  private let folder: RuntimeFolder

  init() throws {
    temporary = try TemporaryFolder()
    folder = RuntimeFolder(path: temporary.path)
  }

  /// A process that answers the first caller with some bytes, whatever it asks, and hangs up.
  private func stand(in process: Int32, saying bytes: [UInt8]) throws -> Thread {
    let listener = try UnixSocket.listen(at: "\(process).sock", in: folder.path)
    let thread = Thread {
      var ready = pollfd(fd: listener, events: Int16(POLLIN), revents: 0)
      poll(&ready, 1, 20_000)
      if let caller = UnixSocket.accept(at: listener) {
        ready.fd = caller
        poll(&ready, 1, 20_000)
        _ = UnixSocket.send(bytes, to: caller)
        close(caller)
      }
      close(listener)
    }
    thread.start()
    return thread
  }

  private func answer(_ answers: ControlAnswer...) -> [UInt8] { answers.flatMap(\.line) }

  @Test func withoutAProcessNothingRuns() throws {
    #expect(try ControlCall.ask(.pause, in: []) == nil)
    let missing = RuntimeFolder(path: folder.path + "/missing")
    #expect(try ControlCall.ask(.pause, in: [missing, folder]) == nil)
  }

  @Test func aSocketThatWasLeftBehindIsNoProcess() throws {
    close(try UnixSocket.listen(at: "7.sock", in: folder.path))
    #expect(try ControlCall.ask(.pause, in: [folder]) == nil)
  }

  @Test func theLatestThatHasASessionAnswers() throws {
    _ = try stand(in: 11, saying: answer(ControlAnswer(.leaningOver)))
    _ = try stand(in: 12, saying: answer(ControlAnswer(SessionStatus(), refused: "None.")))
    let found = try #require(try ControlCall.ask(.pause, in: [folder]))
    #expect(found.call.process == 11)
    #expect(found.answer == ControlAnswer(.leaningOver))
  }

  @Test func aWishThatEndsTheSessionIsMetAllTheSame() throws {
    _ = try stand(in: 11, saying: answer(ControlAnswer(SessionStatus())))
    #expect(try ControlCall.ask(.next, in: [folder])?.answer == ControlAnswer(SessionStatus()))
    _ = try stand(in: 12, saying: answer(ControlAnswer(SessionStatus())))
    #expect(try ControlCall.ask(.status, in: [folder], of: 12) == nil)
  }

  @Test func aProcessCanBeNamed() throws {
    _ = try stand(in: 11, saying: answer(ControlAnswer(.leaningOver)))
    _ = try stand(in: 12, saying: answer(ControlAnswer(.leaningOver)))
    #expect(try ControlCall.ask(.pause, in: [folder], of: 11)?.call.process == 11)
    #expect(try ControlCall.ask(.pause, in: [folder], of: 13) == nil)
  }

  @Test(arguments: ["", "hello\n", "{}\n", String(repeating: "x", count: 100_000)])
  func whatIsNoAnswerIsAProblem(words: String) throws {
    _ = try stand(in: 11, saying: Array(words.utf8))
    #expect(throws: ControlProblem("process 11 does not answer")) {
      try ControlCall.ask(.pause, in: [folder])
    }
  }

  @Test func whatIsToldLaterIsHeardToTheEnd() throws {
    let first = ControlAnswer(.leaningOver)
    let last = ControlAnswer(SessionStatus())
    _ = try stand(in: 11, saying: answer(first, last))
    let call = try #require(try ControlCall.ask(.watch, in: [folder])?.call)
    #expect(call.hear(within: nil) == .answer(last))
    #expect(call.hear(within: nil) == .end)
    #expect(call.hear(within: .zero) == .end)
  }
}
