import Drawing
import Testing

@testable import Terminal

@Suite struct InputDecoderTests {
  private func events(_ input: String) -> [InputEvent] { decoded([input]).events }

  @Test(
    arguments: [
      ("a é中", [.character("a"), .character(" "), .character("é"), .character("中")]),
      ("\r\n\t\u{7F}\u{8}", [.enter, .enter, .tab, .backspace, .backspace]),
      ("\u{1}\u{12}", [.control("a"), .control("r")]),
      ("\u{1B}", [.escape]), ("\u{1B}\u{1B}", [.escape, .escape]),
      ("\u{1B}\u{1B}\u{1B}", [.escape, .escape, .escape]),
      ("\u{1B}[A\u{1B}[B\u{1B}OC\u{1B}OD", [.up, .down, .right, .left]),
      ("\u{1B}[5~\u{1B}[6~\u{1B}[H\u{1B}[4~\u{1B}[3~", [.pageUp, .pageDown, .home, .end, .delete]),
      ("\u{1B}[Z\u{1B}OM", [.backTab, .enter]),
      ("\u{1B}q", []), ("\u{1B}[", []), ("\u{1B}O", []), ("\u{1B}é", []),
      ("\u{1B}[1;5Cn", [.character("n")]), ("\u{0}\u{9B}\u{80}", []), ("\u{1B}]", []),
      ("\u{1B}[1\u{1B}[A\u{1B}[1\r", [.up, .enter]), ("\u{1B}\u{1B}[A", []),
      ("\u{1B}\u{1B}q", [.escape]), ("\u{1B}\u{1B}]2;q\u{7}", [.escape]),
    ] as [(String, [Key])])
  func `bytes are decoded`(input: String, expected: [Key]) {
    #expect(events(input) == expected.map { .keyPressed($0) })
  }

  /// CSI u, modifyOtherKeys, modifiers on keys without a character, the keypad.
  @Test(
    arguments: [
      (
        "\u{1B}[99;5u\u{1B}[27;5;99~\u{1B}[99;69u\u{1B}[99;133u",
        Array(repeating: .control("c"), count: 4)
      ),
      (
        "\u{1B}[97u\u{1B}[97;2u\u{1B}[97;65u\u{1B}[97;66u",
        ["a", "A", "A", "a"].map { .character($0) }
      ),
      (
        "\u{1B}[97:65;2u\u{1B}[47:63;2u\u{1B}[63;2u\u{1B}[27;2;63~",
        ["A", "?", "?", "?"].map { .character($0) }
      ),
      ("\u{1B}[97;2;65u\u{1B}[233u\u{1B}[1081;;1049u", ["A", "é", "Й"].map { .character($0) }),
      (
        "\u{1B}[13u\u{1B}[27u\u{1B}[9u\u{1B}[9;2u\u{1B}[127u",
        [.enter, .escape, .tab, .backTab, .backspace]
      ),
      ("\u{1B}[27;5;109~\u{1B}[91;5u\u{1B}[104;5u", [.enter, .escape, .backspace]),
      ("\u{1B}[97;1:1u\u{1B}[97;1:2u\u{1B}[97;1:3u", [.character("a"), .character("a")]),
      ("\u{1B}[97;3u\u{1B}[97;9u\u{1B}[57358u\u{1B}[57441;2u\u{1B}[99;7u\u{1B}[32;5u", []),
      (
        "\u{1B}[57399u\u{1B}[57414u\u{1B}[57419;129u\u{1B}[57413u",
        [.character("0"), .enter, .up, .character("+")]
      ),
      (
        "\u{1B}[97;1;27u\u{1B}[97;1;155u\u{1B}[3;1u\u{1B}[55296u\u{1B}[99999999999999999999u",
        [.control("c")]
      ),
      (
        "\u{1B}[1;129A\u{1B}[1;2B\u{1B}[5;129~\u{1B}[6;2~\u{1B}[1;66H\u{1B}[1;194F",
        [.up, .down, .pageUp, .pageDown, .home, .end]
      ),
      ("\u{1B}[1;5A\u{1B}[1;133A\u{1B}[5;3~\u{1B}[1;1:3A\u{1B}[5;1:3~\u{1B}[1;1:1A", [.up]),
      (
        "\u{1B}Op\u{1B}Oy\u{1B}Ok\u{1B}OX\u{1B}O \u{1B}OI",
        [.character("0"), .character("9"), .character("+"), .character("="), .character(" "), .tab]
      ),
      ("\u{1B}O2A\u{1B}O5A\u{1B}O1;2B\u{1B}O1;5B\u{1B}[2A\u{1B}[5A", [.up, .down, .up]),
      (
        "\u{1B}[a\u{1B}Oa\u{1B}[7$\u{1B}[7^\u{1B}[7@\u{1B}[8$n",
        [.up, .home, .end, .character("n")]
      ),
      ("\u{1B}[[A\u{1B}[[En\u{1B}[[", [.character("n")]),
    ] as [(String, [Key])])
  func `keys are decoded in the protocols that say more`(input: String, expected: [Key]) {
    #expect(decoded([input]).keys == expected, "\(input.debugDescription)")
  }

