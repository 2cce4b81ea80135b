/// Every sign that is drawn beside words, by its meaning, each one column wide.
public struct GlyphSet: Sendable, Hashable {
  /// Whether signs outside of ASCII may be shown, parts of blocks included.
  public let isUnicode: Bool
  /// Whether braille may be shown. Some terminals have blocks but no braille, among them the
  /// console of Linux.
  public var hasBraille: Bool

  /// The filled part of a bar.
  public let barFull: Character
  /// A cell filled from the left by one quarter, two quarters, three quarters; empty where a bar
  /// can only be drawn by whole cells. Eighths would be sent twice as often, for nobody's eyes.
  public let barParts: [Character]
  /// The part of a bar still to come.
  public let barTrack: Character

  /// From nothing to much in five steps, told apart without colour.
  public let shades: [Character]

  /// A stretch of a timeline that is done.
  public let stripDone: Character
  /// The stretch of a timeline where the session is.
  public let stripNow: Character
  /// A stretch of a timeline to come.
  public let stripToCome: Character

  /// A pixel of large digits, where it fills a whole cell.
  public let pixel: Character
  /// The upper half of a cell; nil where there are no half cells.
  public let upperHalf: Character?
  /// The lower half of a cell; nil where there are no half cells.
  public let lowerHalf: Character?

  /// In place of what was cut off.
  public let ellipsis: Character
  /// Before an item of a list.
  public let bullet: Character
  /// Between two facts on one line.
  public let separator: Character
  /// The way that a pacer goes.
  public let pacerTrack: Character
  /// Between the ends of a range, or before an afterthought.
  public let dash: Character
  /// Degrees.
  public let degree: Character
  /// How many times: 3 × 20 s.
  public let times: Character

  /// To the left, back.
  public let arrowLeft: Character
  /// To the right, next, becomes.
  public let arrowRight: Character
  /// Up; there is more above.
  public let arrowUp: Character
  /// Down; there is more below.
  public let arrowDown: Character

  /// Done, good.
  public let check: Character
  /// Not done, bad.
  public let cross: Character
  /// The session stands still.
  public let pause: Character
  /// The session runs; where one is now.
  public let play: Character
  /// Before the chosen item of a list.
  public let selection: Character
  /// A counted thing that is there: one of today's sessions, a repeat that is done.
  public let dotFilled: Character
  /// A counted thing still to come.
  public let dotEmpty: Character
  /// Half of a counted thing.
  public let dotHalf: Character
  /// Before a caution.
  public let warning: Character
  /// Sound is on.
  public let sound: Character

  /// A level line.
  public let horizontal: Character
  /// An upright line.
  public let vertical: Character
  /// The upper left corner of a box.
  public let topLeft: Character
  /// The upper right corner of a box.
  public let topRight: Character
  /// The lower left corner of a box.
  public let bottomLeft: Character
  /// The lower right corner of a box.
  public let bottomRight: Character

  /// For terminals that show UTF-8.
  public static let unicode = GlyphSet(
    isUnicode: true, hasBraille: true,
    barFull: "█", barParts: ["▎", "▌", "▊"], barTrack: "░",
    shades: ["·", "░", "▒", "▓", "█"],
    stripDone: "█", stripNow: "▓", stripToCome: "░",
    pixel: "█", upperHalf: "▀", lowerHalf: "▄",
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
    isUnicode: false, hasBraille: false,
    barFull: "#", barParts: [], barTrack: "-",
    shades: [".", ":", "+", "*", "#"],
    stripDone: "#", stripNow: "=", stripToCome: "-",
    pixel: "#", upperHalf: nil, lowerHalf: nil,
    ellipsis: "~", bullet: "*", separator: "|", pacerTrack: ".", dash: "-",
    degree: "d", times: "x",
    arrowLeft: "<", arrowRight: ">", arrowUp: "^", arrowDown: "v",
    check: "+", cross: "x", pause: "=", play: ">", selection: ">",
    dotFilled: "*", dotEmpty: "o", dotHalf: "+", warning: "!", sound: "*",
    horizontal: "-", vertical: "|",
    topLeft: "+", topRight: "+", bottomLeft: "+", bottomRight: "+"
  )
}
