import RoutineEngine
import Testing

@Suite struct GraphicScalarTests {
  @Test(arguments: ["a", " ", "~", "é", "\u{301}", "\u{A0}", "字", "🦴", "\u{3164}"])
  func `letters, marks, signs and spaces are graphic`(scalar: Unicode.Scalar) {
    #expect(scalar.isGraphic)
  }

  @Test(arguments: [
    "\0", "\t", "\n", "\u{1B}", "\u{7F}", "\u{9B}", "\u{AD}", "\u{200D}", "\u{202E}", "\u{2028}",
    "\u{2029}", "\u{FEFF}", "\u{E000}", "\u{FFFF}", "\u{10FFFF}",
  ])
  func `what acts or shows nothing is not graphic`(scalar: Unicode.Scalar) {
    #expect(!scalar.isGraphic)
  }
}