  @Test(
    arguments: [
      ("\u{1B}[<0;11;6M", [.clicked(x: 10, y: 5)]), ("\u{1B}[<0;11;6m", []),
      ("\u{1B}[<16;200;100M", [.clicked(x: 199, y: 99)]),
      ("\u{1B}[<64;1;1M\u{1B}[<65;1;1M", [.scrolled(-1), .scrolled(1)]),
      ("\u{1B}[<2;1;1M\u{1B}[<66;1;1M\u{1B}[<0;0;1M\u{1B}[<0;1M\u{1B}[<;;M", []),
      ("\u{1B}[M +&", [.clicked(x: 10, y: 5)]), ("\u{1B}[M#+&q", [.keyPressed(.character("q"))]),
      ("\u{1B}[Ma!!", [.scrolled(1)]),
      ("\u{1B}[32;11;6M\u{1B}[96;1;1M", [.clicked(x: 10, y: 5), .scrolled(-1)]),
      (
        "\u{1B}[<0;99999999999999999999;6Mq",
        [.clicked(x: 0x1FFFFF, y: 5), .keyPressed(.character("q"))]
      ),
    ] as [(String, [InputEvent])])
  func `the mouse is decoded`(input: String, expected: [InputEvent]) {
    #expect(events(input) == expected)
  }

  @Test func `keys of the terminal's description are decoded`() {
    var described: [[UInt8]: Key?] = [:]
    let keys: [(String, Key?)] = [
      ("\u{1B}[M", nil), ("\u{1B}[I", .pageUp), ("\u{1B}A", .up), ("\u{1B}P", nil),
    ]
    for (text, key) in keys { described[Array(text.utf8)] = .some(key) }
    let decoder = InputDecoder(described: described)
    let inputs = decoded(["\u{1B}[Mn\u{1B}[I\u{1B}A\u{1B}Pq"], with: decoder)
    #expect(inputs.keys == [.character("n"), .pageUp, .up, .character("q")])
  }

  // MARK: Time

  @Test func `an escape is the key after its delay`() {
    var decoder = InputDecoder(escapeDelay: .milliseconds(25))
    #expect(decoder.deadline == nil)
    #expect(decoder.decode([0x1B], at: .seconds(1)).isEmpty)
    #expect(decoder.deadline == .milliseconds(1_025))
    #expect(decoder.decode([], at: .milliseconds(1_024)).isEmpty)
    #expect(decoder.decode([], at: .milliseconds(1_025)).keys == [.escape])
    _ = decoder.decode([], at: .seconds(3))
    #expect(decoder.deadline == nil)
  }

  @Test(arguments: [
    (25, 20, [Key.down]), (25, 30, [.escape]), (100, 30, [.down]), (0, 0, [.escape]),
  ])
  func `an arrow that is split after the escape is an arrow`(delay: Int, pause: Int, keys: [Key]) {
    let decoder = InputDecoder(escapeDelay: .milliseconds(delay))
    // What was told as the key is not told again, and its rest is not typed.
    #expect(decoded(["\u{1B}", "[B"], pause: .milliseconds(pause), with: decoder).keys == keys)
  }

