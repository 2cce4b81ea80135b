/// The meaning of a cell, from which a theme derives colour and weight. No meaning depends on
/// colour alone.
public enum Ink: UInt8, Sendable, Hashable, CaseIterable {
  /// Ordinary text.
  case plain
  /// Text of little importance.
  case faint
  /// Names and headings.
  case title
  /// The work of a step: holding, rolling, breathing.
  case work
  /// Getting ready, changing sides.
  case ready
  /// Rest.
  case rest
  /// Waiting for the person, or paused.
  case waiting
  /// A caution, a hurt, something wrong.
  case warning
  /// The name of a key.
  case key
  /// Secondary text: labels, hints, the next step.
  case dim
  /// The border of a panel. It has no meaning of its own.
  case frame
  /// The empty part of a bar. It has no meaning of its own.
  case track
  /// The background of a selected line. It has no meaning of its own.
  case surface
  /// The background of a key's name.
  case cap
  /// The area where a move is felt, and nothing else.
  case warm
  /// Text on a filled background, in the window's own background colour.
  case onFill

  /// The inks of text, which must be readable and distinguishable.
  public static let texts: [Ink] = [
    .plain, .faint, .title, .work, .ready, .rest, .waiting, .warning, .key, .dim,
  ]
}

/// The background of a cell: an ink, and the share of its colour. The rest is the window's
/// background.
public struct Fill: Sendable, Hashable {
  /// The ink.
  public var ink: Ink
  /// The share of the ink's colour, from 1 to 100 percent.
  public var percent: UInt8

  /// A background with a share of an ink, clamped to 1 to 100 percent.
  public init(_ ink: Ink, percent: Int = 100) {
    self.ink = ink
    self.percent = UInt8(min(max(percent, 1), 100))
  }

  /// The least share with the same meaning as the full colour; below it, the background is only a
  /// track.
  static let leastMeaning: UInt8 = 40
}

/// Two fixed colours of a cell in a picture, already chosen from the theme.
public struct Tone: Sendable, Hashable {
  /// The colour of the glyph.
  public var ink: Color
  /// The background colour; `nil` for the window's own.
  public var ground: Color?

  /// The colours of a cell in a picture.
  public init(_ ink: Color, on ground: Color?) {
    self.ink = ink
    self.ground = ground
  }
}

/// The style of a cell.
public struct Style: Sendable, Hashable {
  /// The ink.
  public var ink: Ink
  /// True for a weight above that of the ink.
  public var isBold: Bool
  /// True if foreground and background colours are exchanged, as in a selected line.
  public var isReversed: Bool
  /// The background; `nil` for the window's own.
  public var fill: Fill?
  /// The fixed colours of a picture, which replace those of ink and fill.
  public var tone: Tone?
  /// The share of the ink's colour, from 1 to 100 percent; the rest is the window's background.
  public var inkPercent: UInt8 = 100
  /// True if the cell is behind something else, so that most of its colour is the window's
  /// background.
  public var isFaded = false

  /// A style.
  public init(
    _ ink: Ink = .plain, bold: Bool = false, reversed: Bool = false, on fill: Fill? = nil
  ) {
    self.ink = ink
    self.isBold = bold
    self.isReversed = reversed
    self.fill = fill
  }

  /// Ordinary text.
  public static let plain = Style()

  /// A coloured background, for bars, strips, digits and charts. Blocks are blanks on a background,
  /// since fonts leave seams between block glyphs.
  public static func solid(_ ink: Ink, percent: Int = 100) -> Style {
    Style(ink, on: Fill(ink, percent: percent))
  }

  /// The style of a part of a picture, with an ink for terminals without these colours.
  public init(_ ink: Ink, tone: Tone) {
    self.init(ink)
    self.tone = tone
  }
}
