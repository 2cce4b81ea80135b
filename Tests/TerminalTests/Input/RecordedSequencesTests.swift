import Drawing
import Testing

@testable import Terminal

/// Recorded input from terminals, each sequence whole and cut at every byte.
@Suite struct RecordedSequencesTests {
  struct Recording: CustomTestStringConvertible, Sendable {
    let testDescription: String
    let bytes: [UInt8]
    let inputs: [InputDecoder.Input]

    init(_ name: String, _ text: String, _ keys: Key...) {
      testDescription = name
      bytes = Array(text.utf8)
      inputs = keys.map { .event(.keyPressed($0)) }
    }

    init(_ name: String, _ text: String, gives input: InputDecoder.Input) {
      testDescription = name
      bytes = Array(text.utf8)
      inputs = [input]
    }
  }

  static let answers: [Recording] = [
    Recording("XTGETTCAP", "\u{1B}P1+r544e=78\u{1B}\\"),
    Recording("XTGETTCAP, unknown", "\u{1B}P0+r544e\u{1B}\\"),
    Recording("DECRQSS of the cursor", "\u{1B}P1$r2 q\u{1B}\\"),
    Recording("DECRQSS of colours", "\u{1B}P1$r0;38:2::1:2:3m\u{1B}\\"),
    Recording(
      "DA1 of xterm", "\u{1B}[?64;1;2;6;9;15;16;17;18;21;22;28c", gives: .reply(.attributes)),
    Recording("DA1 of the console", "\u{1B}[?6c", gives: .reply(.attributes)),
    Recording("DA2", "\u{1B}[>41;390;0c"),
    Recording("DA3", "\u{1B}P!|00000000\u{1B}\\"),
    Recording("DA3 of kitty", "\u{1B}P!|4B495454\u{1B}\\"),
    Recording("OSC 4", "\u{1B}]4;1;rgb:cdcd/0000/0000\u{1B}\\"),
    Recording("OSC 10", "\u{1B}]10;rgb:ffff/ffff/ffff\u{7}"),
    Recording("OSC 11", "\u{1B}]11;rgb:0000/0000/0000\u{1B}\\", gives: .reply(.background(.dark))),
    Recording("OSC 12", "\u{1B}]12;rgb:ffff/ffff/ffff\u{1B}\\"),
    Recording("OSC 52", "\u{1B}]52;c;eW5xIDcgb2YgMTA=\u{1B}\\"),
    Recording("OSC l, a title", "\u{1B}]lyes, q and 10\u{1B}\\"),
    Recording("OSC L, an icon", "\u{1B}]Lq✜n\u{1B}\\"),
    Recording("OSC 99 of kitty", "\u{1B}]99;i=1:p=?;p=title,body\u{1B}\\"),
    Recording("XTVERSION", "\u{1B}P>|XTerm(390)\u{1B}\\"),
    Recording("XTVERSION of tmux", "\u{1B}P>|tmux 3.4\u{7}"),
    Recording("flags of kitty's keyboard", "\u{1B}[?1u"),
    Recording("kitty's graphics", "\u{1B}_Gi=1;OK\u{1B}\\"),
    Recording("kitty's graphics, refused", "\u{1B}_Gi=31,p=2;ENOENT:no image\u{1B}\\"),
    Recording("PM", "\u{1B}^quiet\u{1B}\\"), Recording("SOS", "\u{1B}Xn\n\u{1B}\\"),
    Recording("DECRPM", "\u{1B}[?2026;2$y"), Recording("DECRPM, ANSI", "\u{1B}[4;2$y"),
    Recording("where the cursor is", "\u{1B}[24;80R"), Recording("DECXCPR", "\u{1B}[?24;80;1R"),
    Recording("DSR", "\u{1B}[0n"), Recording("XTWINOPS", "\u{1B}[8;24;80t"),
    Recording("pixels of a cell", "\u{1B}[6;16;8t"), Recording("XTSMGRAPHICS", "\u{1B}[?1;0;256S"),
    Recording("XTQMODKEYS", "\u{1B}[>4;2m"), Recording("DECREQTPARM", "\u{1B}[2;1;1;128;128;1;0x"),
    Recording("size reports", "\u{1B}[48;24;80;384;640t"),
    Recording("other colours", "\u{1B}[?997;1n", gives: .reply(.colorsChanged)),
    Recording("focus comes", "\u{1B}[I"), Recording("focus goes", "\u{1B}[O"),
    Recording("DCS that a bell ends", "\u{1B}P1+r\u{7}"),
  ]

