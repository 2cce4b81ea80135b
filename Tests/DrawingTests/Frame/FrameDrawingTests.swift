import Drawing
import TestSupport
import Testing

@Suite struct FrameDrawingTests {
  private func frame(_ columns: Int, _ rows: Int = 1) -> Frame {
    Frame(size: Size(columns: columns, rows: rows))
  }

  @Test func `each grapheme has its cell`() {
    var frame = frame(6)
    let taken = frame.write("e\u{301}中a", x: 1, y: 0, style: Style(.title))
    #expect(taken == 4)
    #expect(frame.row(0).map(\.width) == [1, 1, 2, 0, 1, 1])
    #expect(frame[1, 0].glyph == "é")
    #expect(frame[2, 0].glyph == "中")
    #expect(frame[4, 0] == Cell("a", style: Style(.title)))
    #expect(frame.text == " é中a")
  }

  @Test func `control characters never stand in a cell`() {
    var frame = frame(8)
    frame.write("a\u{1B}[m\tb\u{202E}\n", x: 0, y: 0)
    #expect(frame.row(0).map(\.glyph) == ["a", "?", "[", "m", " ", "b", "?", " "])
  }

  @Test func `text outside of the frame is cut off`() {
    var frame = frame(4, 2)
    #expect(frame.write("abcdef", x: -2, y: 0) == 6)
    #expect(frame.write("xyz", x: 2, y: 1) == 2)
    #expect(frame.write("xyz", x: 0, y: 2) == 3)
    #expect(frame.write("xyz", x: 0, y: -1) == 3)
    #expect(frame.write("xyz", x: 4, y: 0) == 0)
    #expect(frame.text == "cdef\n  xy")
  }

  @Test func `what changes in a row is known from its first to its last cell`() {
    var first = frame(8, 2)
    first.write("12:05", x: 1, y: 1)
    var second = first
    #expect(second.changes(inRow: 1, from: first).isEmpty)
    second.write("11:06", x: 1, y: 1)
    #expect(second.changes(inRow: 0, from: first).isEmpty)
    #expect(second.changes(inRow: 1, from: first) == 2..<6)
    var restyled = first
    restyled.fill(Rect(x: 7, y: 1, columns: 1, rows: 1), style: Style(.title, on: Fill(.track)))
    #expect(restyled.changes(inRow: 1, from: first) == 7..<8)
  }

  @Test func `a limit cuts text off`() {
    var frame = frame(8)
    #expect(frame.write("abcdef", x: 1, y: 0, limit: 3) == 3)
    #expect(frame.write("x", x: 5, y: 0, limit: 0) == 0)
    #expect(frame.text == " abc")
  }

  @Test func `a wide glyph that does not fit becomes a blank`() {
    var frame = frame(5)
    frame.fill(frame.bounds, with: ".")
    #expect(frame.write("中", x: 4, y: 0) == 1)
    #expect(frame.text == "....")
    #expect(frame.write("中a", x: -1, y: 0) == 3)
    #expect(frame.text == " a..")
    #expect(frame.write("a中", x: 1, y: 0, limit: 2) == 2)
    #expect(frame.text == " a .")
  }

  @Test(arguments: [(0, "x b"), (1, " xb")])
  func `half a wide glyph is never left`(x: Int, text: String) {
    var frame = frame(3)
    frame.write("中b", x: 0, y: 0)
    frame.write("x", x: x, y: 0)
    #expect(frame.text == text)
    #expect(frame.row(0).allSatisfy { $0.width == 1 })
  }

  @Test func `a wide glyph over two others blanks both rests`() {
    var frame = frame(4)
    frame.write("中文", x: 0, y: 0)
    frame.write("字", x: 1, y: 0)
    #expect(frame.row(0).map(\.width) == [1, 2, 0, 1])
    #expect(frame.text == " 字")
  }

  @Test func `text stands at the right and in the middle`() {
    var frame = frame(9, 3)
    #expect(frame.write("中x", endingAt: 9, y: 0) == 6)
    #expect(frame.write("abcd", centeredIn: 0..<9, y: 1) == 2)
    #expect(frame.write("too long for it", centeredIn: 2..<7, y: 2) == 2)
    #expect(frame.text == "      中x\n  abcd\n  too l")
  }

