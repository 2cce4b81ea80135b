/// Digits as pictures of square pixels. All digits of a font are equally wide, so that a clock does
/// not move while it runs.
struct DigitFont: Sendable, Hashable {
  /// Pixels from top to bottom.
  let height: Int
  /// Empty pixels between two glyphs.
  let gap: Int
  /// Row by row for each character, a full stop for an empty pixel.
  private let pictures: [Character: [[Bool]]]

  private init(gap: Int, _ characters: String, _ rows: [String]) {
    let columns = rows.map { $0.split(separator: " ").map { $0.map { $0 != "." } } }
    height = rows.count
    self.gap = gap
    var pictures: [Character: [[Bool]]] = [:]
    for (index, character) in characters.enumerated() {
      pictures[character] = columns.map { $0[index] }
    }
    let digit = pictures["0"]?.first?.count ?? 0
    pictures[" "] = Array(repeating: Array(repeating: false, count: digit), count: rows.count)
    self.pictures = pictures
  }

  /// The pixels of a text, row by row; nil if the font has no picture for one of its characters.
  func pixels(of text: String) -> [[Bool]]? {
    var rows: [[Bool]] = Array(repeating: [], count: height)
    for (index, character) in text.enumerated() {
      guard let picture = pictures[character] else { return nil }
      for row in rows.indices {
        if index > 0 { rows[row] += Array(repeating: false, count: gap) }
        rows[row] += picture[row]
      }
    }
    return rows
  }

  /// The pixels from left to right that a text takes; nil if a character has no picture.
  func width(of text: String) -> Int? {
    var width = max(0, (text.count - 1) * gap)
    for character in text {
      guard let picture = pictures[character] else { return nil }
      width += picture[0].count
    }
    return width
  }

  /// Every font, the finest first.
  static let all = [large, medium, small]

  /// Strokes of one pixel, 3 by 5: still digits in three rows of a terminal.
  static let small = DigitFont(
    gap: 1, "0123456789:-+",
    [
      "xxx .x. xxx xxx x.x xxx xxx xxx xxx xxx . ... ...",
      "x.x xx. ..x ..x x.x x.. x.. ..x x.x x.x x ... .x.",
      "x.x .x. xxx .xx xxx xxx xxx .x. xxx xxx . xxx xxx",
      "x.x .x. x.. ..x ..x ..x x.x .x. x.x ..x x ... .x.",
      "xxx xxx xxx xxx ..x xxx xxx .x. xxx xxx . ... ...",
    ])

  /// Strokes of one pixel, 5 by 7, with open corners.
  static let medium = DigitFont(
    gap: 1, "0123456789:-+",
    [
      ".xxx. ..x.. .xxx. .xxx. ...x. xxxxx .xxx. xxxxx .xxx. .xxx. . ..... .....",
      "x...x .xx.. x...x x...x ..xx. x.... x.... ....x x...x x...x . ..... ..x..",
      "x...x ..x.. ....x ....x .x.x. xxxx. x.... ...x. x...x x...x x ..... ..x..",
      "x...x ..x.. ...x. ..xx. x..x. ....x xxxx. ..x.. .xxx. .xxxx . xxxxx xxxxx",
      "x...x ..x.. ..x.. ....x xxxxx ....x x...x ..x.. x...x ....x x ..... ..x..",
      "x...x ..x.. .x... x...x ...x. x...x x...x ..x.. x...x ....x . ..... ..x..",
      ".xxx. .xxx. xxxxx .xxx. ...x. .xxx. .xxx. ..x.. .xxx. .xxx. . ..... .....",
    ])

  /// Strokes of two pixels, 8 by 10, rounded: the heaviest and the easiest to read from afar.
  static let large = DigitFont(
    gap: 2, "0123456789:-+",
    zip(
      [
        ".xxxxxx. ...xx... .xxxxxx. .xxxxxx. .....xx. xxxxxxxx .xxxxxx.",
        "xxxxxxxx ..xxx... xxxxxxxx xxxxxxxx ....xxx. xxxxxxxx xxxxxxxx",
        "xx....xx .xxxx... xx....xx xx....xx ...xxxx. xx...... xx......",
        "xx....xx ...xx... ......xx ......xx ..xx.xx. xx...... xx......",
        "xx....xx ...xx... .....xxx ..xxxxx. .xx..xx. xxxxxxx. xxxxxxx.",
        "xx....xx ...xx... ...xxxx. ..xxxxx. xx...xx. xxxxxxxx xxxxxxxx",
        "xx....xx ...xx... .xxxx... ......xx xxxxxxxx ......xx xx....xx",
        "xx....xx ...xx... xxx..... xx....xx xxxxxxxx xx....xx xx....xx",
        "xxxxxxxx .xxxxxx. xxxxxxxx xxxxxxxx .....xx. xxxxxxxx xxxxxxxx",
        ".xxxxxx. .xxxxxx. xxxxxxxx .xxxxxx. .....xx. .xxxxxx. .xxxxxx.",
      ],
      [
        "xxxxxxxx .xxxxxx. .xxxxxx. .. ........ ........",
        "xxxxxxxx xxxxxxxx xxxxxxxx .. ........ ........",
        "......xx xx....xx xx....xx xx ........ ...xx...",
        ".....xxx xx....xx xx....xx xx ........ ...xx...",
        ".....xx. .xxxxxx. xxxxxxxx .. .xxxxxx. xxxxxxxx",
        "....xxx. .xxxxxx. .xxxxxxx .. .xxxxxx. xxxxxxxx",
        "....xx.. xx....xx ......xx xx ........ ...xx...",
        "...xxx.. xx....xx ......xx xx ........ ...xx...",
        "...xx... xxxxxxxx xxxxxxxx .. ........ ........",
        "...xx... .xxxxxx. .xxxxxx. .. ........ ........",
      ]
    ).map { $0 + " " + $1 })
}
