/// Every glyph that is drawn beside words, by its meaning: one scalar each, one column wide.
///
/// Scalars are numbers: a set is copied with every part of a picture, and compared with every one
/// that is remembered, and characters would each be counted and compared as text.
public struct GlyphSet: Sendable, Hashable {
  /// True if glyphs outside of ASCII may be shown, parts of blocks included.
  public let isUnicode: Bool
  /// True if braille may be shown. Some terminals have blocks but no braille, among them the
  /// console of Linux.
  public var hasBraille: Bool
  /// True if pictures may be made of colours and parts of blocks.
  public var hasBlocks: Bool

  /// A cell filled from the left by one eighth and more; empty where a bar can only be drawn by
  /// whole cells.
  public let barParts: [Unicode.Scalar]
  /// From nothing to much in five steps, told apart without colour.
  public let shades: [Unicode.Scalar]

  /// The upper half of a cell; nil where there are no half cells.
  public let upperHalf: Unicode.Scalar?
  /// The lower half of a cell; nil where there are no half cells.
  public let lowerHalf: Unicode.Scalar?

  /// In place of what was cut off.
  public let ellipsis: Unicode.Scalar
  /// Before an item of a list.
  public let bullet: Unicode.Scalar
  /// Between two facts on one line.
  public let separator: Unicode.Scalar
  /// The way that a pacer goes.
  public let pacerTrack: Unicode.Scalar
  /// Between the ends of a range, or before an afterthought.
  public let dash: Unicode.Scalar
  /// Degrees.
  public let degree: Unicode.Scalar
  /// A multiplication: 3 × 20 s.
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
  /// The session stands still.
  public let pause: Unicode.Scalar
  /// The session runs; where one is now.
  public let play: Unicode.Scalar
  /// Before the chosen item of a list.
  public let selection: Unicode.Scalar
  /// A counted thing that is there: one of today's sessions, a repeat that is done.
  public let dotFilled: Unicode.Scalar
  /// A counted thing still to come.
  public let dotEmpty: Unicode.Scalar
  /// Half of a counted thing.
  public let dotHalf: Unicode.Scalar
  /// Before a caution.
  public let warning: Unicode.Scalar
  /// Sound is on.
  public let sound: Unicode.Scalar

  /// A level line.
  public let horizontal: Unicode.Scalar
  /// An upright line.
  public let vertical: Unicode.Scalar
  /// The upper left corner of a box.
  public let topLeft: Unicode.Scalar
  /// The upper right corner of a box.
  public let topRight: Unicode.Scalar
  /// The lower left corner of a box.
  public let bottomLeft: Unicode.Scalar
  /// The lower right corner of a box.
  public let bottomRight: Unicode.Scalar

  /// For terminals that show UTF-8.
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

  /// For everything else.
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
  /// The glyphs that a person wants.
  public enum Choice: String, Sendable, Hashable, CaseIterable {
    /// By the terminal and the locale.
    case auto
    /// Unicode, whatever they say.
    case unicode
    /// Plain letters and glyphs only.
    case ascii

    /// The glyphs to draw with, by what the terminal and the locale can show.
    public func glyphs(found: GlyphSet) -> GlyphSet {
      switch self {
      case .auto: found
      case .unicode: .unicode
      case .ascii: .ascii
      }
    }
  }
}
