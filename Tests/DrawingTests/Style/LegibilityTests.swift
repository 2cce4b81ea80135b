import Drawing
import Testing

/// Everything that is written or told by a colour, in all themes and with all numbers of colours.
@Suite struct LegibilityTests {
  /// A theme on a terminal: its text and background, where the theme paints none.
  struct Window: CustomTestStringConvertible {
    let testDescription: String
    let theme: Theme
    let text: SeenColor
    let ground: SeenColor

    static let white = SeenColor(255, 255, 255)
    static let black = SeenColor(0, 0, 0)

    /// The themes that are chosen, on both grounds, and those that follow the terminal.
    static let all: [Window] =
      [Theme.Choice.dark, .light, .highContrast, .colorBlind].flatMap { choice in
        let theme = Theme(choice, environment: [:])
        return [
          Window("\(choice.rawValue) on black", theme, SeenColor(229, 229, 229), black),
          Window("\(choice.rawValue) on white", theme, black, white),
        ]
      } + [
        Window("auto on black", .dark.onGround(RGB(0)), SeenColor(229, 229, 229), black),
        Window("auto on white", .light.onGround(RGB(0xFFFFFF)), black, white),
        Window("auto on grey", .dark.onGround(RGB(0x707070)), black, SeenColor(112, 112, 112)),
      ]

    init(_ name: String, _ theme: Theme, _ text: SeenColor, _ ground: SeenColor) {
      testDescription = name
      (self.theme, self.text, self.ground) = (theme, text, ground)
    }

    /// Text and ground of a style; more than one where terminals show heavy text as bright.
    func seen(_ style: Style, _ depth: Theme.Depth) -> [(text: SeenColor, ground: SeenColor)] {
      let look = theme.attributes(of: style, depth: depth)
      let own = theme.background(depth: depth).map { SeenColor($0) } ?? ground
      let behind = look.ground.map { SeenColor($0) } ?? own
      var texts = [look.color.map { SeenColor($0) } ?? text]
      if case .palette(let number) = look.color, look.isBold, number < 8 {
        texts.append(SeenColor(palette: number + 8))
      }
      return texts.map { look.isReversed ? (behind, $0) : ($0, behind) }
    }
  }

  private static let depths: [Theme.Depth] = [.eight, .sixteen, .palette256, .trueColor]
  private static let accents: [Ink] = [.work, .ready, .rest, .waiting, .warning]

  /// Every style of text that a screen uses.
  private static let styles: [Style] =
    Ink.texts.flatMap { ink in
      [
        Style(ink), Style(ink, bold: true), Style(ink, on: Fill(.surface)),
        Style(ink, reversed: true),
      ]
    } + [
      Style(.warm), Style(.plain, bold: true, on: Fill(.cap)), Style(.key, on: Fill(.cap)),
      Style(.title, bold: true, reversed: true),
    ]
    + accents.flatMap { accent in
      [
        Style(.onFill, bold: true, on: Fill(accent)), Style(.title, on: Fill(accent, percent: 30)),
      ]
    }

  /// WCAG 2.2: 4.5 to 1, and 3 to 1 for what may be dim, or is a sign.
  @Test(arguments: Window.all, depths)
  func `text is read on the ground that it is drawn on`(window: Window, depth: Theme.Depth) {
    for style in Self.styles {
      let isLesser = [.faint, .dim, .warm].contains(style.ink) && style.fill != nil
      let least = isLesser || style.ink == .warm || depth == .eight ? 3.0 : 4.5
      let look = window.theme.attributes(of: style, depth: depth)
      #expect(!look.isDim || [.eight, .sixteen].contains(depth), "\(style)")
      for (text, ground) in window.seen(style, depth) {
        let contrast = text.contrast(to: ground)
        #expect(contrast >= least, "\(style)")
      }
    }
  }

  /// A segment that is done is paler by half, and one to come is the track.
  @Test(arguments: Theme.Choice.allCases, depths.dropFirst())
  func `segments are told from the track by every eye`(
    choice: Theme.Choice, depth: Theme.Depth
  ) {
    let theme = Theme(choice, environment: [:])
    let sights = choice == .colorBlind ? SeenColor.Sight.allCases : [.common]
    guard let track = theme.attributes(of: .solid(.track), depth: depth).ground else { return }
    for ink in Self.accents {
      for (percent, least) in [(100, 30.0), (50, 15)] {
        let fill = theme.attributes(of: .solid(ink, percent: percent), depth: depth).ground
        guard let fill else { continue }
        for sight in sights {
          let distance = SeenColor(fill).distance(to: SeenColor(track), seenBy: sight)
          #expect(distance >= least, "\(ink) at \(percent) %, \(sight): \(distance)")
        }
      }
    }
  }

  /// None, less than half, half, more and all of it, as the history has them.
  @Test(arguments: Theme.Choice.allCases, depths.suffix(2))
  func `shares of a colour are told apart`(choice: Theme.Choice, depth: Theme.Depth) {
    let theme = Theme(choice, environment: [:])
    let styles = [Style.solid(.track)] + [45, 60, 80, 100].map { .solid(.work, percent: $0) }
    let fills = styles.compactMap { theme.attributes(of: $0, depth: depth).ground }
    #expect(fills.count == 5)
    for (one, two) in zip(fills, fills.dropFirst()) {
      let distance = SeenColor(one).distance(to: SeenColor(two), seenBy: .common)
      #expect(distance >= 7, "\(one) and \(two): \(distance)")
    }
  }

  @Test(arguments: [50, 100], depths.suffix(2))
  func `segments are told from each other by every eye`(percent: Int, depth: Theme.Depth) {
    let fills = Self.accents.map {
      Theme.colorBlind.attributes(of: .solid($0, percent: percent), depth: depth).ground
    }
    for (index, one) in fills.enumerated() {
      for (other, two) in fills.enumerated().dropFirst(index + 1) {
        guard let one, let two else { continue }
        for sight in SeenColor.Sight.allCases {
          let distance = SeenColor(one).distance(to: SeenColor(two), seenBy: sight)
          #expect(
            distance >= (percent == 100 ? 30 : 20),
            "\(Self.accents[index]), \(Self.accents[other]), \(sight): \(distance)")
        }
      }
    }
  }
}
