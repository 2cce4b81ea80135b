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
  func everyCommandSurvivesTheWire(command: ControlCommand) throws {
    let line = ControlRequest(command).line
    #expect(line == Array("{\"do\":\"\(command.rawValue)\"}\n".utf8))
    #expect(try ControlRequest(line: Array(line.dropLast())) == ControlRequest(command))
  }

  @Test func whatAnotherVersionAddsIsPassedOver() throws {
    let line = Array(" {\"do\" : \"pause\", \"by\": [1, {}]} ".utf8)
    #expect(try ControlRequest(line: line) == ControlRequest(.pause))
  }

  @Test(
    arguments: [
      "pause", "\"pause\"", "{}", "{\"do\":null}", "{\"do\":7}", "{\"do\":\"pause\"", "null", "[]",
      "{\"do\":\"pause\"}{\"do\":\"next\"}", "\0", "{\"do\":\"\u{1B}[2J\"",
      String(repeating: "[", count: 1_024),
    ])
  func whatIsNoRequestSaysWhatIsExpected(line: String) {
    #expect(problem(line) == "This is no request; expected a line like {\"do\":\"pause\"}.")
  }

  @Test func bytesThatAreNoTextAreNoRequest() {
    #expect(throws: ControlRequest.Problem.self) {
      try ControlRequest(line: [0xFF, 0xFE, 0x7B, 0x00, 0x80])
    }
  }

  @Test(arguments: ["stop", "PAUSE", "pause ", "", "quit"])
  func anUnknownCommandNamesThoseThatAre(word: String) {
    #expect(
      problem("{\"do\":\"\(word)\"}")
        == "There is nothing of that name to do; expected one of pause, resume, toggle, next, back, "
        + "again, longer, shorter, status, watch.")
  }

  @Test func everyWishIsAnEventAndAQuestionIsNone() {
    let events = ControlCommand.allCases.map(\.event)
    #expect(
      events == [
        .paused, .resumed, .pauseToggled, .skippedForward, .wentBack, .repeated, .lengthened,
        .shortened, nil, nil,
      ])
  }
}
