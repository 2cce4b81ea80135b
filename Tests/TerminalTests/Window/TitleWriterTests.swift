import Drawing
import Testing

@testable import Terminal

@Suite struct TitleWriterTests {
  private func titleWriter(_ environment: [String: String], isUTF8: Bool = true) -> TitleWriter {
    TitleWriter(WindowAbilities(environment: environment), isUTF8: isUTF8)
  }

  private let ghostty = [
    "TERM": "xterm-ghostty", "TERM_PROGRAM": "ghostty", "TERM_PROGRAM_VERSION": "1.2.0",
  ]

  private func text(_ bytes: [UInt8]) -> String {
    String(decoding: bytes, as: UTF8.self).replacing("\u{1B}", with: "<")
  }

  @Test func `only what changed is sent`() {
    var titleWriter = titleWriter(ghostty)
    #expect(titleWriter.end.isEmpty)
    let status = WindowStatus(title: "Hold, 20 s", progress: .running(10))
    #expect(text(titleWriter.bytes(for: status)) == "<[22;0t<]2;Hold, 20 s<\\<]9;4;1;10<\\")
    #expect(titleWriter.bytes(for: status).isEmpty)
    let later = WindowStatus(title: "Hold, 20 s", progress: .running(15))
    #expect(text(titleWriter.bytes(for: later)) == "<]9;4;1;15<\\")
    let paused = WindowStatus(title: "Paused", progress: .paused(15))
    #expect(text(titleWriter.bytes(for: paused)) == "<]2;Paused<\\<]9;4;4;15<\\")
    #expect(text(titleWriter.end) == "<]9;4;0<\\<[23;0t")
    #expect(text(titleWriter.bytes(for: nil)) == "<]9;4;0<\\<[23;0t")
    #expect(titleWriter.end.isEmpty && titleWriter.bytes(for: nil).isEmpty)
    #expect(text(titleWriter.bytes(for: status)).hasPrefix("<[22;0t"), "it is saved anew each time")
  }

  @Test func `nothing is sent to a terminal that would print it`() {
    var titleWriter = titleWriter(["TERM": "linux"])
    #expect(titleWriter.bytes(for: WindowStatus(title: "Hold", progress: .running(0))).isEmpty)
    #expect(titleWriter.end.isEmpty && titleWriter.message("Over", title: "Roll") == nil)
    #expect(titleWriter.bytes(for: nil).isEmpty)
  }

  @Test func `words cannot steer the terminal`() throws {
    let words = "a\u{1B}]0;b\u{7}c\u{9C}d\n\u{1F9D8}"
    var utf8 = titleWriter(ghostty)
    let sent = text(utf8.bytes(for: WindowStatus(title: words, progress: .running(0))))
    #expect(sent.contains("<]2;a ]0;b c d \u{1F9D8}<\\"))
    var ascii = titleWriter(["TERM": "xterm"], isUTF8: false)
    let plain = ascii.bytes(for: WindowStatus(title: words, progress: .running(0)))
    #expect(text(plain).contains("<]2;a ]0;b c d ?<\\") && plain.allSatisfy { $0 < 0x80 })
    let long = String(repeating: "x", count: 5_000)
    let message = try #require(utf8.message(long, title: "a;b"))
    #expect(text(message).hasPrefix("<]777;notify;a,b;xxx") && message.count < 300)
  }

  @Test(arguments: ["x", "é"]) func `a title is cut where no window shows more`(character: String) {
    for (count, shown) in [(1, 1), (99, 99), (100, 100), (101, 100), (5_000, 100)] {
      var titleWriter = titleWriter(["TERM": "xterm"])
      let title = String(repeating: character, count: count)
      let sent = text(titleWriter.bytes(for: WindowStatus(title: title, progress: .running(0))))
      #expect(sent == "<[22;0t<]2;\(String(repeating: character, count: shown))<\\")
    }
  }

  @Test func `each terminal has its own sequence of messages`() throws {
    let iTerm = titleWriter([
      "TERM": "xterm-256color", "TERM_PROGRAM": "iTerm.app", "TERM_PROGRAM_VERSION": "3.5",
    ])
    let plain = try #require(iTerm.message("4;1;5 is over", title: "Roll"))
    #expect(text(plain) == "<]9;Roll: 4;1;5 is over<\\")
    let kitty = titleWriter(["TERM": "xterm-kitty"])
    let parts = try #require(kitty.message("It is over", title: "Roll"))
    #expect(
      text(parts) == "<]99;i=unknot:d=0;Roll<\\<]99;i=unknot:p=body;It is over<\\")
  }
}
