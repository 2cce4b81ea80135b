/// A cell as a frame keeps it: eight bytes that are compared at once and owned by nobody. A frame of
/// `Cell`s would take four times as much, and each of its glyphs would be retained and released.
public struct PackedCell: Sendable, Hashable {
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
  public init(_ scalar: Unicode.Scalar, width: Int = 1, style: Style = .plain) {
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

  /// How many columns the glyph takes: 1 or 2; 0 for the place behind a wide one.
  public var width: Int { Int(bits >> Self.widthShift & 3) }

  /// The glyph's scalar; `nil` if it has several.
  public var scalar: Unicode.Scalar? {
    bits & Self.cluster == 0 ? Unicode.Scalar(UInt32(truncatingIfNeeded: bits)) : nil
  }

  /// Where the glyph is in the list, if it has several scalars.
  var clusterIndex: Int? {
    bits & Self.cluster == 0 ? nil : Int(UInt32(truncatingIfNeeded: bits))
  }

  /// How it looks.
  public var style: Style {
    get {
      Style(
        Ink(rawValue: UInt8(truncatingIfNeeded: bits >> Self.inkShift)) ?? .plain,
        bold: bits & Self.bold != 0, reversed: bits & Self.reversed != 0)
    }
    set { bits = bits & ~Self.looks | Self.bits(of: newValue) }
  }

  /// Whether nothing but the ground is seen of it, whatever its ink.
  public var isVoid: Bool {
    let seen = Self.cluster | Self.reversed | 3 << Self.widthShift | UInt64(UInt32.max)
    return bits & seen == 0x20 | 1 << Self.widthShift
  }

  /// Whether it looks as another one, whatever the glyphs are.
  func isStyled(like other: PackedCell) -> Bool {
    let all = Self.looks | 3 << Self.widthShift
    return bits & all == other.bits & all
  }

  /// The first places of some, all side by side, where something else is seen than there was before.
  /// Glyphs of several scalars must be in lists that are the same.
  ///
  /// Most places stay as they are: eight are compared at once, by instructions for many numbers.
  static func firstChange(
    in indices: Range<Int>, of places: UnsafeBufferPointer<PackedCell>,
    since last: UnsafeBufferPointer<PackedCell>
  ) -> Range<Int>? {
    let end = indices.upperBound
    var index = indices.lowerBound
    while index < end {
      let next = min(index + 8, end)
      if next == index + 8, isSame(eightFrom: index, of: places, as: last) {
        index = next
        continue
      }
      while index < next, places[index].isSeen(as: last[index]) { index += 1 }
      if index < next {
        let start = index
        repeat { index += 1 } while index < end && !places[index].isSeen(as: last[index])
        return start..<index
      }
    }
    return nil
  }

  @inline(__always)
  private static func isSame(
    eightFrom index: Int, of places: UnsafeBufferPointer<PackedCell>,
    as last: UnsafeBufferPointer<PackedCell>
  ) -> Bool {
    var difference: UInt64 = 0
    for index in index..<(index + 8) { difference |= places[index].bits ^ last[index].bits }
    return difference == 0
  }

  /// Whether both look the same; the ground is all that is seen of a blank.
  private func isSeen(as other: PackedCell) -> Bool {
    bits == other.bits || isVoid && other.isVoid
  }
}
