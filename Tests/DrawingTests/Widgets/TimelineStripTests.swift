import Drawing
import Testing

@Suite struct TimelineStripTests {
  private func strip(
    _ lengths: [Double], _ current: Int, columns: Int
  ) -> String {
    var frame = Frame(size: Size(columns: columns, rows: 1))
    let strip = TimelineStrip(lengths: lengths, current: current)
    frame.draw(
      strip, x: 0, y: 0, columns: columns, now: Style(.work), glyphs: .ascii)
    // Done, running, to come.
    return String(
      frame.cells.map { cell in
        switch cell.style.fill {
        case nil: " "
        case Fill(.track): "-"
        case .some(let fill): fill.percent == 50 ? "#" : "="
        }
      }.reversed().drop { $0 == " " }.reversed())
  }

  @Test func `segments are as wide as they are long`() {
    #expect(strip([10, 20, 10], 1, columns: 18) == "#### ======== ----")
  }

  @Test func `a segment without length is seen`() {
    #expect(strip([0, 20, 0], 0, columns: 11) == "= ------- -")
    #expect(strip([0, 0], 1, columns: 7) == "# =")
  }

  @Test func `a finished session is all done`() {
    #expect(strip([10, 20], 2, columns: 10) == "### ######")
    #expect(strip([10, 20, 10, 10, 10], 5, columns: 6) == "######")
  }

  @Test func `the strip is filled whatever the lengths`() {
    for count in [1, 2, 3, 7, 12, 30] {
      let lengths = (0..<count).map { Double($0 * 7 % 11) }
      for columns in [1, 2, 5, 17, 20, 37, 78, 100] where lengths.contains(where: { $0 > 0 }) {
        for current in 0..<count {
          let text = strip(lengths, current, columns: columns)
          #expect(text.count == columns, "\(count) in \(columns)")
          #expect(text.contains("="), "\(count) in \(columns), \(current)")
        }
      }
    }
  }

  @Test func `many segments share columns`() {
    #expect(strip(Array(repeating: 10, count: 20), 10, columns: 20) == "##########=---------")
    #expect(strip(Array(repeating: 10, count: 40), 39, columns: 20) == "###################=")
  }

  @Test func `a strip without segments draws nothing`() {
    #expect(strip([], 0, columns: 9) == "")
    #expect(strip([.nan, -1], 0, columns: 9) == "= -")
  }

  @Test func `what runs is a bar, and each segment has its colour`() {
    var frame = Frame(size: Size(columns: 17, rows: 1))
    let strip = TimelineStrip(
      lengths: [10, 20, 10], current: 1, inks: [.ready, .work, .rest], fraction: 0.5)
    frame.draw(strip, x: 0, y: 0, columns: 17, now: Style(.work), glyphs: .unicode)
    #expect(frame[0, 0].style.fill == Fill(.ready, percent: 50))
    #expect(frame.row(0).count { $0.style.fill == Fill(.work) } == 3)
    #expect(frame.row(0).contains { $0.style.fill == Fill(.work, percent: 25) })
    #expect(frame[16, 0].style.fill == Fill(.track))
  }

  @Test(arguments: [GlyphSet.unicode, .ascii])
  func `what was passed over is a track with a dash`(glyphs: GlyphSet) {
    var frame = Frame(size: Size(columns: 20, rows: 1))
    let strip = TimelineStrip(
      lengths: [10, 10, 10], current: 3, shares: [1, 0, 0.5])
    frame.draw(strip, x: 0, y: 0, columns: 20, now: Style(.work), glyphs: glyphs)
    let text = String(
      frame.cells.map { cell -> Character in
        if cell.glyph == Character(glyphs.dash) { return "x" }
        return cell.style.fill == nil ? " " : cell.style.fill == Fill(.track) ? "-" : "#"
      })
    #expect(text == "###### --x--- ###-x-" || text == "###### --x--- ###x--", "\(text)")
  }

  @Test func `where segments share columns, what was passed over is told, too`() {
    var frame = Frame(size: Size(columns: 10, rows: 1))
    let strip = TimelineStrip(
      lengths: Array(repeating: 1, count: 10), current: 10,
      shares: Array(repeating: 1, count: 5) + Array(repeating: 0, count: 5))
    frame.draw(strip, x: 0, y: 0, columns: 10, now: Style(.work), glyphs: .unicode)
    #expect(frame.cells.map { $0.style.fill == Fill(.track) } == (0..<10).map { $0 >= 5 })
  }
}