  static let mouse: [Recording] = [
    Recording("SGR, wheel", "\u{1B}[<65;47;10M", gives: .event(.scrolled(1))),
    Recording("SGR, press", "\u{1B}[<0;7;10M", gives: .event(.clicked(x: 6, y: 9))),
    Recording("SGR, release", "\u{1B}[<0;7;10m"), Recording("SGR, motion", "\u{1B}[<35;7;10M"),
    Recording("SGR, pixels", "\u{1B}[<0;700;1000m"),
    Recording("X10", "\u{1B}[M '*", gives: .event(.clicked(x: 6, y: 9))),
    Recording("X10, release", "\u{1B}[M#qn"),
    Recording("urxvt", "\u{1B}[32;7;10M", gives: .event(.clicked(x: 6, y: 9))),
  ]

  static let keys: [Recording] = [
    Recording("xterm, up", "\u{1B}[A", .up), Recording("xterm, up, application", "\u{1B}OA", .up),
    Recording("xterm, F1", "\u{1B}OP"), Recording("xterm, F5", "\u{1B}[15~"),
    Recording("xterm, shift F1", "\u{1B}[1;2P"), Recording("xterm, F12", "\u{1B}[24~"),
    Recording("xterm, control right", "\u{1B}[1;5C"), Recording("xterm, home", "\u{1B}OH", .home),
    Recording("old xterm, F1", "\u{1B}[11~"), Recording("VT220, find", "\u{1B}[1~", .home),
    Recording("VT220, do", "\u{1B}[29~"), Recording("VT100, PF4", "\u{1B}OS"),
    Recording("console, F1", "\u{1B}[[A"), Recording("console, F6", "\u{1B}[17~"),
    Recording("console, end", "\u{1B}[4~", .end), Recording("rxvt, shift F1", "\u{1B}[23~"),
    Recording("rxvt, shift up", "\u{1B}[a", .up), Recording("rxvt, control up", "\u{1B}Oa"),
    Recording("rxvt, shift home", "\u{1B}[7$", .home), Recording("rxvt, control home", "\u{1B}[7^"),
    Recording("rxvt, both home", "\u{1B}[7@"), Recording("rxvt, end", "\u{1B}[8~", .end),
    Recording("PuTTY, F1", "\u{1B}[11~"), Recording("PuTTY, middle", "\u{1B}[G"),
    Recording("Konsole, shift F2", "\u{1B}O2Q"), Recording("GNOME, shift F1", "\u{1B}O1;2P"),
    Recording("mintty, shift F13", "\u{1B}[25;2~"), Recording("Sun, F1", "\u{1B}[224z"),
    Recording("SCO, F1", "\u{1B}[192z"), Recording("IBM, F1", "\u{1B}[001q"),
    Recording("iTerm2, option left", "\u{1B}\u{1B}[D"), Recording("kitty, F13", "\u{1B}[57376u"),
    Recording("kitty, control c", "\u{1B}[99;5u", .control("c")),
    Recording("kitty, NumLock up", "\u{1B}[1;129A", .up),
    Recording("kitty, release", "\u{1B}[113;1:3u"),
    Recording("foot, escape", "\u{1B}[27u", .escape),
    Recording("wezterm, shift a", "\u{1B}[97;2u", .character("A")),
    Recording("xterm, modifyOtherKeys", "\u{1B}[27;5;99~", .control("c")),
    Recording("Windows, 1", "\u{1B}[49;2;49;1;0;1_", .character("1")),
    Recording("Windows, 1 is released", "\u{1B}[49;2;49;0;0;1_"),
    Recording("Windows, control c", "\u{1B}[67;46;3;1;8;1_", .control("c")),
    Recording("Windows, up", "\u{1B}[38;72;0;1;256;1_", .up),
    Recording("Windows, shift", "\u{1B}[16;42;0;1;16;1_"),
    Recording("Windows, Alt q", "\u{1B}[81;16;113;1;2;1_"),
    Recording("Windows, AltGr q", "\u{1B}[81;16;64;1;9;1_", .character("@")),
    Recording("Windows, shift tab", "\u{1B}[9;15;9;1;16;1_", .backTab),
    Recording("keypad, 7", "\u{1B}Ow", .character("7")),
    Recording("keypad, enter", "\u{1B}OM", .enter),
    Recording("shift tab", "\u{1B}[Z", .backTab), Recording("Alt q", "\u{1B}q"),
    Recording("Alt é", "\u{1B}é"), Recording("Alt enter", "\u{1B}\r"),
    Recording("Alt slash", "\u{1B}/"),
  ]

