import Drawing
import Testing

@Suite struct ThemeTests {
  private static let themes = [Theme.dark, .light, .highContrast, .colorBlind]

  @Test(arguments: themes, Theme.Depth.allCases)
  func `colours lie within their palette`(theme: Theme, depth: Theme.Depth) {
    let count = [.none: 0, .eight: 8, .sixteen: 16, .palette256: 256][depth] ?? 0
    func isWithin(_ color: Color?) -> Bool {
      switch color {
      case nil: true
      case .palette(let number): (0..<count).contains(number)
      case .rgb: depth == .trueColor
      }
    }
    for ink in Ink.allCases {
      for percent in [100, 50, 25] {
        for isFaded in [false, true] {
          var style = Style.solid(ink, percent: percent)
          style.isFaded = isFaded
          let look = theme.attributes(of: style, depth: depth)
          #expect(isWithin(look.color) && isWithin(look.ground), "\(style)")
        }
      }
    }
    #expect(isWithin(theme.background(depth: depth)))
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
      for ink in Ink.texts {
        guard let color = theme.attributes(of: Style(ink), depth: depth).color else { continue }
        // What the first sixteen look like is the terminal's choice, and so is its ground then.
        let isChosen = depth == .palette256 || depth == .trueColor
        for ground in isChosen ? grounds[...] : grounds.prefix(1) {
          let contrast = SeenColor(color).contrast(to: ground)
          #expect(contrast >= least, "\(ink) at \(depth)")
        }
      }
    }
  }

  /// Many terminals show a heavy one of the first eight colours as its bright one.
  @Test(arguments: [Theme.Depth.eight, .sixteen])
  func `heavy inks can be read on white`(depth: Theme.Depth) {
    for ink in Ink.texts {
      let look = Theme.light.attributes(of: Style(ink, bold: true), depth: depth)
      guard case .palette(let number) = look.color else { continue }
      let shown = SeenColor(palette: look.isBold && number < 8 ? number + 8 : number)
      #expect(shown.contrast(to: SeenColor(255, 255, 255)) >= 4.5, "\(ink)")
    }
  }

  @Test(arguments: SeenColor.Sight.allCases, [Theme.Depth.palette256, .trueColor])
  func `states stay apart for every eye`(sight: SeenColor.Sight, depth: Theme.Depth) {
    let states: [Ink] = [.work, .ready, .rest, .waiting, .warning]
    let colours = states.map {
      SeenColor(Theme.colorBlind.attributes(of: Style($0), depth: depth).color ?? .palette(0))
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
    #expect(Theme(.dark, background: .light, environment: environment) == .dark.painted)
  }

  @Test func `only a theme with a background of its own paints it`() {
    #expect(Theme(.light, environment: [:]).background(depth: .trueColor) == .rgb(RGB(0xFAF9F6)))
    #expect(Theme(.light, environment: [:]).background(depth: .sixteen) == .palette(15))
    #expect(Theme(.dark, environment: [:]).background(depth: .eight) == .palette(0))
    #expect(Theme.dark.background(depth: .palette256) == nil)
    #expect(Theme.highContrast.background(depth: .palette256) == .palette(16))
    #expect(Theme.highContrast.background(depth: .none) == nil)
  }

  /// On a ground that is an accent, text is the window's ground and can be read.
  @Test(arguments: [Theme.dark, .light, .highContrast, .colorBlind])
  func `text on a filled accent can be read`(theme: Theme) throws {
    for depth in [Theme.Depth.palette256, .trueColor] {
      for ink in [Ink.work, .ready, .rest, .waiting, .warning] {
        let look = theme.attributes(of: Style(.onFill, on: Fill(ink)), depth: depth)
        let (text, ground) = (try #require(look.color), try #require(look.ground))
        // Grey, the rest of whoever sees no green, is the darkest of them.
        #expect(SeenColor(text).contrast(to: SeenColor(ground)) >= 4.5, "\(ink) at \(depth)")
      }
    }
  }

  @Test(arguments: [Theme.dark, .light, .highContrast, .colorBlind])
  func `a bar is told from its track with any number of colours`(theme: Theme) {
    for depth in Theme.Depth.allCases {
      let filled = theme.attributes(of: .solid(.work), depth: depth)
      let track = theme.attributes(of: .solid(.track), depth: depth)
      #expect(filled.ground != track.ground || filled.isReversed != track.isReversed, "\(depth)")
      #expect(!theme.isInvisible(Fill(.work), depth: depth))
      // What cannot be told by a colour is drawn with signs.
      #expect(theme.isInvisible(Fill(.track), depth: depth) == [.none, .eight].contains(depth))
    }
  }

  @Test func `a share of a colour lies between it and the ground`() {
    let half = Theme.dark.attributes(of: .solid(.work, percent: 50), depth: .trueColor).ground
    #expect(half == .rgb(RGB(0x42765F)))
    var behind = Style.solid(.work)
    behind.isFaded = true
    let faded = Theme.dark.attributes(of: behind, depth: .trueColor)
    #expect(faded.ground == .rgb(RGB(0x253E37)) && faded.color == faded.ground)
    behind.isFaded = true
    #expect(Theme.dark.attributes(of: behind, depth: .none).isDim)
  }

  @Test(arguments: [(9, 0xFF0000), (16, 0), (114, 0x87D787), (231, 0xFFFFFF), (232, 0x080808)])
  func `the palette is that of xterm`(number: Int, digits: UInt32) {
    #expect(RGB(palette: number) == RGB(digits))
  }

  /// Half of the green of work, of the yellow of getting ready, of red: none of them becomes grey.
  @Test(arguments: [0x74D9A5, 0xF0C455, 0xFF7B7B, 0x7CB7FF, 0xC3A6FF], [50, 39])
  func `a paler colour keeps its hue with 256 colours`(digits: UInt32, percent: Int) {
    let color = RGB(0x0F1218).mixed(Double(percent) / 100, into: RGB(digits))
    let number = color.nearestHueInPalette
    #expect((16...231).contains(number))
    let shown = RGB(palette: number)
    #expect(!(shown.red == shown.green && shown.green == shown.blue), "\(number)")
  }

  /// Nobody reads light grey on grey: the theme brings its own ground then.
  @Test func `a terminal's own ground stays where text can be read on it`() {
    for ground in [0x000000, 0x1E1E2E, 0x002B36, 0x2E3440, 0x3F3F3F] as [UInt32] {
      #expect(Theme.dark.onGround(RGB(ground)).background(depth: .trueColor) == nil)
    }
    for ground in [0xFFFFFF, 0xFDF6E3, 0xFBF1C7] as [UInt32] {
      #expect(Theme.light.onGround(RGB(ground)).background(depth: .trueColor) == nil)
    }
    for ground in [0x6B6B6B, 0x0000EE, 0xFFFFFF] as [UInt32] {
      #expect(Theme.dark.onGround(RGB(ground)) == .dark.painted)
    }
    #expect(Theme.light.onGround(RGB(0xB0B0B0)) == .light.painted)
  }

  @Test func `the track is seen on a lighter ground, too`() {
    var theme = Theme.dark
    let usual = theme.attributes(of: .solid(.track), depth: .trueColor).ground
    theme.ground = RGB(0x232627)
    #expect(usual == .rgb(RGB(0x262D39)))
    #expect(theme.attributes(of: .solid(.track), depth: .trueColor).ground == .rgb(RGB(0x3A4148)))
    // On a darker one it stays: there it is seen better.
    theme.ground = RGB(0)
    #expect(theme.attributes(of: .solid(.track), depth: .trueColor).ground == usual)
  }

  /// Many terminals show heavy black as a grey, which cannot be read on green.
  @Test(arguments: [Theme.dark, .highContrast, .colorBlind], [Theme.Depth.eight, .sixteen])
  func `black on a filled key is never heavy`(theme: Theme, depth: Theme.Depth) {
    let style = Style(.onFill, bold: true, on: Fill(.work))
    let attributes = theme.attributes(of: style, depth: depth)
    #expect(attributes.color == .palette(0) && !attributes.isBold)
  }

  @Test func `every colour of the palette is the nearest to itself`() {
    for number in 16...255 {
      let color = RGB(palette: number)
      #expect(RGB(palette: color.nearestInPalette) == color, "\(number)")
      #expect(RGB(palette: color.nearestHueInPalette) == color, "\(number)")
    }
  }
}
