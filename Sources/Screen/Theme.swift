/// Which colour and weight each meaning has on a terminal, as numbers; it knows no terminal.
///
/// Weight tells apart what must be told apart, so that nothing is lost without colours.
public struct Theme: Sendable, Hashable {
  /// How many colours can be shown.
  public enum Depth: Sendable, Hashable, CaseIterable {
    /// None: bold, dim and reverse only. Also what NO_COLOR asks for.
    case none
    /// The eight colours that every terminal with colours has.
    case eight
    /// The palette of xterm with 256.
    case palette256
  }

  /// A colour and a weight.
  public struct Look: Sendable, Hashable {
    /// The number of the colour in the palette of its depth; nil is the terminal's own.
    public var color: Int?
    /// Heavier than ordinary text.
    public var isBold: Bool
    /// Fainter than ordinary text.
    public var isDim: Bool
    /// Ink and ground changed over.
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
  private let colors8: [Ink: Int]

  /// For light text on a dark ground.
  public static let dark = Theme(
    colors256: [
      .faint: 245, .title: 231, .work: 114, .ready: 222, .rest: 110, .waiting: 183, .warning: 210,
      .key: 152,
    ],
    colors8: [
      .work: 2, .ready: 3, .rest: 6, .waiting: 5, .warning: 1, .key: 6,
    ])

  /// For dark text on a light ground.
  public static let light = Theme(
    colors256: [
      .faint: 242, .title: 16, .work: 22, .ready: 94, .rest: 24, .waiting: 54, .warning: 124,
      .key: 23,
    ],
    colors8: [
      .work: 2, .rest: 4, .waiting: 5, .warning: 1, .key: 4,
    ])

  /// How a style looks.
  public func look(of style: Style, depth: Depth) -> Look {
    let color: Int? =
      switch depth {
      case .none: nil
      case .eight: colors8[style.ink]
      case .palette256: colors256[style.ink]
      }
    let isHeavy =
      switch style.ink {
      case .title, .work, .warning, .key: true
      case .plain, .faint, .ready, .rest, .waiting: false
      }
    // With 256 colours a grey says it; fewer have none, and dim does.
    let isLight = color == nil && (style.ink == .faint || style.ink == .waiting)
    let isBold = style.isBold || isHeavy
    return Look(color, bold: isBold, dim: isLight && !isBold, reversed: style.isReversed)
  }
}
