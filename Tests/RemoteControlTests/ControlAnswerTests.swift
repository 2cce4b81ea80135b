import RoutineEngine
import Testing

@testable import RemoteControl

@Suite struct ControlAnswerTests {
  private func text(_ answer: ControlAnswer) -> String {
    String(decoding: answer.line, as: UTF8.self)
  }

  @Test func aStatusHasEveryKeyInAOneLineObject() {
    #expect(
      text(ControlAnswer(.leaningOver)) == """
        {"status":{"kind":"hold","length":20,"next":"Change sides","of":3,"percent":41,\
        "remaining":11.25,"repeat":1,"routine":"overhead-reach","segment":7,"side":"right",\
        "speed":1,"state":"running","step":"Lean over","title":"Overhead arm reach","total":112.25}}

        """)
    #expect(
      text(ControlAnswer(SessionStatus())) == """
        {"status":{"kind":null,"length":null,"next":null,"of":null,"percent":null,\
        "remaining":null,"repeat":null,"routine":null,"segment":null,"side":null,\
        "speed":1,"state":"idle","step":null,"title":null,"total":null}}

        """)
  }

  @Test(arguments: [
    ControlAnswer(.leaningOver), ControlAnswer(SessionStatus(), refused: "No \"session\"\nruns."),
    ControlAnswer(error: "This is no request."),
  ])
  func anAnswerSurvivesTheWire(answer: ControlAnswer) {
    let line = answer.line
    #expect(line.last == UInt8(ascii: "\n"))
    #expect(line.filter { $0 == UInt8(ascii: "\n") }.count == 1)
    #expect(ControlAnswer(line: Array(line.dropLast())) == answer)
  }

  @Test func whatIsMissingIsAsWithoutASession() {
    #expect(ControlAnswer(line: Array("{\"status\":{}}".utf8)) == ControlAnswer(SessionStatus()))
  }

  @Test(arguments: [
    "", "{}", "7", "{\"status\":7}", "{\"status\":{\"state\":\"flying\"}}",
    "{\"status\":{\"remaining\":\"soon\"}}",
  ])
  func whatIsNoAnswerIsNone(line: String) {
    #expect(ControlAnswer(line: Array(line.utf8)) == nil)
  }

  @Test func timesBeyondAllMeasureAreNoTrap() {
    let line = "{\"status\":{\"remaining\":1e300,\"total\":-1e300}}"
    let answer = ControlAnswer(line: Array(line.utf8))
    #expect(answer?.status?.remaining == .seconds(1_000_000_000))
    #expect(answer?.status?.total == .seconds(-1_000_000_000))
  }
}
