import Drawing

/// Adjacent cells that a picture writes in one go: all look the same, and either all are text in
/// one font or all are drawn.
struct Run {
  let x: Int
  let style: Style
  let isDrawn: Bool
  private(set) var text: String
  private(set) var columns: Int

  /// The runs of a row. Plain blanks are left out.
  static func runs(of row: [Cell]) -> [Run] {
    var runs: [Run] = []
    var isOpen = false
    for (x, cell) in row.enumerated() where cell.width > 0 {
      if cell.isBlank {
        // A single blank between two words stays in the run.
        let next = row.dropFirst(x + 1).first
        isOpen = isOpen && next.map { isPlain($0.glyph) && $0.glyph != " " } == true
        if isOpen, let last = runs.last, last.style == next?.style {
          runs[runs.count - 1].append(cell)
        } else {
          isOpen = false
        }
        continue
      }
      var shapes = Shapes()
      let isDrawn = shapes.add(cell.glyph, x: 0, y: 0)
      if isOpen, let last = runs.last, last.style == cell.style, last.isDrawn == isDrawn,
        isDrawn || isPlain(cell.glyph)
      {
        runs[runs.count - 1].append(cell)
      } else {
        runs.append(
          Run(
            x: x, style: cell.style, isDrawn: isDrawn, text: String(cell.glyph),
            columns: cell.width))
      }
      isOpen = isDrawn || isPlain(cell.glyph)
    }
    return runs
  }

  private mutating func append(_ cell: Cell) {
    text.append(cell.glyph)
    columns += cell.width
  }

  /// True for a character that every terminal font draws as wide as all others.
  private static func isPlain(_ character: Character) -> Bool {
    character.unicodeScalars.allSatisfy { $0.value < 0x250 }
  }
}
