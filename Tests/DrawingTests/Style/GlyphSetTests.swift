import Drawing
import Testing

@Suite struct GlyphSetTests {
  private func signs(of set: GlyphSet) -> [(String, Unicode.Scalar)] {
    Mirror(reflecting: set).children.flatMap { child -> [(String, Unicode.Scalar)] in
      let name = child.label ?? ""
      return switch child.value {
      case let sign as Unicode.Scalar: [(name, sign)]
      case let signs as [Unicode.Scalar]: signs.map { (name, $0) }
      case let sign as Unicode.Scalar?: sign.map { [(name, $0)] } ?? []
      default: []
      }
    }
  }

  @Test(arguments: [GlyphSet.unicode, .ascii])
  func `every glyph is one column wide`(set: GlyphSet) {
    #expect(signs(of: set).count > 25)
    for (name, sign) in signs(of: set) {
      #expect(CellWidth.columns(of: sign) == 1, "\(name)")
    }
  }

  @Test func `the ASCII set is ASCII`() {
    for (name, sign) in signs(of: .ascii) { #expect(sign.isASCII, "\(name)") }
  }

  @Test(arguments: [GlyphSet.unicode, .ascii])
  func `opposites differ`(set: GlyphSet) {
    #expect(Set(set.shades).count == 5)
    #expect(set.check != set.cross)
    #expect(Set([set.dotFilled, set.dotHalf, set.dotEmpty]).count == 3)
    #expect(set.pause != set.play)
  }
}
