import Drawing
import Testing

@Suite struct ThemeTests {
  private static let themes = [Theme.dark, .light, .highContrast, .colorBlind]

  @Test(arguments: themes, Theme.Depth.allCases)
  func `colours lie within their palette`(theme: Theme, depth: Theme.Depth) {
    let count = [.none: 0, .eight: 8, .sixteen: 16, .palette256: 256][depth] ?? 0
    for ink in Ink.allCases {
      let color = theme.attributes(of: Style(ink), depth: depth).color
      #expect(color.map { (0..<count).contains($0) } ?? true, "\(ink)")
    }
    #expect(theme.background(depth: depth).map { (0..<count).contains($0) } ?? true)
  }

  @Test(arguments: themes)
  func `without colours, weight tells what matters`(theme: Theme) {
    func look(_ ink: Ink) -> Theme.Attributes { theme.attributes(of: Style(ink), depth: .none) }
    #expect(look(.title).isBold && look(.work).isBold && look(.warning).isBold && look(.key).isBold)
    #expect(look(.faint).isDim && look(.waiting).isDim)
    #expect(look(.plain) == Theme.Attributes())
  }

  @Test func `a style adds to its ink`() {
    let look = Theme.dark.attributes(of: Style(.faint, bold: true, reversed: true), depth: .none)
    #expect(look == Theme.Attributes(bold: true, reversed: true))
  }

  /// The contrast that WCAG 2.2 asks of text: 4.5 to 1 at level AA, 7 to 1 at level AAA. A dark
  /// ground may be as light as that of most editors, a light one as dark as those of Solarized and
  /// Gruvbox.
  @Test(arguments: [
    (Theme.dark, [SeenColor(0, 0, 0), SeenColor(30, 30, 30)], 4.5),
    (.light, [SeenColor(255, 255, 255), SeenColor(253, 246, 227), SeenColor(251, 241, 199)], 4.5),
    (.highContrast, [SeenColor(0, 0, 0)], 7),
    (.colorBlind, [SeenColor(0, 0, 0)], 4.5),
  ])
  func `every ink can be read`(theme: Theme, grounds: [SeenColor], least: Double) {
    for depth in Theme.Depth.allCases {
      for ink in Ink.allCases {
        guard let number = theme.attributes(of: Style(ink), depth: depth).color else { continue }
        // What the first sixteen look like is the terminal's choice, and so is its ground then.
        for ground in depth == .palette256 ? grounds[...] : grounds.prefix(1) {
          let contrast = SeenColor(palette: number).contrast(to: ground)
          #expect(contrast >= least, "\(ink) at \(depth)")
        }
      }
    }
  }

  /// Many terminals show a heavy one of the first eight colours as its bright one.
  @Test(arguments: [Theme.Depth.eight, .sixteen])
  func `heavy inks can be read on white`(depth: Theme.Depth) {
    for ink in Ink.allCases {
      let look = Theme.light.attributes(of: Style(ink, bold: true), depth: depth)
      guard let number = look.color else { continue }
      let shown = SeenColor(palette: look.isBold && number < 8 ? number + 8 : number)
      #expect(shown.contrast(to: SeenColor(255, 255, 255)) >= 4.5, "\(ink)")
    }
  }

  @Test(arguments: SeenColor.Sight.allCases)
  func `states stay apart for every eye`(sight: SeenColor.Sight) {
    let states: [Ink] = [.work, .ready, .rest, .waiting, .warning]
    let colours = states.map {
      let number = Theme.colorBlind.attributes(of: Style($0), depth: .palette256).color ?? 0
      return SeenColor(palette: number)
    }
    for (index, one) in colours.enumerated() {
      for (other, two) in colours.enumerated().dropFirst(index + 1) {
        let distance = one.distance(to: two, seenBy: sight)
        #expect(distance >= 30, "\(states[index]) and \(states[other])")
      }
    }
  }

  @Test(arguments: [
    ([:], Theme.dark), (["COLORFGBG": "15;0"], .dark), (["COLORFGBG": "0;15"], .light),
    (["COLORFGBG": "0;default;7"], .light), (["COLORFGBG": ""], .dark),
  ])
  func `the terminal's background chooses the theme`(environment: [String: String], theme: Theme) {
    #expect(Theme(.auto, environment: environment) == theme)
    #expect(Theme(.highContrast, environment: environment) == .highContrast)
    // What it has answered counts more.
    #expect(Theme(.auto, background: .light, environment: environment) == .light)
    #expect(Theme(.auto, background: .dark, environment: environment) == .dark)
    #expect(Theme(.dark, background: .light, environment: environment) == .dark)
  }

  @Test func `only a theme with a background of its own paints it`() {
    #expect(Theme.dark.background(depth: .palette256) == nil)
    #expect(Theme.highContrast.background(depth: .palette256) == 16)
    #expect(Theme.highContrast.background(depth: .none) == nil)
  }
}
