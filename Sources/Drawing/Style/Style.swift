/// The meaning of a cell. A theme decides which colour and weight that has on a terminal; no
/// meaning is carried by colour alone.
public enum Ink: UInt8, Sendable, Hashable, CaseIterable {
  /// Ordinary text.
  case plain
  /// Text that matters little, next to text that matters more.
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
  /// Text of the second rank: labels, hints, what is next.
  case dim
  /// The edge of a panel. It carries no meaning alone.
  case frame
  /// The part of a bar that is still empty. It carries no meaning alone.
  case track
  /// The ground of a chosen line. It carries no meaning alone.
  case surface
  /// The cap that the name of a key stands on.
  case cap
  /// The place where a move is to be felt, and nothing else.
  case warm
  /// Text on a filled accent: the window's own ground.
  case onFill

  /// The inks that are read as text or told apart; the others only support them.
  public static let texts: [Ink] = [
    .plain, .faint, .title, .work, .ready, .rest, .waiting, .warning, .key, .dim,
  ]
}

/// The ground of a cell that is not the window's own: a meaning, and how much of its colour is in
/// it; the rest is the window's ground.
public struct Fill: Sendable, Hashable {
  /// The meaning.
  public var ink: Ink
  /// The share of its colour, from 1 to 100.
  public var percent: UInt8

  /// A ground of a share of a colour.
  public init(_ ink: Ink, percent: Int = 100) {
    self.ink = ink
    self.percent = UInt8(min(max(percent, 1), 100))
  }

  /// From here on, a share of a colour says the same as all of it; below, it is only a track.
  static let leastMeaning: UInt8 = 40
}

/// Two colours of a cell that no theme changes: those of a picture, which are the theme's already.
public struct Tone: Sendable, Hashable {
  /// The colour of the glyph.
  public var ink: Color
  /// The colour behind it; `nil` is the window's own.
  public var ground: Color?

  /// The colours of a cell of a picture.
  public init(_ ink: Color, on ground: Color?) {
    self.ink = ink
    self.ground = ground
  }
}

/// The style of a cell.
public struct Style: Sendable, Hashable {
  /// The ink.
  public var ink: Ink
  /// Heavier than its ink is by itself.
  public var isBold: Bool
  /// Text and background colours exchanged: a selected line, a pressed key.
  public var isReversed: Bool
  /// The ground; `nil` is the window's own.
  public var fill: Fill?
  /// The colours of a picture, in place of those of ink and fill.
  public var tone: Tone?
  /// The share of its colour in the ink, from 1 to 100; the rest is the window's ground.
  public var inkPercent: UInt8 = 100
  /// True if it is behind something else: most of its colour is the window's ground.
  public var isFaded = false

  /// A look.
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

  /// A ground of a colour: what bars, strips, digits and charts are made of. Blocks are blanks on a
  /// ground, since fonts leave seams between characters and none between grounds.
  public static func solid(_ ink: Ink, percent: Int = 100) -> Style {
    Style(ink, on: Fill(ink, percent: percent))
  }

  /// A part of a picture, with the meaning that it has where there are no such colours.
  public init(_ ink: Ink, tone: Tone) {
    self.init(ink)
    self.tone = tone
  }
}
