/// A cell as a frame keeps it: eight bytes that are compared at once and owned by nobody. A frame of
/// `Cell`s would take four times as much, and each of its glyphs would be retained and released.
struct PackedCell: Sendable, Hashable {
  /// From the lowest bit: 32 of the glyph's scalar, or of the place of a glyph of several in the
  /// frame's list; 2 of the width; 1 that it is of several; 1 bold; 1 reversed; 8 of the ink.
  private var bits: UInt64

  private static let widthShift: UInt64 = 32
  private static let cluster: UInt64 = 1 << 34
  private static let bold: UInt64 = 1 << 35
  private static let reversed: UInt64 = 1 << 36
  private static let inkShift: UInt64 = 40
  private static let looks: UInt64 = bold | reversed | 0xFF << inkShift

  static let blank = PackedCell(" ")

  /// A glyph of one scalar.
  init(_ scalar: Unicode.Scalar, width: Int = 1, style: Style = .plain) {
    bits = UInt64(scalar.value) | UInt64(width) << Self.widthShift | Self.bits(of: style)
  }

  /// A glyph of several scalars, which is in a list.
  init(cluster index: Int, width: Int, style: Style) {
    bits =
      UInt64(UInt32(index)) | UInt64(width) << Self.widthShift | Self.cluster
      | Self.bits(of: style)
  }

  private static func bits(of style: Style) -> UInt64 {
    UInt64(style.ink.rawValue) << inkShift | (style.isBold ? bold : 0)
      | (style.isReversed ? reversed : 0)
  }

  var width: Int { Int(bits >> Self.widthShift & 3) }

  /// The glyph's scalar; `nil` if it has several.
  var scalar: Unicode.Scalar? {
    bits & Self.cluster == 0 ? Unicode.Scalar(UInt32(truncatingIfNeeded: bits)) : nil
  }

  /// Where the glyph is in the list, if it has several scalars.
  var clusterIndex: Int? {
    bits & Self.cluster == 0 ? nil : Int(UInt32(truncatingIfNeeded: bits))
  }

  var style: Style {
    get {
      Style(
        Ink(rawValue: UInt8(truncatingIfNeeded: bits >> Self.inkShift)) ?? .plain,
        bold: bits & Self.bold != 0, reversed: bits & Self.reversed != 0)
    }
    set { bits = bits & ~Self.looks | Self.bits(of: newValue) }
  }

  /// Whether nothing but the ground is seen of it, whatever its ink.
  var isVoid: Bool {
    let seen = Self.cluster | Self.reversed | 3 << Self.widthShift | UInt64(UInt32.max)
    return bits & seen == 0x20 | 1 << Self.widthShift
  }

  /// Whether it looks as another one, whatever the glyphs are.
  func isStyled(like other: PackedCell) -> Bool {
    let all = Self.looks | 3 << Self.widthShift
    return bits & all == other.bits & all
  }
}
