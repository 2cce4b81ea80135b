/// The colour and weight of each ink, independent of a particular terminal.
///
/// Inks that must be distinguished also differ in weight, so that nothing is lost without colours.
public struct Theme: Sendable, Hashable {
  /// The number of colours that can be shown.
  public enum Depth: Sendable, Hashable, CaseIterable {
    /// No colours: bold, dim and reverse only. Also used for NO_COLOR.
    case none
    /// The eight colours that every terminal with colours has.
    case eight
    /// Eight colours and their bright variants.
    case sixteen
    /// xterm's palette of 256 colours.
    case palette256
    /// 24-bit colours.
    case trueColor
  }

  /// Colours and a weight.
  public struct Attributes: Sendable, Hashable {
    /// The foreground colour; nil for the terminal's default.
    public var color: Color?
    /// The background colour; nil for the terminal's default.
    public var ground: Color?
    /// True for bold text.
    public var isBold: Bool
    /// True for dim text.
    public var isDim: Bool
    /// True if foreground and background colours are exchanged.
    public var isReversed: Bool

    /// Colours and a weight.
    public init(
      _ color: Color? = nil, on ground: Color? = nil, bold: Bool = false, dim: Bool = false,
      reversed: Bool = false
    ) {
      self.color = color
      self.ground = ground
      isBold = bold
      isDim = dim
      isReversed = reversed
    }
  }

  /// The colours of each ink.
  let palette: Palette
  /// True if the theme paints its own background over the terminal's.
  public private(set) var paintsBackground: Bool
  /// The window's background colour, with which others are mixed.
  public var ground: RGB
  /// The background colour for which the palette was designed.
  private let usualGround: RGB

  init(_ palette: Palette, ground: RGB, paintsBackground: Bool = false) {
    self.palette = palette
    self.ground = ground
    usualGround = ground
    self.paintsBackground = paintsBackground
  }

  /// The same theme with a background of its own, for a terminal with an unknown background.
  public var painted: Theme {
    var theme = self
    (theme.ground, theme.paintsBackground) = (usualGround, true)
    return theme
  }

  /// Returns the theme on a terminal's own background; painted if its text would not be readable.
  public func onGround(_ ground: RGB) -> Theme {
    guard !paintsBackground else { return self }
    guard palette[.dim].rgb.contrast(to: ground) >= Self.leastContrast else { return painted }
    var theme = self
    theme.ground = ground
    return theme
  }

  /// The least contrast of secondary text, which equals that of Zenburn's grey.
  private static let leastContrast = 4.0

  /// The share of the window's background in faded cells.
  private static let fading = 0.78

  /// Returns the background colour of the theme; nil for the terminal's own, or without colours.
  public func background(depth: Depth) -> Color? {
    guard paintsBackground else { return nil }
    return switch depth {
    case .none: nil
    case .eight: .palette(ground.isLight ? 7 : 0)
    case .sixteen: .palette(ground.isLight ? 15 : 0)
    case .palette256: .palette(ground.nearestInPalette)
    case .trueColor: .rgb(ground)
    }
  }

  /// Returns the attributes of a style.
  public func attributes(of style: Style, depth: Depth) -> Attributes {
    if let tone = style.tone, depth != .none { return attributes(of: tone, style, depth: depth) }
    let color = color(of: style, depth: depth)
    let isHeavy =
      switch style.ink {
      case .title, .work, .warning, .key, .onFill: true
      default: false
      }
    // With 256 colours there is a grey; with fewer, dim takes its place.
    let isLight =
      ![.palette256, .trueColor].contains(depth) && number(of: style.ink, depth) == nil
      && [.faint, .dim, .frame, .track, .waiting].contains(style.ink)
      && (depth == .none || !isReversed(style.fill))
    let isBold =
      (style.isBold || isHeavy) && !(number(of: color).map(palette.neverHeavy.contains) ?? false)
    let ground = style.fill.flatMap { fill(of: $0, isFaded: style.isFaded, depth: depth) }
    let isFilled = style.fill.map { showsByReverse($0, depth: depth) } ?? false
    let isDim = isLight && !isBold || style.isFaded && depth != .trueColor && depth != .palette256
    return Attributes(
      color, on: ground, bold: isBold && !isDim, dim: isDim,
      reversed: style.isReversed != isFilled)
  }

  /// Returns true if a background is invisible on a terminal, so that bars need glyphs.
  public func isInvisible(_ fill: Fill, depth: Depth) -> Bool {
    self.fill(of: fill, isFaded: false, depth: depth) == nil && !showsByReverse(fill, depth: depth)
  }

  /// Returns true if a background is shown by reverse video, for lack of colours.
  private func showsByReverse(_ fill: Fill, depth: Depth) -> Bool {
    switch depth {
    case .none, .eight, .sixteen:
      return Self.reversed.contains(fill.ink)
        || isMeant(fill) && self.fill(of: fill, isFaded: false, depth: depth) == nil
    case .palette256, .trueColor: return false
    }
  }

  /// Half of a bright colour is its normal variant.
  private func half(_ number: Int, _ percent: UInt8) -> Int {
    percent < 75 && (9..<15).contains(number) ? number - 8 : number
  }

