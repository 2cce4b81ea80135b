import RoutineEngine
import Testing

@testable import RemoteControl

@Suite struct ControlRequestTests {
  private func problem(_ line: String) -> String? {
    do {
      _ = try ControlRequest(line: Array(line.utf8))
      return nil
    } catch {
      return error.message
    }
  }

  @Test(arguments: ControlCommand.allCases)
  func `every command survives encoding and decoding`(command: ControlCommand) throws {
    let line = ControlRequest(command).line
    #expect(line == Array("{\"do\":\"\(command.rawValue)\"}\n".utf8))
    #expect(try ControlRequest(line: Array(line.dropLast())) == ControlRequest(command))
  }

  @Test func `keys of another version are ignored`() throws {
    let line = Array(" {\"do\" : \"pause\", \"by\": [1, {}]} ".utf8)
    #expect(try ControlRequest(line: line) == ControlRequest(.pause))
  }

  @Test(
    arguments: [
      "pause", "\"pause\"", "{}", "{\"do\":null}", "{\"do\":7}", "{\"do\":\"pause\"", "null", "[]",
      "{\"do\":\"pause\"}{\"do\":\"next\"}", "\0", "{\"do\":\"\u{1B}[2J\"",
      String(repeating: "[", count: 1_024),
    ])
  func `the error of a line that is no request names what is expected`(line: String) {
    #expect(problem(line) == "This is not a request; expected a line like {\"do\":\"pause\"}.")
  }

  @Test func `bytes that are no text are no request`() {
    #expect(throws: ControlRequest.FormatError.self) {
      try ControlRequest(line: [0xFF, 0xFE, 0x7B, 0x00, 0x80])
    }
  }

  @Test(arguments: ["stop", "PAUSE", "pause ", "", "quit"])
  func `the error of an unknown command lists the known ones`(word: String) {
    #expect(
      problem("{\"do\":\"\(word)\"}")
        == "There is nothing of that name to do; expected one of pause, resume, toggle, next, next-move, "
        + "back, again, longer, shorter, status, watch.")
  }

  @Test func `every command but a question is an event`() {
    let events = ControlCommand.allCases.map(\.event)
    #expect(
      events == [
        .paused, .resumed, .pauseToggled, .skippedForward, .moveSkipped, .wentBack, .repeated,
        .lengthened,
        .shortened, nil, nil,
      ])
  }
}
