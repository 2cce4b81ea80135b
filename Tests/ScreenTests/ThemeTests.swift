import Screen
import Testing

@Suite struct ThemeTests {
  @Test(arguments: [Theme.dark, .light], Theme.Depth.allCases)
  func coloursAreWithinTheirPalette(theme: Theme, depth: Theme.Depth) {
    let count = [.none: 0, .eight: 8, .palette256: 256][depth] ?? 0
    for ink in Ink.allCases {
      let color = theme.look(of: Style(ink), depth: depth).color
      #expect(color.map { (0..<count).contains($0) } ?? true, "\(ink)")
    }
  }

  @Test(arguments: [Theme.dark, .light])
  func whatMattersMoreAndLessIsToldByWeightWithoutColour(theme: Theme) {
    func look(_ ink: Ink) -> Theme.Look { theme.look(of: Style(ink), depth: .none) }
    #expect(look(.title).isBold && look(.work).isBold && look(.warning).isBold && look(.key).isBold)
    #expect(look(.faint).isDim && look(.waiting).isDim)
    #expect(look(.plain) == Theme.Look())
  }

  @Test func aStyleAddsToItsInk() {
    let look = Theme.dark.look(of: Style(.faint, bold: true, reversed: true), depth: .none)
    #expect(look == Theme.Look(bold: true, reversed: true))
  }
}