  @Test func `a fill stays inside the frame`() {
    var frame = frame(4, 3)
    frame.fill(Rect(x: 2, y: 1, columns: 9, rows: 9), with: "#", style: Style(.work))
    frame.fill(Rect(x: -3, y: -3, columns: 4, rows: 4), with: "中")
    frame.fill(Rect(x: 9, y: 9, columns: 4, rows: 4), with: "!")
    frame.fill(Rect(x: -9, y: -9, columns: 4, rows: 4), with: "!")
    #expect(frame.text == "\n  ##\n  ##")
    #expect(frame.styleRuns == "1 2-3 work\n2 2-3 work")
  }

  @Test func `restyling leaves the words`() {
    var frame = frame(5)
    frame.write("abcde", x: 0, y: 0)
    frame.restyle(Rect(x: 1, y: 0, columns: 2, rows: 1), Style(.key, bold: true, reversed: true))
    #expect(frame.text == "abcde")
    #expect(frame.inkMap == ".KK..")
    #expect(frame.styleRuns == "0 1-2 key bold reversed")
  }

  @Test(arguments: [(GlyphSet.unicode, "╭──╮\n│  │\n╰──╯"), (.ascii, "+--+\n|  |\n+--+")])
  func `a box has corners`(glyphs: GlyphSet, text: String) {
    var frame = frame(4, 3)
    frame.drawBox(frame.bounds, glyphs: glyphs)
    frame.drawBox(Rect(x: 1, y: 1, columns: 1, rows: 1), glyphs: glyphs)
    #expect(frame.text == text)
  }

  @Test func `a frame is drawn into another`() {
    var small = frame(3, 2)
    small.write("中b", x: 0, y: 0)
    var large = frame(4, 3)
    large.fill(large.bounds, with: ".")
    large.draw(small, x: 2, y: 1)
    #expect(large.text == "....\n..中\n..")
  }

  /// Text is cut off, overwritten and copied in random order.
  @Test(arguments: 0..<100)
  func `no wide glyph is ever halved`(seed: Int) {
    var random = SeededGenerator(seed: UInt64(seed))
    let texts = ["中文字", "a中b", "plain", "\u{1F9D8}x", "e\u{301}中"]
    func place() -> Int { Int.random(in: -4...12, using: &random) }
    var frames = [frame(9, 4), frame(5, 3)]
    for _ in 0..<60 {
      let (x, y) = (place(), place())
      let index = Int.random(in: 0...1, using: &random)
      switch Int.random(in: 0...3, using: &random) {
      case 0: frames[index].write(texts.randomElement(using: &random) ?? "", x: x, y: y)
      case 1: frames[index].fill(Rect(x: x, y: y, columns: place(), rows: place()), with: "#")
      default: frames[index].draw(frames[1 - index], x: x, y: y)
      }
      for frame in frames {
        for y in 0..<frame.size.rows {
          let widths = frame.row(y).map(\.width)
          #expect(zip(widths, widths.dropFirst() + [1]).allSatisfy { ($0 == 2) == ($1 == 0) })
          #expect(widths.first != 0)
        }
      }
    }
  }

  @Test func `drawing into an empty frame does nothing`() {
    var frame = frame(0, 0)
    frame.write("abc", x: 0, y: 0)
    frame.fill(Rect(x: -1, y: -1, columns: 3, rows: 3), with: "#")
    frame.drawBox(frame.bounds, glyphs: .unicode)
    #expect(frame.text == "")
  }

  @Test func `the ink map has a letter for each meaning`() {
    var frame = frame(Ink.allCases.count + 1)
    for (x, ink) in Ink.allCases.enumerated() { frame.write("o", x: x, y: 0, style: Style(ink)) }
    #expect(frame.inkMap == ".ftwgrpxkdbascmo")
  }
}

@Suite struct CellTests {
  @Test func `blanks look alike if their background does`() {
    #expect(Cell(style: Style(.work)).looks(like: Cell(style: Style(.faint, bold: true))))
    #expect(!Cell(style: Style(reversed: true)).looks(like: .blank))
    #expect(!Cell(width: 0).looks(like: .blank))
    #expect(!Cell("a", style: Style(.work)).looks(like: Cell("a")))
    #expect(Cell("e\u{301}").looks(like: Cell("e\u{301}")))
    #expect(!Cell("e\u{301}").looks(like: Cell("a\u{301}")))
  }
}