  private func isMeant(_ fill: Fill) -> Bool {
    fill.percent >= Fill.leastMeaning && ![.track, .frame, .surface, .cap].contains(fill.ink)
  }

  // MARK: Colours

  private func number(of color: Color?) -> Int? {
    if case .palette(let number) = color { number } else { nil }
  }

  /// Returns the number of an ink among the first sixteen; nil for the default, or with more
  /// colours.
  private func number(of ink: Ink, _ depth: Depth) -> Int? {
    switch depth {
    case .eight: palette[ink].eight
    case .sixteen: palette[ink].sixteen
    case .palette256: palette[ink].number
    case .none, .trueColor: nil
    }
  }

  /// Returns the foreground colour among the first sixteen. Neutral text on a filled background is
  /// black or white; a selected line and a cap are reversed as a whole.
  private func fewColors(of style: Style, _ depth: Depth) -> Color? {
    if Self.neutral.contains(style.ink), let fill = style.fill,
      let ground = self.fill(of: fill, isFaded: style.isFaded, depth: depth)
    {
      let white = depth == .eight ? 7 : 15
      let isWhite =
        ground.usualRGB.contrast(to: RGB(palette: white)) > ground.usualRGB.contrast(to: RGB(0))
      return .palette(isWhite ? white : 0)
    }
    let own =
      isReversed(style.fill) ? nil : number(of: style.ink, depth).map { half($0, style.inkPercent) }
    let text = palette[.plain]
    let usual = depth == .eight ? text.eightFill ?? text.eight : text.sixteenFill ?? text.sixteen
    return (own ?? (paintsBackground ? usual : nil)).map(Color.palette)
  }

  /// The backgrounds that are shown by reverse video if there are few colours.
  private static let reversed: Set<Ink> = [.surface, .cap]
  private func isReversed(_ fill: Fill?) -> Bool {
    fill.map { Self.reversed.contains($0.ink) } ?? false
  }
  private static let neutral: Set<Ink> = [.plain, .title, .dim, .faint, .key, .onFill]

  /// Returns the foreground colour; nil for plain text, which has the terminal's default.
  private func color(of style: Style, depth: Depth) -> Color? {
    let ink = style.ink
    let entry = palette[ink]
    switch depth {
    case .none: return nil
    case .eight, .sixteen: return fewColors(of: style, depth)
    case .palette256, .trueColor:
      let isWhole = style.inkPercent == 100 && !style.isFaded
      let isOwn = ink == .plain && !paintsBackground && style.fill == nil
      if isOwn, isWhole { return nil }
      if depth == .palette256, !style.isFaded, let number = entry.number(ofShare: style.inkPercent)
      {
        return .palette(number)
      }
      let whole = ink == .onFill ? ground : entry.rgb
      let color = ground.mixed(Double(style.inkPercent) / 100, into: whole)
      if isWhole, depth == .palette256 {
        return .palette(ink == .onFill ? ground.nearestInPalette : entry.number)
      }
      return shown(style.isFaded ? color.mixed(Self.fading, into: ground) : color, depth)
    }
  }

  private func fill(of fill: Fill, isFaded: Bool, depth: Depth) -> Color? {
    let entry = palette[fill.ink]
    switch depth {
    case .none: return nil
    case .eight:
      return isMeant(fill) && !isFaded ? (entry.eightFill ?? entry.eight).map(Color.palette) : nil
    case .sixteen:
      guard !Self.reversed.contains(fill.ink) else { return nil }
      let isTrack = !isMeant(fill)
      if isTrack || isFaded { return .palette(palette.quiet) }
      let number = entry.sixteenFill ?? entry.sixteen
      return number.map { .palette(half($0, fill.percent)) }
    case .palette256, .trueColor:
      let isQuiet = [.track, .surface, .cap].contains(fill.ink)
      let color = isQuiet ? entry.rgb.shifted(from: usualGround, to: ground) : entry.rgb
      if fill.percent == 100, !isFaded, depth == .palette256, color == entry.rgb {
        return .palette(entry.number)
      }
      if depth == .palette256, !isFaded, let number = entry.number(ofShare: fill.percent) {
        return .palette(number)
      }
      let mixed = ground.mixed(Double(fill.percent) / 100, into: color)
      return shown(isFaded ? mixed.mixed(Self.fading, into: ground) : mixed, depth)
    }
  }

  private func attributes(of tone: Tone, _ style: Style, depth: Depth) -> Attributes {
    func faded(_ color: Color) -> Color {
      switch depth {
      case .palette256, .trueColor:
        shown(color.usualRGB.mixed(Self.fading, into: ground), depth)
      case .none, .eight, .sixteen: .palette(depth == .sixteen ? palette.quiet : 0)
      }
    }
    return Attributes(
      style.isFaded ? faded(tone.ink) : tone.ink,
      on: style.isFaded ? tone.ground.map(faded) : tone.ground, reversed: style.isReversed)
  }

  private func shown(_ color: RGB, _ depth: Depth) -> Color {
    depth == .trueColor ? .rgb(color) : .palette(color.nearestHueInPalette)
  }
}
