import Drawing
import Testing

@Suite struct BigTextTests {
  private static let characters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789:-'<>"

  private func picture(_ text: String, _ height: BigText.Height) throws -> String {
    let big = try #require(BigText(text, height))
    var frame = Frame(size: big.size)
    frame.draw(big, x: 0, y: 0, style: .solid(.work))
    return frame.text
  }

  @Test(arguments: BigText.Height.allCases)
  func `every character has a picture of its own`(height: BigText.Height) throws {
    let pictures = try Self.characters.map { try picture(String($0), height) }
    #expect(Set(pictures).count == Self.characters.count)
  }

  @Test(arguments: BigText.Height.allCases)
  func `a text is as large as it says`(height: BigText.Height) throws {
    for text in ["RIGHT>", "<LEFT", "14", "4:05", "ROLL", "MOVE"] {
      let big = try #require(BigText(text, height))
      #expect(big.size.rows == height.rows)
      let lines = try picture(text, height).split(separator: "\n", omittingEmptySubsequences: false)
      #expect(lines.map(\.count).max() == big.size.columns, "\(text)")
    }
  }

  @Test func `a side and its arrow`() throws {
    #expect(
      "\n" + (try picture("RIGHT>", .usual)) + "\n" == """

        █████  ██  █████ ██  ██ ██████  ██
        ██  ██ ██ ██     ██  ██   ██    ███
        ████   ██ ██ ███ ██████   ██    █████
        ██ ██  ██ ██  ██ ██  ██   ██    █████
        ██  ██ ██ ██  ██ ██  ██   ██    ███
        ██  ██ ██  █████ ██  ██   ██    ██

        """)
  }

  @Test func `the largest of some heights that fits is taken`() throws {
    let room = Size(columns: 37, rows: 10)
    #expect(BigText("RIGHT>", fitting: room, of: [.high, .usual, .low])?.height == .usual)
    #expect(BigText("RIGHT>", fitting: Size(columns: 20, rows: 10), of: [.usual]) == nil)
    #expect(BigText("14", fitting: Size(columns: 40, rows: 5), of: [.usual, .low])?.height == .low)
  }

  @Test func `what there are no letters for is no large text`() {
    for text in ["", "日本", "a\u{1B}", "É"] { #expect(BigText(text, .usual) == nil) }
  }

  /// Blanks on a ground have no seams in any font.
  @Test func `letters are blanks`() throws {
    var frame = Frame(size: Size(columns: 40, rows: 6))
    frame.draw(try #require(BigText("RIGHT>", .usual)), x: 0, y: 0, style: .solid(.work))
    #expect(frame.cells.allSatisfy { $0.glyph == " " })
  }
}
