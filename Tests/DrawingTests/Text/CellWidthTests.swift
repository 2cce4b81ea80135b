import Testing

@testable import Drawing

@Suite struct CellWidthTests {
  /// Terminals differ in the columns that they give these.
  @Test(arguments: [
    "\u{AD}", "\u{600}", "\u{605}", "\u{6DD}", "\u{70F}", "\u{890}", "\u{8E2}", "\u{110BD}",
    "\u{110CD}", "\u{200B}", "\u{2060}", "\u{FEFF}",
  ])
  func `format characters are not drawn`(sign: Character) throws {
    #expect(sign.columns == 0)
    var frame = Frame(size: Size(columns: 6, rows: 1))
    #expect(frame.write("a\(sign)1\(sign)", x: 0, y: 0) == 2)
    #expect(frame[0, 0].glyph == "a" && frame[1, 0].glyph == "1")
    #expect(frame.write("\(sign)١", x: 0, y: 0) == 1)
    #expect(frame[0, 0].glyph == "١")
  }

  @Test(arguments: ["👨‍👩‍👧‍👦", "🏴\u{E0067}\u{E0062}\u{E0065}\u{E006E}\u{E0067}\u{E007F}", "ی\u{200C}"])
  func `joiners and tags are drawn`(character: Character) {
    #expect(character.shown == character)
  }

  @Test(
    arguments: [
      ("a", 1), (" ", 1), ("é", 1), ("e\u{301}", 1), ("–", 1), ("█", 1), ("▏", 1), ("⣿", 1),
      ("中", 2), ("ｱ", 1), ("Ａ", 2), ("한", 2), ("\u{1112}\u{1161}\u{11AB}", 2), ("。", 2),
      ("😀", 2), ("👍🏽", 2), ("🇩🇪", 2), ("👨‍👩‍👧‍👦", 2), ("❤", 1), ("❤️", 2), ("1️⃣", 2),
      ("🫨", 2), ("\u{1FAE9}", 2), ("☰", 2), ("\u{31350}", 2), ("✓", 1), ("️", 0),
      ("\u{200B}", 0), ("\u{FEFF}", 0), ("\u{AD}", 0), ("\u{301}", 0),
      ("\u{1B}", 1), ("\t", 1), ("\r\n", 1), ("\u{202E}", 1), ("\u{9B}", 1),
    ] as [(Character, Int)])
  func `a character has its columns`(of character: Character, are columns: Int) {
    #expect(character.columns == columns)
  }

  @Test func `a text is as wide as its characters`() {
    #expect("Grüße 中文 ❤️".columns == 13)
    #expect("".columns == 0)
  }

  @Test func `the table of wide ranges is in order`() {
    for (range, next) in zip(CellWidth.wideRanges, CellWidth.wideRanges.dropFirst()) {
      #expect(range.upperBound < next.lowerBound)
    }
  }

  @Test func `a character shown as an emoji is wide`() {
    for value in UInt32(0x1F300)...0x1FAFF {
      guard let scalar = Unicode.Scalar(value), scalar.properties.isEmojiPresentation,
        !(0x1F1E6...0x1F1FF).contains(value)
      else { continue }
      #expect(CellWidth.columns(of: scalar) == 2, "U+\(String(value, radix: 16))")
    }
  }
}
