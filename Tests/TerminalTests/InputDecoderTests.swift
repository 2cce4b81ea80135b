import Screen
import Testing

@testable import Terminal

@Suite struct InputDecoderTests {
  private func events(_ input: String) -> [InputEvent] {
    var decoder = InputDecoder()
    let events = input.unicodeScalars.compactMap { decoder.take($0)?.event }
    return events + (decoder.endOfInput()?.event.map { [$0] } ?? [])
  }

  @Test(
    arguments: [
      ("a é中", [.character("a"), .character(" "), .character("é"), .character("中")]),
      ("\r\n\t\u{7F}\u{8}", [.enter, .enter, .tab, .backspace, .backspace]),
      ("\u{1}\u{12}", [.control("a"), .control("r")]),
      ("\u{1B}", [.escape]), ("\u{1B}\u{1B}", [.escape, .escape]),
      ("\u{1B}[A\u{1B}[B\u{1B}OC\u{1B}OD", [.up, .down, .right, .left]),
      ("\u{1B}[5~\u{1B}[6~\u{1B}[H\u{1B}[4~\u{1B}[3~", [.pageUp, .pageDown, .home, .end, .delete]),
      ("\u{1B}[Z\u{1B}OM", [.backTab, .enter]),
      ("\u{1B}q", []), ("\u{1B}[", []), ("\u{1B}O", []),
      ("\u{1B}[1;5Cn", [.character("n")]), ("\u{1B}[200~n", [.character("n")]),
      ("\u{0}\u{9B}\u{80}", []), ("\u{1B}]", []), ("\u{1B}]q", [.character("q")]),
      ("\u{1B}[1\u{1B}[A\u{1B}[1\r", [.up, .enter]),
    ] as [(String, [Key])])
  func decoding(input: String, expected: [Key]) {
    #expect(events(input) == expected.map { .keyPressed($0) })
  }

  @Test(
    arguments: [
      ("\u{1B}[<0;11;6M", [.clicked(x: 10, y: 5)]), ("\u{1B}[<0;11;6m", []),
      ("\u{1B}[<16;200;100M", [.clicked(x: 199, y: 99)]),
      ("\u{1B}[<64;1;1M\u{1B}[<65;1;1M", [.scrolled(-1), .scrolled(1)]),
      ("\u{1B}[<2;1;1M\u{1B}[<66;1;1M\u{1B}[<0;0;1M\u{1B}[<0;1M\u{1B}[<;;M", []),
      ("\u{1B}[M +&", [.clicked(x: 10, y: 5)]), ("\u{1B}[M#+&q", [.keyPressed(.character("q"))]),
      ("\u{1B}[Ma!!", [.scrolled(1)]),
    ] as [(String, [InputEvent])])
  func theMouse(input: String, expected: [InputEvent]) {
    #expect(events(input) == expected)
  }

  @Test func anEndlessSequenceEnds() {
    var decoder = InputDecoder()
    for scalar in ("\u{1B}[" + String(repeating: "1", count: 1_000) + "n").unicodeScalars {
      #expect(decoder.take(scalar) == nil)
    }
    #expect(decoder.take("n") == .event(.keyPressed(.character("n"))))
  }
}
