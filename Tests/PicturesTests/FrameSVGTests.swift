import Drawing
import Foundation
import Testing

@testable import Pictures

@Suite struct FrameSVGTests {
  private func svg(
    columns: Int = 12, rows: Int = 2, _ tinting: Tinting = Tinting(theme: .dark),
    _ draw: (inout Frame) -> Void
  ) -> String {
    var frame = Frame(size: Size(columns: columns, rows: rows))
    draw(&frame)
    return FrameSVG(frame, tinting).text(titled: "A <title> & more")
  }

  /// Words stand where their cells are, and are as wide as these, whatever the font.
  @Test func `words have the position and width of their cells`() {
    let text = svg { $0.write("伸 ab cd", x: 2, y: 1) }
    #expect(text.contains("<text x=\"24\" y=\"36\" textLength=\"16\">伸</text>"))
    #expect(text.contains("<text x=\"48\" y=\"36\" textLength=\"40\">ab cd</text>"))
  }

  @Test func `markup in text and title is escaped`() {
    let text = svg { $0.write("<&>", x: 0, y: 0) }
    #expect(text.contains(">&lt;&amp;></text>"))
    #expect(text.contains("<title>A &lt;title> &amp; more</title>"))
  }

  /// Every dot of braille, by the numbers that Unicode gives them.
  @Test func `braille is drawn dot by dot`() {
    let places = [
      (0x01, "M10 10h0"), (0x02, "M10 14h0"), (0x04, "M10 18h0"), (0x08, "M14 10h0"),
      (0x10, "M14 14h0"), (0x20, "M14 18h0"), (0x40, "M10 22h0"), (0x80, "M14 22h0"),
    ]
    for (bit, path) in places {
      let sign = Unicode.Scalar(UInt32(0x2800 + bit)).map(String.init) ?? ""
      let text = svg { $0.write(sign, x: 0, y: 0) }
      #expect(text.contains("d=\"\(path)\""), "\(sign)")
      #expect(!text.contains("<text"))
    }
  }

  @Test func `a block character fills its part of the cell`() {
    let parts: [(String, String)] = [
      ("█", "M8 8h8v16h-8z"), ("▀", "M8 8h8v8h-8z"), ("▄", "M8 16h8v8h-8z"),
      ("▌", "M8 8h4v16h-4z"), ("▏", "M8 8h1v16h-1z"), ("▉", "M8 8h7v16h-7z"),
    ]
    for (sign, path) in parts {
      #expect(svg { $0.write(sign, x: 0, y: 0) }.contains("d=\"\(path)\""), "\(sign)")
    }
    #expect(svg { $0.write("░", x: 0, y: 0) }.contains("opacity=\".3\""))
  }

  @Test func `colours, weight and background are those of the theme`() {
    let words: (inout Frame) -> Void = {
      $0.write("a", x: 0, y: 0, style: Style(.warning))
      $0.write("b", x: 2, y: 0, style: Style(.rest, reversed: true))
    }
    let dark = svg(Tinting(theme: .dark), words)
    #expect(dark.contains("<g fill=\"#ff7b7b\"><g "))
    #expect(dark.contains("font-weight=\"700\">"))
    #expect(dark.contains("<path fill=\"#7cb7ff\" d=\"M24 8h8v16h-8z\"/>"))
    let none = svg(Tinting(theme: .highContrast, depth: .none), words)
    #expect(!none.contains("#ffafaf"))
    #expect(svg(Tinting(theme: .highContrast), words).contains("#000000"))
  }

  @Test func `a film draws once what stays, and shows the rest in its seconds`() {
    let frames = ["3", "2", "1", "2"].map { digit in
      var frame = Frame(size: Size(columns: 12, rows: 2))
      frame.write("stays", x: 0, y: 0)
      frame.write(digit, x: 0, y: 1)
      return frame
    }
    let text = FilmSVG(frames: frames).text(titled: "Countdown")
    for word in ["stays", "3", "2", "1"] {
      #expect(text.components(separatedBy: ">\(word)</text>").count == 2, "\(word)")
    }
    #expect(text.contains("4s step-end infinite"))
    #expect(
      text.contains(
        "{0.0%{visibility:hidden}25.0%{visibility:visible}50.0%{visibility:hidden}"
          + "75.0%{visibility:visible}}"))
    #expect(text.contains("@media (prefers-reduced-motion:reduce){g{animation:none!important}}"))
    // Without motion the first frame is seen alone.
    #expect(text.components(separatedBy: ";visibility:hidden}").count == 3)
  }
}
