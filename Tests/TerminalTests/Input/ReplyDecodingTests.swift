import Drawing
import Testing

@testable import Terminal

/// Replies of the terminal among keys.
@Suite struct ReplyDecodingTests {
  typealias Input = InputDecoder.Input

  private static let light = Input.reply(.background(.light))
  private static let attributes = Input.reply(.attributes)
  private static func key(_ key: Key) -> Input { .event(.keyPressed(key)) }
  private static func key(_ character: Character) -> Input { key(.character(character)) }

  private static let answers = [
    "\u{1B}]11;rgb:ffff/ffff/ffff\u{1B}\\", "\u{1B}]11;rgb:ff/ff/ff\u{7}",
    "\u{1B}]11;rgba:ffff/ffff/ffff/ffff\u{1B}\\", "\u{1B}]11;#ffffff\u{1B}\\",
    "\u{1B}]11;rgb:ffff/ffff/ffff\u{9C}", "\u{1B}]11;rgb:ffff/ffff/ffff\u{1B}",
  ]

  @Test(arguments: answers)
  func `a reply between keys is no key`(answer: String) {
    for isPending in [true, false] {
      #expect(
        decoded(["q" + answer + "\u{1B}[?62;22cn\u{1B}[A"], isPending: isPending)
          == [Self.key("q"), Self.light, Self.attributes, Self.key("n"), Self.key(.up)])
    }
  }

  @Test(arguments: answers)
  func `a reply may be cut anywhere`(answer: String) {
    let all = Array((answer + "\u{1B}[?64;1;2;6;9;15;16;17;18;21;22;28c").utf8)
    for (isPending, pause) in [(true, 900), (true, 50), (false, 20)] {
      for first in 1..<all.count - 1 {
        for second in first + 1..<all.count {
          let pieces = [all[..<first], all[first..<second], all[second...], [0x71]].map {
            Array($0)
          }
          // Right behind an escape, a long pause makes a key of it; nothing after it becomes text.
          let inputs = decoded(pieces, pause: .milliseconds(pause), isPending: isPending)
          #expect(
            inputs.filter { $0 != Self.key(.escape) } == [
              Self.light, Self.attributes, Self.key("q"),
            ],
            "\(pieces)")
        }
      }
    }
  }

  @Test func `a late reply is still no text`() {
    let pieces = ["\u{1B}]11;", "rgb:ffff/ff", "ff/ffff\u{1B}", "\\\u{1B}[?6", "2;22c", "q"]
    #expect(
      decoded(pieces, pause: .milliseconds(400)) == [Self.light, Self.attributes, Self.key("q")])
  }

  @Test(arguments: [
    "\u{1B}]11;red\u{1B}\\", "\u{1B}]11;\u{7}", "\u{1B}]10;rgb:ffff/ffff/ffff\u{1B}\\",
    "\u{1B}]52;c;cXE=\u{7}", "\u{1B}]11;rgb:zz\u{1B}\\", "\u{1B}]q\u{7}",
    "\u{1B}P11;rgb:ff/ff/ff\u{7}",
  ])
  func `a reply to another query is dropped`(answer: String) {
    #expect(decoded([answer + "q"]) == [Self.key("q")])
    #expect(decoded([answer, "q"], pause: .seconds(2), isPending: true) == [Self.key("q")])
  }

  @Test func `control keys and arrows go through whatever has begun`() {
    for begun in ["\u{1B}]11;", "\u{1B}]11;rgb:f", "\u{1B}]11;zzz", "\u{1B}[?6", "\u{1B}]1"] {
      let inputs = decoded(
        [begun, "\u{3}", begun + "\u{1B}[A", "\r"], pause: .milliseconds(200), isPending: true)
      #expect(inputs == [Self.key(.control("c")), Self.key(.up), Self.key(.enter)], "\(begun)")
    }
  }

  @Test func `escape and Alt keep their meaning while a reply is pending`() {
    for isPending in [true, false] {
      let pause = Duration.milliseconds(1_100)
      #expect(
        decoded(["\u{1B}", "n"], pause: pause, isPending: isPending) == [
          Self.key(.escape), Self.key("n"),
        ])
      #expect(decoded(["\u{1B}]", "n"], pause: pause, isPending: isPending) == [Self.key("n")])
      #expect(decoded(["\u{1B}q", "n"], pause: pause, isPending: isPending) == [Self.key("n")])
    }
  }

  @Test func `a change of colours is reported`() {
    #expect(
      decoded(["\u{1B}[?997;1n\u{1B}[?997;2n"])
        == [.reply(.colorsChanged), .reply(.colorsChanged)])
    #expect(decoded(["\u{1B}[?997;3n\u{1B}[?15n\u{1B}[0n"]).isEmpty)
  }
}
