import Testing

@testable import Screen

@Suite struct CellTests {
  @Test func ofABlankOnlyTheBackgroundIsSeen() {
    #expect(Cell(style: Style(.work)).looks(like: Cell(style: Style(.faint, bold: true))))
    #expect(!Cell(style: Style(reversed: true)).looks(like: .blank))
    #expect(!Cell(width: 0).looks(like: .blank))
    #expect(!Cell("a", style: Style(.work)).looks(like: Cell("a")))
    #expect(Cell("e\u{301}").looks(like: Cell("e\u{301}")))
    #expect(!Cell("e\u{301}").looks(like: Cell("a\u{301}")))
  }
}
