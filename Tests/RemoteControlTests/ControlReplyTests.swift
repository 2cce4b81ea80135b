import RoutineEngine
import Testing

@testable import RemoteControl

@Suite struct ControlReplyTests {
  private func text(_ reply: ControlReply) -> String {
    String(decoding: reply.line, as: UTF8.self)
  }

  @Test func `a status has every key in an object of one line`() {
    #expect(
      text(ControlReply(.leaningOver)) == """
        {"status":{"kind":"hold","length":20,"next":"Change sides","of":3,"percent":41,\
        "remaining":11.25,"repeat":1,"round":null,"rounds":null,"routine":"overhead-reach","segment":7,"side":"right",\
        "speed":1,"state":"running","step":"Lean over","title":"Overhead arm reach","total":112.25}}

        """)
    #expect(
      text(ControlReply(SessionStatus())) == """
        {"status":{"kind":null,"length":null,"next":null,"of":null,"percent":null,\
        "remaining":null,"repeat":null,"round":null,"rounds":null,"routine":null,"segment":null,"side":null,\
        "speed":1,"state":"idle","step":null,"title":null,"total":null}}

        """)
  }

  @Test(arguments: [
    ControlReply(.leaningOver), ControlReply(SessionStatus(), refused: "No \"session\"\nruns."),
    ControlReply(error: "This is no request."),
  ])
  func `a reply survives encoding and decoding`(reply: ControlReply) {
    let line = reply.line
    #expect(line.last == UInt8(ascii: "\n"))
    #expect(line.filter { $0 == UInt8(ascii: "\n") }.count == 1)
    #expect(ControlReply(line: Array(line.dropLast())) == reply)
  }

  @Test func `missing keys are as without a session`() {
    #expect(ControlReply(line: Array("{\"status\":{}}".utf8)) == ControlReply(SessionStatus()))
  }

  @Test(arguments: [
    "", "{}", "7", "{\"status\":7}", "{\"status\":{\"state\":\"flying\"}}",
    "{\"status\":{\"remaining\":\"soon\"}}",
  ])
  func `a line that is no reply is refused`(line: String) {
    #expect(ControlReply(line: Array(line.utf8)) == nil)
  }

  @Test func `times beyond all measure do not trap`() {
    let line = "{\"status\":{\"remaining\":1e300,\"total\":-1e300}}"
    let reply = ControlReply(line: Array(line.utf8))
    #expect(reply?.status?.remaining == .seconds(1_000_000_000))
    #expect(reply?.status?.total == .seconds(-1_000_000_000))
  }
}
