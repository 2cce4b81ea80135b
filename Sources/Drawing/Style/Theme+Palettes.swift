extension Theme {
  /// The colours of a theme, for every colour depth.
  struct Palette: Sendable, Hashable {
    /// The colours of an ink.
    struct Entry: Sendable, Hashable {
      /// The 24-bit colour.
      var rgb: RGB
      /// The number in the palette of 256.
      var number: Int
      /// The number among sixteen; `nil` for the terminal's default.
      var sixteen: Int?
      /// The number among eight; `nil` for the terminal's default.
      var eight: Int?
      /// The number among sixteen for a background, if different.
      var sixteenFill: Int?
      /// The number among eight for a background, if different.
      var eightFill: Int?
      /// The numbers among 256 for shares below, around and above a half. Only needed if the
      /// nearest colours would be the same.
      var shares: [Int]

      init(
        _ digits: UInt32, _ number: Int, _ sixteen: Int? = nil, _ eight: Int? = nil,
        fill sixteenFill: Int? = nil, _ eightFill: Int? = nil, shares: [Int] = []
      ) {
        rgb = RGB(digits)
        self.number = number
        self.sixteen = sixteen
        self.eight = eight
        self.sixteenFill = sixteenFill
        self.eightFill = eightFill
        self.shares = shares
      }

      /// Returns the number among 256 for a share of the colour; nil to use the nearest colour.
      func number(ofShare percent: UInt8) -> Int? {
        guard percent >= Fill.leastMeaning, percent < 100, shares.count == 3 else { return nil }
        return shares[percent < 50 ? 0 : percent < 75 ? 1 : 2]
      }
    }

    private let entries: [Ink: Entry]
    /// The number among sixteen for inks without a meaning of their own.
    let quiet: Int
    /// The numbers among the first eight that must not be bold: many terminals show bold ones in
    /// the bright colour.
    let neverHeavy: Set<Int>

    init(_ entries: [Ink: Entry], quiet: Int, neverHeavy: Set<Int> = []) {
      self.entries = entries
      self.quiet = quiet
      self.neverHeavy = neverHeavy
    }

    subscript(ink: Ink) -> Entry { entries[ink] ?? Entry(0x808080, 244) }
  }

  /// The theme with light text on a dark background.
  ///
  /// Plain red and magenta are too dark on black. With eight colours, a warning is bold yellow, and
  /// waiting is faint.
  public static let dark = Theme(
    Palette(
      [
        .plain: .init(0xe6e9ef, 255, fill: 15, 7), .title: .init(0xe6e9ef, 255, fill: 15, 7),
        .dim: .init(0x9aa4b5, 248, 7), .faint: .init(0x7f8a9e, 245),
        .frame: .init(0x3b4556, 238), .track: .init(0x262d39, 236),
        .surface: .init(0x1c222d, 235), .cap: .init(0x2b3341, 237),
        .key: .init(0xe6e9ef, 255, 15, 6),
        .work: .init(0x74d9a5, 115, 10, 2, shares: [22, 65, 72]),
        .ready: .init(0xf0c455, 221, 11, 3), .rest: .init(0x7cb7ff, 111, 14, 6, fill: 12, 4),
        .waiting: .init(0xc3a6ff, 147, 13, fill: 13, 5), .warning: .init(0xff7b7b, 210, 9, 3),
        .warm: .init(0xff843e, 209, 11, 3), .onFill: .init(0x0f1218, 16, 0, 0),
      ], quiet: 8, neverHeavy: [0]), ground: RGB(0x0f1218))

  /// The theme with dark text on a light background. Of the first eight colours, only blue, magenta
  /// and red are readable on white; of the bright ones, only blue.
  public static let light = Theme(
    Palette(
      [
        .plain: .init(0x1d2230, 235, fill: 0, 0), .title: .init(0x1d2230, 235, fill: 0, 0),
        .dim: .init(0x545c6e, 59), .faint: .init(0x666e80, 242),
        .frame: .init(0xb4b9c6, 250), .track: .init(0xdfe1e6, 254),
        .surface: .init(0xeeeeee, 255), .cap: .init(0xdcdfe6, 254),
        .key: .init(0x1d2230, 235, 4, 4), .work: .init(0x0b7a4b, 22, 4, 4, shares: [115, 72, 29]),
        .ready: .init(0x8a5a00, 94, 5, fill: 3, 3), .rest: .init(0x1f5fbf, 25, fill: 6, 6),
        .waiting: .init(0x6b3fc4, 56, 5, fill: 5, 5), .warning: .init(0xb3261e, 124, 1, 1),
        .warm: .init(0xc2500f, 130, 1, 1, fill: 3, 3), .onFill: .init(0xfaf9f6, 231, 15, 7),
      ], quiet: 7, neverHeavy: [0, 1, 4, 5]), ground: RGB(0xfaf9f6))

  /// The theme with contrasts of at least 7 to 1.
  public static let highContrast = Theme(
    Palette(
      [
        .plain: .init(0xffffff, 231, 15, 7), .title: .init(0xffffff, 231, 15, 7),
        .dim: .init(0xd0d0d0, 252, 7, 7), .faint: .init(0xd0d0d0, 252, 7, 7),
        .frame: .init(0x808080, 244, 7), .track: .init(0x3a3a3a, 237),
        .surface: .init(0x303030, 236), .cap: .init(0x444444, 238),
        .key: .init(0xafffff, 159, 14, 6), .work: .init(0x87ffaf, 121, 10, 2),
        .ready: .init(0xffff5f, 227, 11, 3), .rest: .init(0x87ffff, 123, 14, 6),
        .waiting: .init(0xffd7ff, 225, 7, 7), .warning: .init(0xffafaf, 217, 11, 3),
        .warm: .init(0xffaf5f, 215, 11, 3), .onFill: .init(0x000000, 16, 0, 0),
      ], quiet: 8, neverHeavy: [0]), ground: RGB(0), paintsBackground: true)

  /// The theme with colours that differ in lightness, or between blue and orange. No two differ
  /// only between red and green.
  public static let colorBlind = Theme(
    Palette(
      [
        .plain: .init(0xd0d0d0, 252, 7, 7), .title: .init(0xffffff, 231, 15, 7),
        .dim: .init(0xa8a8a8, 248, 7, 7), .faint: .init(0x8a8a8a, 245, 7, 7),
        .frame: .init(0x4e4e4e, 239, 7), .track: .init(0x303030, 236),
        .surface: .init(0x1c1c1c, 234), .cap: .init(0x3a3a3a, 237),
        .key: .init(0x87d7ff, 117, 14, 6), .work: .init(0x0087ff, 33, 14, 6, shares: [18, 24, 26]),
        .ready: .init(0xffff00, 226, 11, 3), .rest: .init(0x00ffff, 51, 13, 7, fill: 13, 5),
        .waiting: .init(0xffffaf, 229, 15, 7),
        .warning: .init(0xff5f00, 202, 9, 3, shares: [88, 88, 166]),
        .warm: .init(0xff8700, 208, 9, 3), .onFill: .init(0x000000, 16, 0, 0),
      ], quiet: 8, neverHeavy: [0]), ground: RGB(0), paintsBackground: true)
}