  @Test(
    arguments: [
      ([:], 25), (["ESCDELAY": "60"], 60), (["ESCDELAY": "0"], 0), (["ESCDELAY": "-1"], 25),
      (["ESCDELAY": "soon"], 25), (["SSH_TTY": "/dev/pts/1"], 100),
      (["SSH_CONNECTION": "::1 1 ::1 22"], 100), (["SSH_CONNECTION": ""], 25),
      (["SSH_TTY": "/dev/pts/1", "ESCDELAY": "10"], 10), (["ESCDELAY": "99999999"], 5_000),
    ] as [([String: String], Int)])
  func `the escape delay follows the environment`(environment: [String: String], milliseconds: Int)
  {
    #expect(EscapeDelay.asked(in: environment) == .milliseconds(milliseconds))
  }

  @Test func `a cut sequence waits for its end`() {
    for (pause, events) in [
      (99, [InputEvent.scrolled(1), .keyPressed(.character("q"))]),
      (101, [.keyPressed(.character("q"))]), (900, [.keyPressed(.character("q"))]),
    ] {
      let pieces = ["\u{1B}[<65;47", ";10M", "q"]
      #expect(decoded(pieces, pause: .milliseconds(pause)).events == events, "\(pause)")
    }
  }

  @Test(
    arguments: [
      // What cannot belong ends the waiting at once.
      (["\u{1B}[<65;4", "q"], 500, [Key.character("q")]),
      (["\u{1B}[<65;4", "\r"], 500, [.enter]), (["\u{1B}[<65;4", "\u{1B}[A"], 50, [.up]),
      (["\u{1B}[<65;4", "é"], 50, [.character("é")]),
      (["\u{1B}[", "q"], 150, [.character("q")]),
      (["\u{1B}", "q"], 150, [.escape, .character("q")]),
      // Nothing waits for ever.
      (["\u{1B}[<65;4", "5"], 30_001, [.character("5")]),
      (["\u{1B}[", "5"], 30_001, [.character("5")]),
      (["\u{1B}O", "q"], 30_001, [.character("q")]),
      (["\u{1B}P1+r5", "q"], 30_001, [.character("q")]),
      (["\u{1B}[M!", "q"], 30_001, [.character("q")]),
      (["\u{1B}", "[", "q"], 1_100, [.escape, .character("["), .character("q")]),
    ])
  func `a sequence that broke off takes no key with it`(pieces: [String], pause: Int, keys: [Key]) {
    #expect(decoded(pieces, pause: .milliseconds(pause)).keys == keys)
  }

