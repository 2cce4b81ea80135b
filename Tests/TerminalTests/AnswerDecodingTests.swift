import Screen
import Testing

@testable import Terminal

/// What the terminal answers, among keys.
@Suite struct AnswerDecodingTests {
  typealias Input = InputDecoder.Input

  private static let light = Input.answer(.ground(.light))
  private static let attributes = Input.answer(.attributes)
  private static func key(_ key: Key) -> Input { .event(.keyPressed(key)) }
  private static func key(_ character: Character) -> Input { key(.character(character)) }

  /// What becomes of input that arrives in pieces.
  private func inputs(_ pieces: [String], owed: Bool) -> [Input] {
    var decoder = InputDecoder()
    decoder.isAnswerOwed = owed
    return pieces.flatMap { piece in
      piece.unicodeScalars.compactMap { decoder.take($0) }
        + (decoder.endOfInput().map { [$0] } ?? [])
    }
  }

  private static let answers = [
    "\u{1B}]11;rgb:ffff/ffff/ffff\u{1B}\\", "\u{1B}]11;rgb:ff/ff/ff\u{7}",
    "\u{1B}]11;rgba:ffff/ffff/ffff/ffff\u{1B}\\", "\u{1B}]11;#ffffff\u{1B}\\",
    "\u{1B}]11;rgb:ffff/ffff/ffff\u{9C}", "\u{1B}]11;rgb:ffff/ffff/ffff\u{1B}",
  ]

  @Test(arguments: answers)
  func anAnswerBetweenKeysIsNoKey(answer: String) {
    for owed in [true, false] {
      #expect(
        inputs(["q" + answer + "\u{1B}[?62;22cn\u{1B}[A"], owed: owed)
          == [
            Self.key("q"), Self.light, Self.attributes, Self.key("n"), Self.key(.up),
          ])
    }
  }

  @Test(arguments: answers)
  func itMayBeCutAnywhere(answer: String) {
    let all = Array(answer + "\u{1B}[?64;1;2;6;9;15;16;17;18;21;22;28c")
    for first in 1..<all.count {
      for second in first..<all.count {
        let pieces = [all[..<first], all[first..<second], all[second...]].map { String($0) }
        // Right behind an escape, a pause makes a key of it; nothing after it becomes text.
        let inputs = inputs(pieces + ["q"], owed: true).filter { $0 != Self.key(.escape) }
        #expect(inputs == [Self.light, Self.attributes, Self.key("q")], "\(pieces)")
      }
    }
  }

  @Test(arguments: answers)
  func characterByCharacterToo(answer: String) {
    let pieces = (answer + "\u{1B}[?62;22c").map { String($0) }
    let inputs = inputs(pieces + ["q"], owed: true).filter { $0 != Self.key(.escape) }
    #expect(inputs == [Self.light, Self.attributes, Self.key("q")])
  }

  @Test func whatNobodyReckonsWithAnyMoreIsStillNoText() {
    let pieces = ["\u{1B}]11;", "rgb:ffff/ff", "ff/ffff\u{1B}", "\\\u{1B}[?6", "2;22c", "q"]
    #expect(inputs(pieces, owed: false) == [Self.light, Self.attributes, Self.key("q")])
  }

  @Test(arguments: [
    (["\u{1B}]11;red\u{1B}\\q"], ["q"]), (["\u{1B}]11;\u{7}q"], ["q"]),
    (["\u{1B}]10;rgb:ffff/ffff/ffff\u{1B}\\q"], ["q"]), (["\u{1B}]52;c;cXE=\u{7}q"], ["q"]),
    // It broke off, and a person goes on.
    (["\u{1B}]11;rgb:ffff/ff", "q", "n"], ["q", "n"]), (["\u{1B}]11;", "n"], ["n"]),
    (["\u{1B}[?62;2", "q"], ["q"]), (["\u{1B}]11;rgb:ff", "\u{1B}]q"], ["q"]),
    (["\u{1B}]11;rgb:zz", "\u{1B}[?62cq"], ["q"]),
  ])
  func aBadAnswerIsDroppedAndNoKeyIs(pieces: [String], keys: [Character]) {
    for owed in [true, false] {
      let inputs = inputs(pieces, owed: owed).filter { $0 != Self.attributes }
      #expect(inputs == keys.map { Self.key($0) }, "\(pieces), \(owed)")
    }
  }

  @Test func controlKeysAndArrowsGoThroughWhateverHasBegun() {
    for begun in ["\u{1B}]11;", "\u{1B}]11;rgb:f", "\u{1B}]11;zzz", "\u{1B}[?6", "\u{1B}]1"] {
      let inputs = inputs([begun, "\u{3}", begun + "\u{1B}[A", "\r"], owed: true)
      #expect(inputs == [Self.key(.control("c")), Self.key(.up), Self.key(.enter)], "\(begun)")
    }
  }

  @Test func anEndlessAnswerEnds() {
    let endless = "\u{1B}]11;rgb:" + String(repeating: "f", count: 100_000)
    #expect(inputs([endless, "q"], owed: false) == [Self.key("q")])
    #expect(inputs([endless, endless, "\u{1B}[?62cq"], owed: true).last == Self.key("q"))
    var answer = GroundAnswer()
    for _ in 0..<1_000 { answer.take("1") }
    #expect("\(answer)".count < 200)
  }

  @Test func aPersonsOwnEscapeAndAltAreWhatTheyWere() {
    for owed in [true, false] {
      #expect(inputs(["\u{1B}", "n"], owed: owed) == [Self.key(.escape), Self.key("n")])
      #expect(inputs(["\u{1B}]n"], owed: owed) == [Self.key("n")])
      #expect(inputs(["\u{1B}]", "n"], owed: owed) == [Self.key("n")])
      #expect(inputs(["\u{1B}q", "n"], owed: owed) == [Self.key("n")])
    }
  }

  @Test func coloursThatChangedAreTold() {
    #expect(
      inputs(["\u{1B}[?997;1n\u{1B}[?997;2n"], owed: false).allSatisfy {
        $0 == .answer(.coloursChanged)
      })
    #expect(inputs(["\u{1B}[?997;3n\u{1B}[?15n\u{1B}[0n"], owed: false).isEmpty)
  }
}
