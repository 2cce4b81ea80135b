import Testing

@testable import Drawing

@Suite struct FrameButtonsTests {
  private func frame() -> Frame {
    var frame = Frame(size: Size(columns: 10, rows: 3))
    frame.addButton(Rect(x: 2, y: 1, columns: 3, rows: 1), .enter)
    return frame
  }

  @Test func `a click inside of a button is its key`() {
    let frame = frame()
    #expect(frame.key(x: 2, y: 1) == .enter && frame.key(x: 4, y: 1) == .enter)
    #expect(frame.key(x: 1, y: 1) == nil && frame.key(x: 5, y: 1) == nil)
    #expect(frame.key(x: 3, y: 0) == nil && frame.key(x: -1, y: 99) == nil)
  }

  @Test func `what is filled or drawn over a button takes it away`() {
    var filled = frame()
    filled.fill(Rect(x: 0, y: 1, columns: 10, rows: 1))
    #expect(filled.buttons.isEmpty)
    var covered = frame()
    covered.draw(Frame(size: Size(columns: 3, rows: 1)), x: 2, y: 1)
    #expect(covered.buttons.isEmpty)
    var beside = frame()
    beside.fill(Rect(x: 0, y: 0, columns: 10, rows: 1))
    #expect(beside.buttons.count == 1)
  }

  @Test func `a frame brings its buttons along`() {
    var whole = Frame(size: Size(columns: 20, rows: 9))
    whole.draw(frame(), x: 5, y: 4)
    #expect(whole.key(x: 7, y: 5) == .enter && whole.key(x: 2, y: 1) == nil)
  }

  @Test func `a ground lies behind what is written and leaves other grounds`() {
    var frame = Frame(size: Size(columns: 4, rows: 2))
    frame.write("ab", x: 0, y: 0, style: Style(.title))
    frame.write("c", x: 2, y: 0, style: Style(.plain, on: Fill(.cap)))
    frame.setGround(Rect(x: -3, y: 0, columns: 99, rows: 1), Fill(.surface))
    #expect(frame[0, 0].style == Style(.title, on: Fill(.surface)) && frame[0, 0].glyph == "a")
    #expect(frame[2, 0].style.fill == Fill(.cap) && frame[3, 0].style.fill == Fill(.surface))
    #expect(frame[0, 1] == .blank)
  }

  @Test func `what is faded has no buttons`() {
    var frame = frame()
    frame.recede(frame.bounds)
    #expect(frame.buttons.isEmpty && frame[0, 0].style.isFaded)
  }
}
