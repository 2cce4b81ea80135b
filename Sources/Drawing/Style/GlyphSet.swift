/// The glyphs that are drawn besides text, by meaning. Each is one scalar and one column wide.
///
/// Scalars, not characters, because they copy and compare as plain numbers. A set is copied with
/// every part of a picture and is part of cache keys.
public struct GlyphSet: Sendable, Hashable {
  /// True if glyphs outside of ASCII are allowed, including partial blocks.
  public let isUnicode: Bool
  /// True if braille is allowed. Some terminals have blocks but no braille, such as the Linux
  /// console.
  public var hasBraille: Bool
  /// True if pictures may be drawn with colours and partial blocks.
  public var hasBlocks: Bool

  /// Cells filled from the left by one to seven eighths; empty if bars have whole cells only.
  public let barParts: [Unicode.Scalar]
  /// Five steps from little to much, distinguishable without colour.
  public let shades: [Unicode.Scalar]

  /// The upper half of a cell; nil if there are no half cells.
  public let upperHalf: Unicode.Scalar?
  /// The lower half of a cell; nil if there are no half cells.
  public let lowerHalf: Unicode.Scalar?

  /// The mark of truncated text.
  public let ellipsis: Unicode.Scalar
  /// Before an item of a list.
  public let bullet: Unicode.Scalar
  /// Between two facts on one line.
  public let separator: Unicode.Scalar
  /// The path of a pacer.
  public let pacerTrack: Unicode.Scalar
  /// Between the ends of a range, or before an afterthought.
  public let dash: Unicode.Scalar
  /// The degree sign.
  public let degree: Unicode.Scalar
  /// The multiplication sign, as in 3 × 20 s.
  public let times: Unicode.Scalar

  /// To the left, back.
  public let arrowLeft: Unicode.Scalar
  /// To the right, next, becomes.
  public let arrowRight: Unicode.Scalar
  /// Up; there is more above.
  public let arrowUp: Unicode.Scalar
  /// Down; there is more below.
  public let arrowDown: Unicode.Scalar

  /// Done, good.
  public let check: Unicode.Scalar
  /// Not done, bad.
  public let cross: Unicode.Scalar
  /// The session is paused.
  public let pause: Unicode.Scalar
  /// The session runs; the present position.
  public let play: Unicode.Scalar
  /// Before the chosen item of a list.
  public let selection: Unicode.Scalar
  /// A counted item that is done, such as a session or a repeat.
  public let dotFilled: Unicode.Scalar
  /// A counted item that is still to come.
  public let dotEmpty: Unicode.Scalar
  /// A counted item that is half done.
  public let dotHalf: Unicode.Scalar
  /// Before a caution.
  public let warning: Unicode.Scalar
  /// Sound is on.
  public let sound: Unicode.Scalar

  /// A horizontal line.
  public let horizontal: Unicode.Scalar
  /// A vertical line.
  public let vertical: Unicode.Scalar
  /// The upper left corner of a box.
  public let topLeft: Unicode.Scalar
  /// The upper right corner of a box.
  public let topRight: Unicode.Scalar
  /// The lower left corner of a box.
  public let bottomLeft: Unicode.Scalar
  /// The lower right corner of a box.
  public let bottomRight: Unicode.Scalar

  /// The set for terminals with UTF-8.
  public static let unicode = GlyphSet(
    isUnicode: true, hasBraille: true, hasBlocks: true,
    barParts: ["▏", "▎", "▍", "▌", "▋", "▊", "▉"],
    shades: ["·", "▂", "▄", "▆", "▇"],
    upperHalf: "▀", lowerHalf: "▄",
    ellipsis: "…", bullet: "•", separator: "·", pacerTrack: "·", dash: "–",
    degree: "°", times: "×",
    arrowLeft: "←", arrowRight: "→", arrowUp: "↑", arrowDown: "↓",
    check: "✓", cross: "✗", pause: "‖", play: "▸", selection: "▌",
    dotFilled: "●", dotEmpty: "○", dotHalf: "◐", warning: "!", sound: "♪",
    horizontal: "─", vertical: "│",
    topLeft: "╭", topRight: "╮", bottomLeft: "╰", bottomRight: "╯"
  )

  /// The set for all other terminals.
  public static let ascii = GlyphSet(
    isUnicode: false, hasBraille: false, hasBlocks: false,
    barParts: [],
    shades: [".", ":", "+", "*", "#"],
    upperHalf: nil, lowerHalf: nil,
    ellipsis: "~", bullet: "*", separator: "|", pacerTrack: ".", dash: "-",
    degree: "d", times: "x",
    arrowLeft: "<", arrowRight: ">", arrowUp: "^", arrowDown: "v",
    check: "+", cross: "x", pause: "=", play: ">", selection: ">",
    dotFilled: "*", dotEmpty: "o", dotHalf: "+", warning: "!", sound: "*",
    horizontal: "-", vertical: "|",
    topLeft: "+", topRight: "+", bottomLeft: "+", bottomRight: "+"
  )
}

extension GlyphSet {
  /// The person's choice of glyphs.
  public enum Choice: String, Sendable, Hashable, CaseIterable {
    /// Decided by terminal and locale.
    case auto
    /// Always Unicode.
    case unicode
    /// Always ASCII.
    case ascii

    /// Returns the glyphs for the choice, given those that the terminal and the locale support.
    public func glyphs(found: GlyphSet) -> GlyphSet {
      switch self {
      case .auto: found
      case .unicode: .unicode
      case .ascii: .ascii
      }
    }
  }
}
