import Screen
import Testing

@Suite struct GlyphSetTests {
  private func glyphs(of set: GlyphSet) -> [(String, Character)] {
    Mirror(reflecting: set).children.flatMap { child -> [(String, Character)] in
      let name = child.label ?? ""
      return switch child.value {
      case let glyph as Character: [(name, glyph)]
      case let glyphs as [Character]: glyphs.map { (name, $0) }
      case let glyph as Character?: glyph.map { [(name, $0)] } ?? []
      default: []
      }
    }
  }

  @Test(arguments: [GlyphSet.unicode, .ascii])
  func everySignIsOneColumnWide(set: GlyphSet) {
    #expect(glyphs(of: set).count > 30)
    for (name, glyph) in glyphs(of: set) {
      #expect(glyph.columns == 1, "\(name)")
      #expect(glyph.unicodeScalars.count == 1, "\(name)")
    }
  }

  @Test func theAsciiSetIsAscii() {
    for (name, glyph) in glyphs(of: .ascii) { #expect(glyph.isASCII, "\(name)") }
  }

  @Test(arguments: [GlyphSet.unicode, .ascii])
  func oppositesDiffer(set: GlyphSet) {
    #expect(set.barFull != set.barTrack)
    #expect(Set([set.stripDone, set.stripNow, set.stripToCome]).count == 3)
    #expect(set.check != set.cross)
    #expect(set.dotFilled != set.dotEmpty)
    #expect(set.pause != set.play)
  }
}
