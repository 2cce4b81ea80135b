import Testing

@testable import Screen

@Suite struct BigDigitsTests {
  private func drawn(_ text: String, columns: Int, rows: Int, _ glyphs: GlyphSet) -> String {
    var frame = Frame(size: Size(columns: columns, rows: rows))
    frame.drawBigDigits(text, in: frame.bounds, style: .plain, glyphs: glyphs)
    return "\n" + frame.text + "\n"
  }

  @Test func aSmallPlaceHasDigitsOfThreeRows() {
    #expect(
      drawn("12:34", columns: 17, rows: 3, .unicode) == """

        ▄█  ▀▀█ ▄ ▀▀█ █ █
         █  █▀▀ ▄  ▀█ ▀▀█
        ▀▀▀ ▀▀▀   ▀▀▀   ▀

        """)
  }

  @Test func aLargePlaceHasLargeDigits() {
    #expect(
      drawn("0:25", columns: 38, rows: 7, .unicode) == """

          ██████          ██████    ██████████
        ██      ██      ██      ██  ██
        ██      ██  ██          ██  ████████
        ██      ██            ██            ██
        ██      ██  ██      ██              ██
        ██      ██        ██        ██      ██
          ██████        ██████████    ██████

        """)
  }

  @Test func withoutBlocksTheDigitsAreMadeOfSigns() {
    #expect(
      drawn("1-7", columns: 12, rows: 5, .ascii) == """

         #      ###
        ##        #
         #  ###  #
         #       #
        ###      #

        """)
  }

  @Test(arguments: [GlyphSet.unicode, .ascii])
  func theSizeFitsAndGrowsWithThePlace(glyphs: GlyphSet) {
    for text in ["0", "20", "0:20", "04:32", "-1:23:45"] {
      var last = 0
      for columns in 1...130 {
        let place = Size(columns: columns, rows: columns / 4)
        let digits = BigDigits.largest(fitting: place, text: text, glyphs: glyphs)
        let size = digits.size(of: text)
        if digits.areLarge {
          #expect(size.columns <= place.columns && size.rows <= place.rows)
        }
        #expect(size.rows * 4 >= last * 3)
        last = max(last, size.rows)
      }
      #expect(last >= 7)
    }
  }

  @Test func textIsTheLastResort() {
    #expect(drawn("12:34", columns: 9, rows: 2, .unicode) == "\n  12:34\n\n")
    #expect(drawn("soon", columns: 80, rows: 1, .unicode).contains("soon"))
    #expect(drawn("12:34", columns: 3, rows: 1, .unicode) == "\n12:\n")
    #expect(drawn("", columns: 3, rows: 1, .unicode) == "\n\n")
  }

  @Test func aClockStaysWhereItIs() {
    let place = Size(columns: 80, rows: 12)
    let digits = BigDigits.largest(fitting: place, text: "10:00", glyphs: .unicode)
    for second in 0..<600 {
      let text = "\(second / 60):" + (second % 60 < 10 ? "0" : "") + "\(second % 60)"
      #expect(digits.size(of: text) == digits.size(of: "9:59"))
    }
  }

  @Test(arguments: DigitFont.all)
  func everyDigitHasAPictureOfItsOwn(font: DigitFont) throws {
    let pictures = try "0123456789:-+ ".map { try #require(font.pixels(of: String($0))) }
    #expect(Set(pictures).count == pictures.count)
    for picture in pictures {
      #expect(picture.count == font.height)
      #expect(Set(picture.map(\.count)).count == 1)
    }
    #expect(Set(pictures.prefix(10).map { $0[0].count }).count == 1)
  }
}
