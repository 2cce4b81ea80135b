/// The colour and weight of each meaning on a terminal, as numbers; it knows no terminal.
///
/// Weight tells apart what must be told apart, so that nothing is lost without colours.
public struct Theme: Sendable, Hashable {
  /// The number of colours that can be shown.
  public enum Depth: Sendable, Hashable, CaseIterable {
    /// None: bold, dim and reverse only. Also what NO_COLOR asks for.
    case none
    /// The eight colours that every terminal with colours has.
    case eight
    /// Those and their bright ones.
    case sixteen
    /// The palette of xterm with 256.
    case palette256
  }

  /// A colour and a weight.
  public struct Attributes: Sendable, Hashable {
    /// The number of the colour in the palette of its depth; nil is the terminal's own.
    public var color: Int?
    /// Heavier than ordinary text.
    public var isBold: Bool
    /// Fainter than ordinary text.
    public var isDim: Bool
    /// Text and background colours exchanged.
    public var isReversed: Bool

    /// A colour and a weight.
    public init(
      _ color: Int? = nil, bold: Bool = false, dim: Bool = false, reversed: Bool = false
    ) {
      self.color = color
      isBold = bold
      isDim = dim
      isReversed = reversed
    }
  }

  private let colors256: [Ink: Int]
  private let colors16: [Ink: Int]
  private let colors8: [Ink: Int]
  /// True if it has a black background of its own, in place of the terminal's.
  public let paintsBackground: Bool
  /// Those of the first eight colours that are never heavy: many terminals show a heavy one as its
  /// bright one.
  private let neverHeavy: Set<Int>

  private init(
    _ colors256: [Ink: Int], sixteen: [Ink: Int], eight: [Ink: Int], paintsBackground: Bool = false,
    neverHeavy: Set<Int> = []
  ) {
    self.colors256 = colors256
    colors16 = sixteen
    colors8 = eight
    self.paintsBackground = paintsBackground
    self.neverHeavy = neverHeavy
  }

  /// For light text on a dark background.
  ///
  /// Plain red and magenta are too dark on black to be read: with eight colours a warning is heavy
  /// yellow, and what waits is faint.
  public static let dark = Theme(
    [
      .faint: 245, .title: 231, .work: 114, .ready: 222, .rest: 110, .waiting: 183, .warning: 210,
      .key: 152,
    ],
    sixteen: [.work: 10, .ready: 11, .rest: 6, .waiting: 13, .warning: 9, .key: 14],
    eight: [.work: 2, .ready: 3, .rest: 6, .warning: 3, .key: 6])

  /// For dark text on a light background. Of the first sixteen colours, only blue, magenta and red
  /// can be read on white, and of their bright ones only blue.
  public static let light = Theme(
    [
      .faint: 242, .title: 16, .work: 22, .ready: 94, .rest: 24, .waiting: 54, .warning: 124,
      .key: 23,
    ],
    sixteen: [.work: 4, .ready: 5, .warning: 1, .key: 4],
    eight: [.work: 4, .ready: 5, .warning: 1, .key: 4], neverHeavy: [1, 5])

  /// Contrasts of 7 to 1 and more.
  public static let highContrast = Theme(
    [
      .plain: 231, .faint: 252, .title: 231, .work: 121, .ready: 227, .rest: 123, .waiting: 225,
      .warning: 217, .key: 159,
    ],
    sixteen: [
      .plain: 15, .faint: 7, .title: 15, .work: 10, .ready: 11, .rest: 14, .waiting: 7,
      .warning: 11, .key: 14,
    ],
    eight: [
      .plain: 7, .faint: 7, .title: 7, .work: 2, .ready: 3, .rest: 6, .waiting: 7, .warning: 3,
      .key: 6,
    ], paintsBackground: true)

  /// Colours that differ in lightness, or between blue and orange, and never between red and green
  /// alone.
  public static let colorBlind = Theme(
    [
      .plain: 252, .faint: 245, .title: 231, .work: 33, .ready: 226, .rest: 245, .waiting: 225,
      .warning: 202, .key: 117,
    ],
    sixteen: [
      .plain: 7, .faint: 7, .title: 15, .work: 14, .ready: 11, .rest: 7, .waiting: 15, .warning: 9,
      .key: 14,
    ],
    eight: [
      .plain: 7, .faint: 7, .title: 7, .work: 6, .ready: 3, .rest: 7, .waiting: 7, .warning: 3,
      .key: 6,
    ], paintsBackground: true)

  /// The number of the colour behind all text; nil is the terminal's own, or there are no colours.
  public func background(depth: Depth) -> Int? {
    guard paintsBackground else { return nil }
    return switch depth {
    case .none: nil
    case .eight, .sixteen: 0
    case .palette256: 16
    }
  }

  /// Returns the attributes of a style.
  public func attributes(of style: Style, depth: Depth) -> Attributes {
    let color: Int? =
      switch depth {
      case .none: nil
      case .eight: colors8[style.ink]
      case .sixteen: colors16[style.ink]
      case .palette256: colors256[style.ink]
      }
    let isHeavy =
      switch style.ink {
      case .title, .work, .warning, .key: true
      case .plain, .faint, .ready, .rest, .waiting: false
      }
    // With 256 colours a grey says it; fewer have none, and dim does.
    let isLight = color == nil && (style.ink == .faint || style.ink == .waiting)
    let isBold = (style.isBold || isHeavy) && !(color.map(neverHeavy.contains) ?? false)
    return Attributes(color, bold: isBold, dim: isLight && !isBold, reversed: style.isReversed)
  }
}
