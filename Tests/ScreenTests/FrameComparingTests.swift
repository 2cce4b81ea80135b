import TestSupport
import Testing

@testable import Screen

@Suite struct FrameComparingTests {
  /// What is seen is told place by place, from cells that were taken out.
  private func isSeen(_ cell: Cell, as other: Cell) -> Bool {
    func isGround(_ cell: Cell) -> Bool {
      cell.glyph == " " && cell.width == 1 && !cell.style.isReversed
    }
    return cell == other || isGround(cell) && isGround(other)
  }

  private func firstChange(
    in columns: Range<Int>, y: Int, of frame: Frame, since last: Frame
  ) -> Range<Int>? {
    let changed = columns.filter { !isSeen(frame[$0, y], as: last[$0, y]) }
    guard let start = changed.first else { return nil }
    return
      start..<((start..<columns.upperBound).first { !changed.contains($0) } ?? columns.upperBound)
  }

  @Test(arguments: [1, 7, 8, 9, 16, 33])
  func theFirstChangeIsFoundFromAnyColumn(columns: Int) {
    var random = SeededGenerator(seed: UInt64(columns))
    var last = Frame(size: Size(columns: columns, rows: 2))
    for step in 0..<60 {
      var frame = last
      if step % 7 == 0 { frame = Frame(size: last.size) }
      let texts = ["5", "中", "e\u{301}", "🇩🇪", "    ", "a b c d"]
      frame.write(
        texts.randomElement(using: &random) ?? "", x: .random(in: 0..<columns, using: &random),
        y: .random(in: 0...1, using: &random),
        style: Style(
          Ink.allCases.randomElement(using: &random) ?? .plain, reversed: .random(using: &random)))
      for y in 0...1 {
        for start in 0...columns {
          for end in start...columns {
            let expected = firstChange(in: start..<end, y: y, of: frame, since: last)
            #expect(frame.firstChange(in: start..<end, y: y, since: last) == expected)
          }
        }
      }
      last = frame
    }
  }

  /// The same glyph of several scalars may be the first of one frame and the second of another.
  @Test func glyphsOfSeveralScalarsAreComparedByWhatTheyShow() {
    var one = Frame(size: Size(columns: 20, rows: 1))
    var other = one
    one.write("e\u{301}", x: 0, y: 0)
    one.write("a\u{301}", x: 12, y: 0)
    other.write("a\u{301}", x: 12, y: 0)
    other.write("e\u{301}", x: 0, y: 0)
    #expect(one.firstChange(in: 0..<20, y: 0, since: other) == nil)
    other.write("a\u{301}", x: 0, y: 0)
    #expect(one.firstChange(in: 0..<20, y: 0, since: other) == 0..<1)
    other.write("a\u{301}", x: 1, y: 0)
    #expect(one.firstChange(in: 0..<20, y: 0, since: other) == 0..<2)
    // A list in another order, and a place that looks the same by its number alone.
    var third = Frame(size: one.size)
    third.write("a\u{301}", x: 0, y: 0)
    #expect(one.firstChange(in: 0..<8, y: 0, since: third) == 0..<1)
  }

  @Test func theEndOfARowIsBehindWhatIsSeen() {
    var frame = Frame(size: Size(columns: 12, rows: 3))
    frame.write("ab c  ", x: 1, y: 1, style: Style(.work))
    #expect(frame.endOfRow(0, before: 12) == 0)
    #expect(frame.endOfRow(1, before: 12) == 5)
    #expect(frame.endOfRow(1, before: 4) == 3)
    frame.write("中", x: 10, y: 1)
    #expect(frame.endOfRow(1, before: 12) == 12)
    frame.write("   ", x: 3, y: 2, style: Style(reversed: true))
    #expect(frame.endOfRow(2, before: 12) == 6)
  }
}
