import Drawing

/// Blocks below each other. The gaps between them shrink first if rows are few, and grow a little
/// if rows are many.
struct BlockStack {
  private var blocks: [(rows: Int, gap: Int, draw: (inout Frame, Int) -> Void)] = []

  /// The most rows that are added to a gap.
  private static let mostExtra = 2

  /// The rows of all blocks, without gaps.
  var rows: Int { blocks.reduce(0) { $0 + $1.rows } }

  /// Adds a block.
  ///
  /// - Parameters:
  ///   - rows: The height of the block.
  ///   - gap: The blank rows above the block, if there is room.
  ///   - draw: A closure that draws the block; its second argument is the first row.
  mutating func add(_ rows: Int, gap: Int = 1, draw: @escaping (inout Frame, Int) -> Void) {
    guard rows > 0 else { return }
    blocks.append((rows, blocks.isEmpty ? 0 : gap, draw))
  }

  /// Draws all blocks into some rows. Blocks that do not fit go on below these rows.
  func draw(into frame: inout Frame, _ rows: Range<Int>) {
    let wanted = blocks.reduce(0) { $0 + $1.gap }
    var spare = rows.count - self.rows
    let gaps = blocks.count { $0.gap > 0 }
    let extra =
      gaps > 0 ? min(Self.mostExtra, max(0, spare - wanted) / gaps) : 0
    var y = rows.lowerBound
    for block in blocks {
      let gap = min(max(0, spare), block.gap > 0 ? block.gap + extra : 0)
      spare -= gap
      y += gap
      block.draw(&frame, y)
      y += block.rows
    }
  }
}
