import Drawing

/// Blocks below each other, with gaps that give way first where there are few rows and grow a
/// little where there are many.
struct BlockStack {
  private var blocks: [(rows: Int, gap: Int, draw: (inout Frame, Int) -> Void)] = []

  /// The most rows that a gap grows by.
  private static let mostExtra = 2

  /// The rows that all blocks take without their gaps.
  var rows: Int { blocks.reduce(0) { $0 + $1.rows } }

  /// Adds a block.
  ///
  /// - Parameters:
  ///   - rows: The rows it takes.
  ///   - gap: The rows that are left free above it, where there is room.
  ///   - draw: Draws it, from a row on.
  mutating func add(_ rows: Int, gap: Int = 1, draw: @escaping (inout Frame, Int) -> Void) {
    guard rows > 0 else { return }
    blocks.append((rows, blocks.isEmpty ? 0 : gap, draw))
  }

  /// Draws all of them. What does not fit is drawn below.
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