  @Test(arguments: ["P", "]", "X", "^", "_"], [1_100, 2_500, 6_000, 29_000])
  func `the rest of a string is dropped however late`(kind: String, pause: Int) {
    let begun = "\u{1B}" + kind
    for pieces in [
      [begun, "1+r?\u{1B}\\"], [begun, "1+r?\u{7}"], [begun + "1", "+", "r", "?", "\u{1B}\\"],
      [begun, "1+", "r", "?", "\u{1B}\\"], [begun + "1+r544e=78", "q!h \u{1B}", "\\"],
    ] {
      #expect(decoded(pieces, pause: .milliseconds(pause)).isEmpty, "\(pieces)")
      #expect(
        decoded(pieces + ["q"], pause: .milliseconds(pause)).keys == [.character("q")], "\(pieces)")
    }
    // Whoever wants to leave need not wait for its end.
    #expect(
      decoded([begun + "1+r", "\u{3}", "q"], pause: .milliseconds(pause)).keys == [
        .control("c"), .character("q"),
      ])
    #expect(
      decoded([begun + "1+r", "\u{1B}[A", "q"], pause: .milliseconds(pause)).keys == [
        .up, .character("q"),
      ])
  }

  /// Alt with P, or with another letter that begins a string.
  @Test(arguments: ["P", "]", "X", "^", "_"])
  func `Alt with a letter locks no keyboard`(letter: String) {
    let alt = "\u{1B}" + letter
    for (pieces, pause, keys) in [
      ([alt, "q", "y"], 1_100, [Key.character("q"), .character("y")]),
      ([alt, "\r"], 1_100, [.enter]), ([alt, "é"], 1_100, [.character("é")]),
      ([alt, "\u{1B}"], 1_100, [.escape]), ([alt, "\u{1B}[A"], 1_100, [.up]),
      ([alt, "\u{3}"], 200, [.control("c")]), ([alt, alt, "q"], 1_100, [.character("q")]),
      // Within a second it may be a string; a second later it is not.
      ([alt, "q"], 900, []),
    ] {
      #expect(decoded(pieces, pause: .milliseconds(pause)).keys == keys, "\(pieces)")
    }
    var decoder = InputDecoder()
    var keys: [Key] = []
    for (byte, moment) in [(0x1B, 1_000), (letter.utf8.first ?? 0, 1_000), (0x71, 1_500)] {
      keys += decoder.decode([byte], at: .milliseconds(moment)).keys
    }
    #expect(keys.isEmpty)
    #expect(decoder.decode([0x79], at: .milliseconds(2_600)).isEmpty)
    #expect(decoder.deadline == .milliseconds(2_700))
    #expect(decoder.decode([], at: .milliseconds(2_700)).keys == [.character("y")])
    #expect(decoder.deadline == nil)
  }

  @Test func `control codes within a sequence are keys`() {
    // A control key was pressed meanwhile; cancelling ends a sequence, an escape begins another.
    #expect(decoded(["\u{1B}[1;\u{3}2A"]).keys == [.control("c"), .up])
    #expect(
      decoded(["\u{1B}[1;2\u{18}q", "\u{1B}[5\u{1A}q"]).keys == [.character("q"), .character("q")])
    #expect(
      decoded(["\u{1B}P1+r\u{18}q", "\u{1B}]2;a\u{1A}q"]).keys == [
        .character("q"), .character("q"),
      ])
    #expect(decoded(["\u{1B}P1+r\u{1B}[A"]).keys == [.up])
    #expect(decoded(["\u{1B}\u{3}"]).keys == [.control("c")])
    // A title that was asked for brings its own.
    #expect(decoded(["\u{1B}]l\u{3}\r\n\tq\u{1B}\\"]).isEmpty)
    // Whoever wants to leave need not wait for its end.
    #expect(decoded(["\u{1B}P1+r", "\u{3}"], pause: .milliseconds(200)).keys == [.control("c")])
  }

  @Test func `controls of eight bits are decoded`() {
    for csi: [UInt8] in [[0x9B], [0xC2, 0x9B]] {
      #expect(decoded([csi + [0x41]]).keys == [.up])
      #expect(decoded([csi + Array("<65;1;1M".utf8)]).events == [.scrolled(1)])
    }
    #expect(decoded([[0x8F, 0x41]]).keys == [.up])
    for (start, end): (UInt8, [UInt8]) in [(0x90, [0x9C]), (0x9D, [0xC2, 0x9C]), (0x9F, [0x07])] {
      #expect(decoded([[start] + Array("1q✜".utf8) + end, [0x6E]]).keys == [.character("n")])
    }
  }

  @Test func `a character in parts is whole`() {
    for character in ["é", "中", "🧘"] {
      let bytes = Array(character.utf8)
      for cut in 1..<bytes.count {
        let pieces = [Array(bytes[..<cut]), Array(bytes[cut...])]
        #expect(
          decoded(pieces, pause: .milliseconds(300)).keys == [.character(Character(character))])
      }
    }
    #expect(decoded([[0xE4, 0xB8], [0x71]]).keys == [.character("q")])
    #expect(decoded([[0xC0, 0xAF, 0xED, 0xA0, 0x80, 0xFF, 0xF5, 0x71]]).keys == [.character("q")])
  }

  @Test func `an endless sequence ends`() {
    for beginning in ["\u{1B}[", "\u{1B}[?", "\u{1B}O", "\u{1B}[<"] {
      let endless = beginning + String(repeating: "1", count: 1_000) + "n"
      #expect(decoded([endless, "n"]).keys == [.character("n")])
    }
    var decoder = InputDecoder()
    for _ in 0..<1_000 { _ = decoder.decode(Array("\u{1B}[111111111;".utf8), at: .zero) }
    _ = decoder.decode(
      Array(("\u{1B}P" + String(repeating: "x", count: 1_000_000)).utf8), at: .zero)
    #expect(String(describing: decoder).count < 2_000)
  }

  // MARK: Pastes

  @Test(
    arguments: [
      ("see the quarterly numbers: 7 of 10", "see the quarterly numbers: 7 of 10"),
      ("  neck\r\n\troll\n", "neck roll"), ("a\u{3}b\u{1B}[Ac\u{1B}]0;x\u{7}", "ab[Ac]0;x"),
      ("\u{1B}[201", "[201"), ("\u{1B}\u{1B}\u{1B}[20", "[20"), ("é中🧘", "é中🧘"),
      ("a\u{202E}b\u{2066}c\u{9B}d\u{2028}e", "abcd e"),
    ])
  func `a paste is text`(pasted: String, text: String) {
    let all = Array("\u{1B}[200~\(pasted)\u{1B}[201~q".utf8)
    let events: [InputEvent] = [.pasted(text), .keyPressed(.character("q"))]
    #expect(decoded([all]).events == events)
    for cut in 1..<all.count {
      for pause in [Duration.zero, .milliseconds(20)] {
        #expect(decoded([Array(all[..<cut]), Array(all[cut...])], pause: pause).events == events)
      }
    }
    #expect(decoded(all.map { [$0] }, pause: .milliseconds(20)).events == events)
  }

  @Test func `an empty paste is nothing`() {
    #expect(decoded(["\u{1B}[200~\u{1B}[201~\u{1B}[200~\r\n\u{3}\u{1B}[201~\u{1B}[201~"]).isEmpty)
  }

  @Test func `a paste that never ends is over after a while`() {
    #expect(
      decoded(["\u{1B}[200~7 of", " 10", "q"], pause: .milliseconds(1_900)).events == [
        .pasted("7 of 10q")
      ])
    // Its text is there, and its rest is dropped.
    for pause in [2_100, 6_000, 29_000] {
      for pieces in [["q"], ["ab?\u{1B}[201~"], ["a", "b?\u{1B}", "[201~"]] {
        #expect(
          decoded(["\u{1B}[200~7 of"] + pieces, pause: .milliseconds(pause)).events == [
            .pasted("7 of")
          ], "\(pieces)")
      }
      let pieces = ["\u{1B}[200~7", "?\u{3}\u{1B}[201~q"]
      #expect(
        decoded(pieces, pause: .milliseconds(pause)).events == [
          .pasted("7"), .keyPressed(.character("q")),
        ])
      // Whoever wants to leave need not wait for its end.
      #expect(
        decoded(["\u{1B}[200~7", "\u{3}", "q"], pause: .milliseconds(pause)).events == [
          .pasted("7"), .keyPressed(.control("c")), .keyPressed(.character("q")),
        ])
    }
    #expect(decoded(["\u{1B}[200~7", "\u{3}\u{1B}[201~"], pause: .milliseconds(500)).keys.isEmpty)
    #expect(
      decoded(["\u{1B}[200~7 of", "q"], pause: .milliseconds(30_001)).events == [
        .pasted("7 of"), .keyPressed(.character("q")),
      ])
    // Its beginning may be late: it is a paste all the same.
    #expect(
      decoded(["\u{1B}[20", "0~7\u{1B}[201~"], pause: .milliseconds(300)).events == [.pasted("7")])
  }

  @Test func `a paste of many megabytes is cut off`() {
    let long = "\u{1B}[200~" + String(repeating: "7", count: 3_000_000) + "\u{1B}[201~q"
    let events = decoded([long]).events
    #expect(events.last == .keyPressed(.character("q")) && events.count == 2)
    if case .pasted(let text) = events.first { #expect(text.count < 10_000) }
  }
}
