import Screen
import Testing

@testable import Terminal

@Suite struct ScreenChangesTests {
  private static let size = Size(columns: 20, rows: 2)

  private func frame(_ text: String, x: Int = 0, y: Int = 0) -> Frame {
    var frame = Frame(size: Self.size)
    frame.write(text, x: x, y: y, style: Style(.work))
    return frame
  }

  private func changes(
    to frame: Frame, after last: Frame?, on size: Size = size, hasGround: Bool = false,
    clearing: Int? = 3
  ) -> [String] {
    ScreenChanges(to: frame, after: last, on: size, hasGround: hasGround, clearing: clearing)
      .stretches.map { "\($0.y): \($0.columns)" + ($0.clearsLine ? " cleared" : "") }
  }

  @Test func nothingToWriteIsNoStretch() {
    #expect(changes(to: frame("0:20"), after: frame("0:20")) == [])
    #expect(changes(to: frame("    "), after: frame("")) == [])
  }

  @Test func whatChangedStandsTogetherInReadingOrder() {
    #expect(changes(to: frame("0:19 a"), after: frame("0:20 b")) == ["0: 2..<4", "0: 5..<6"])
    #expect(changes(to: frame("a", y: 1), after: frame("b")) == ["0: 0..<1", "1: 0..<1"])
  }

  @Test func moreBlanksAtTheEndThanClearingTakesBytesAreCleared() {
    #expect(changes(to: frame("ab"), after: frame("ab12345")) == ["0: 2..<20 cleared"])
    #expect(changes(to: frame("ab"), after: frame("ab1234")) == ["0: 2..<20 cleared"])
    #expect(changes(to: frame("ab"), after: frame("ab123")) == ["0: 2..<5"])
    #expect(changes(to: frame("ab"), after: frame("ab 1 2 3 4")) == ["0: 3..<20 cleared"])
    #expect(changes(to: frame("ab"), after: frame("xy1234")) == ["0: 0..<2", "0: 2..<20 cleared"])
  }

  @Test func whatIsSeenBehindBlanksKeepsThem() {
    #expect(changes(to: frame("ab       c"), after: frame("ab123456 c")) == ["0: 2..<8"])
  }

  @Test func whereALineCannotBeClearedBlanksAreWritten() {
    #expect(changes(to: frame("ab"), after: frame("ab12345"), clearing: nil) == ["0: 2..<7"])
  }

  @Test func aScreenThatWasWipedIsBlankButForAGround() {
    #expect(changes(to: frame("ab  c", x: 3), after: nil) == ["0: 3..<5", "0: 7..<8"])
    let all = changes(to: frame("ab"), after: nil, hasGround: true, clearing: nil)
    #expect(all == ["0: 0..<2", "0: 2..<20", "1: 0..<20"])
  }

  @Test func whatIsPastTheScreenIsNoChange() {
    let size = Size(columns: 4, rows: 1)
    #expect(changes(to: frame("abcdef"), after: frame("abcd"), on: size) == [])
    #expect(changes(to: frame("abcdef", y: 1), after: frame(""), on: size) == [])
    #expect(changes(to: frame("a   ef"), after: frame("abcdef"), on: size) == ["0: 1..<4"])
  }

  @Test func bandsAreWhatLiesInOtherColumns() {
    var (one, other) = (frame("1"), frame("2"))
    one.write("1", x: 4, y: 1)
    other.write("2", x: 4, y: 1)
    one.write("123", x: 12, y: 0)
    other.write("456", x: 12, y: 0)
    let changes = ScreenChanges(
      to: one, after: other, on: Self.size, hasGround: false, clearing: 3)
    #expect(changes.bands == [0..<5, 12..<15])
  }
}
