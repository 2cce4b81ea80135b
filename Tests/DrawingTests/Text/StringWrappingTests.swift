import Drawing
import Testing

@Suite struct StringWrappingTests {
  @Test(
    arguments: [
      ("shoulder", 8, "shoulder"), ("shoulder", 7, "should…"), ("shoulder", 1, "…"),
      ("shoulder", 0, ""), ("", 3, ""), ("中文字", 5, "中文…"), ("中文字", 4, "中…"),
      ("中", 1, "…"),
    ])
  func `a long text is truncated with an ellipsis`(text: String, columns: Int, result: String) {
    #expect(text.truncated(to: columns, glyphs: .unicode) == result)
    #expect(text.truncated(to: columns, glyphs: .ascii).columns == result.columns)
  }

  @Test(
    arguments: [
      ("lie on the roller", 9, ["lie on", "the", "roller"]),
      ("lie on the roller", 17, ["lie on the roller"]),
      ("one\n\ntwo  words\n", 20, ["one", "", "two words", ""]),
      ("a shoulderblade", 6, ["a", "should", "erblad", "e"]),
      ("中文字符 ab", 5, ["中文", "字符", "ab"]),
      ("20\u{A0}s or so", 5, ["20\u{A0}s", "or so"]),
      ("中a", 1, ["中", "a"]), ("ab", 0, ["a", "b"]), ("", 5, [""]),
    ])
  func `text is wrapped between words`(text: String, columns: Int, lines: [String]) {
    #expect(text.wrapped(to: columns) == lines)
  }

  @Test(
    arguments: [
      ("Keep off the lower back.", 21, ["Keep off the", "lower back."]),
      ("one two three four five", 19, ["one two three", "four five"]),
      ("all on one line", 20, ["all on one line"]),
      ("a shoulderblade", 14, ["a", "shoulderblade"]),
      ("a shoulderblade", 6, ["a", "should", "erblad", "e"]),
      ("中文字符 ab", 5, ["中文", "字符", "ab"]), ("ab", 0, ["a", "b"]), ("", 5, [""]),
    ])
  func `text is wrapped evenly`(text: String, columns: Int, lines: [String]) {
    #expect(text.wrappedEvenly(to: columns) == lines)
  }

  @Test func `even lines are no more and no wider`() {
    let text =
      "Push with your feet and rock slowly, towards them and away. Keep off the lower back."
    for columns in 2...90 {
      let (usual, even) = (text.wrapped(to: columns), text.wrappedEvenly(to: columns))
      #expect(
        even.count == usual.count && even.joined(separator: " ") == usual.joined(separator: " "))
      #expect(even.allSatisfy { $0.columns <= columns })
    }
    #expect(text.wrappedEvenly(to: 41).map(\.columns).min() ?? 0 > 20)
  }

  @Test func `no line is wider than asked`() {
    let text = "Reach away until the shoulder blades part, 然后慢慢低头 then let your head bend 👍🏽."
    for columns in 2...80 {
      let lines = text.wrapped(to: columns)
      #expect(lines.allSatisfy { $0.columns <= columns })
      let words = lines.joined().filter { $0 != " " }
      #expect(words == text.filter { $0 != " " })
    }
  }

  /// Plain text goes a quicker way, to the same place.
  @Test(arguments: 1...40)
  func `plain text is laid out as any other`(columns: Int) {
    let plain = "Lean over  and let the hand draw the arm furtherandfurtherandfurther. "
    func marked(_ text: String) -> String { text.replacing("a", with: "ä") }
    #expect(plain.wrapped(to: columns).map(marked) == marked(plain).wrapped(to: columns))
    let cut = plain.truncated(to: columns, glyphs: .unicode)
    #expect(marked(cut) == marked(plain).truncated(to: columns, glyphs: .unicode))
    #expect(plain.columns == marked(plain).columns)
    var (first, second) = (
      Frame(size: Size(columns: 9, rows: 1)), Frame(size: Size(columns: 9, rows: 1))
    )
    let taken = first.write(plain, x: columns - 20, y: 0, limit: 24)
    #expect(taken == second.write(marked(plain), x: columns - 20, y: 0, limit: 24))
    #expect(marked(first.text) == second.text)
  }
}
