import Screen
import Testing

@Suite struct BarTests {
  @Test(
    arguments: [
      (0, "░░░░", "----"), (0.5, "██░░", "##--"), (1, "████", "####"), (0.999, "███▊", "###-"),
      (0.29, "█░░░", "#---"), (0.07, "▎░░░", "----"), (0.01, "░░░░", "----"), (-3, "░░░░", "----"),
      (7, "████", "####"),
      (.nan, "░░░░", "----"), (.infinity, "████", "####"),
    ])
  func aBarFillsFromTheLeft(fraction: Double, unicode: String, ascii: String) {
    #expect(Bar(fraction).text(columns: 4, glyphs: .unicode) == unicode)
    #expect(Bar(fraction).text(columns: 4, glyphs: .ascii) == ascii)
  }

  @Test func thePartFilledHasItsOwnStyle() {
    var frame = Frame(size: Size(columns: 6, rows: 2))
    let rect = Rect(x: 1, y: 0, columns: 4, rows: 2)
    frame.draw(Bar(0.4), in: rect, style: Style(.work), glyphs: .unicode)
    #expect(frame.text == " █▌░░\n █▌░░")
    #expect(frame.inkMap == " wwff\n wwff")
  }

  @Test func aBarWithoutRoomIsNothing() {
    #expect(Bar(0.5).text(columns: 0, glyphs: .unicode) == "")
    #expect(Bar(0.5).text(columns: -1, glyphs: .ascii) == "")
  }
}
