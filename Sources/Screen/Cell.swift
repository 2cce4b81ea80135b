/// One place of a frame.
public struct Cell: Sendable, Hashable {
  /// The grapheme cluster shown here.
  public var glyph: Character
  /// How many columns the glyph takes: 1 or 2; 0 for the place behind a wide one.
  public var width: Int
  /// How it looks.
  public var style: Style

  /// A place of a frame.
  public init(_ glyph: Character = " ", width: Int = 1, style: Style = .plain) {
    self.glyph = glyph
    self.width = width
    self.style = style
  }

  /// An empty place.
  public static let blank = Cell()

  /// Nothing but the background is seen of it, whatever its ink.
  public var isBlank: Bool { glyph == " " && width == 1 && !style.isReversed }

  /// Compares what is seen of two cells: of blanks that is the background alone.
  public func looks(like other: Cell) -> Bool {
    self == other || isBlank && other.isBlank
  }
}