  static let all: [Recording] = [answers, mouse, keys].flatMap { $0 }

  @Test(arguments: all) func `a recorded sequence is decoded whole`(recording: Recording) {
    #expect(decoded([recording.bytes]) == recording.inputs)
    // Nothing of it is left for what follows.
    let next = recording.inputs + [.event(.keyPressed(.character("n")))]
    #expect(decoded([recording.bytes, [0x6E]], pause: .milliseconds(60)) == next)
    #expect(decoded([recording.bytes + recording.bytes]) == recording.inputs + recording.inputs)
  }

  /// The pause is so short that an escape is not yet the key.
  @Test(arguments: all) func `a recorded sequence is decoded when cut within the delay`(
    recording: Recording
  ) {
    for pieces in Self.cuts(of: recording.bytes) {
      #expect(decoded(pieces, pause: .milliseconds(20)) == recording.inputs, "\(pieces)")
    }
  }

  /// A late part is never another key, but a late escape may pass for the Escape key.
  @Test(arguments: all, [30, 90, 150, 600, 950])
  func `a recorded sequence is decoded when cut and late`(recording: Recording, pause: Int) {
    for pieces in Self.cuts(of: recording.bytes) {
      let keys = decoded(pieces, pause: .milliseconds(pause)).keys
      let isWhole = pieces.contains(recording.bytes)
      // Behind a late escape it is what it is without.
      let isAlt = ["Alt", "iTerm2"].contains { recording.testDescription.hasPrefix($0) }
      #expect(
        isWhole || isAlt || keys.allSatisfy { $0 == .escape || recording.inputs.keys.contains($0) },
        "\(pieces): \(keys)")
    }
  }

  /// Behind an escape that has become the key, and behind a string's beginning where a single byte
  /// follows, there is no telling.
  @Test(arguments: all, [1_100, 2_500, 6_000, 29_000])
  func `a recorded sequence is decoded when cut and very late`(recording: Recording, pause: Int) {
    let bytes = recording.bytes
    for cut in 2..<max(2, bytes.count) where bytes[cut - 1] != 0x1B || cut > 2 {
      let pieces = [Array(bytes[..<cut]), Array(bytes[cut...])]
      #expect(decoded(pieces, pause: .milliseconds(pause)).keys.isEmpty, "\(pieces)")
    }
  }

  /// The bytes cut in two at every place, and cut into single bytes.
  private static func cuts(of bytes: [UInt8]) -> [[[UInt8]]] {
    (1..<bytes.count).map { [Array(bytes[..<$0]), Array(bytes[$0...])] } + [bytes.map { [$0] }]
  }
}
