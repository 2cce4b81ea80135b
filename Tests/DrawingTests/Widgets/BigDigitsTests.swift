import Testing

@testable import Drawing

@Suite struct BigDigitsTests {
  private func drawn(_ text: String, columns: Int, rows: Int, _ glyphs: GlyphSet) -> String {
    var frame = Frame(size: Size(columns: columns, rows: rows))
    frame.drawBigDigits(text, in: frame.bounds, style: .plain, glyphs: glyphs)
    return "\n" + frame.text + "\n"
  }

  @Test func `a low place has digits of half blocks`() {
    #expect(
      drawn("12:34", columns: 17, rows: 3, .unicode) == """

         ▀█ ▀▀█ ▄ ▀▀█ █ █
          █ █▀▀   ▀▀█ ▀▀█
          █ █▄▄ ▀ ▄▄█   █

        """)
  }

  @Test func `a large place has large digits`() {
    #expect(
      drawn("0:25", columns: 38, rows: 7, .unicode) == """

            ███████      ███████  ███████
            ██   ██           ██  ██
            ██   ██  ██       ██  ██
            ██   ██      ███████  ███████
            ██   ██      ██            ██
            ██   ██  ██  ██            ██
            ███████      ███████  ███████

        """)
  }

  @Test func `without half blocks the digits are whole cells`() {
    #expect(
      drawn("1-7", columns: 23, rows: 5, .ascii) == """

          ████          ██████
            ██              ██
            ██  ██████      ██
            ██              ██
            ██              ██

        """)
  }

  @Test(arguments: [GlyphSet.unicode, .ascii])
  func `the size fits and grows with the place`(glyphs: GlyphSet) {
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

  @Test func `text is the last resort`() {
    #expect(drawn("12:34", columns: 9, rows: 2, .unicode) == "\n  12:34\n\n")
    #expect(drawn("soon", columns: 80, rows: 1, .unicode).contains("soon"))
    #expect(drawn("12:34", columns: 3, rows: 1, .unicode) == "\n12:\n")
    #expect(drawn("", columns: 3, rows: 1, .unicode) == "\n\n")
  }

  @Test func `a clock stays where it is`() {
    let place = Size(columns: 80, rows: 12)
    let digits = BigDigits.largest(fitting: place, text: "10:00", glyphs: .unicode)
    for second in 0..<600 {
      let text = "\(second / 60):" + (second % 60 < 10 ? "0" : "") + "\(second % 60)"
      #expect(digits.size(of: text) == digits.size(of: "9:59"))
    }
  }

  /// Of all cells of a clock, few are other ones a second later: what changes is what is sent.
  @Test func `a second changes few cells`() {
    func frame(_ second: Int) -> Frame {
      var frame = Frame(size: Size(columns: 40, rows: 7))
      frame.drawBigDigits(
        "0:\(second / 10)\(second % 10)", in: frame.bounds, style: .plain, glyphs: .unicode)
      return frame
    }
    let changes = (1..<60).map { second in
      zip(frame(second).cells, frame(second - 1).cells).count { $0 != $1 }
    }
    #expect(changes.sorted()[changes.count / 2] <= 16)
  }

  @Test(arguments: [
    Size(columns: 20, rows: 4), Size(columns: 40, rows: 7), .init(columns: 300, rows: 99),
  ])
  func `every digit has a picture of its own`(place: Size) {
    let digits = BigDigits.largest(fitting: place, text: "0:00", glyphs: .unicode)
    #expect(digits.areLarge)
    let pictures = "0123456789- ".map { character in
      var frame = Frame(size: place)
      frame.draw(String(character), as: digits, x: 0, y: 0, style: .plain, glyphs: .unicode)
      return frame
    }
    #expect(Set(pictures).count == pictures.count)
  }
}
