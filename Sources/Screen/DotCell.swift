/// The dots of one cell.
struct DotCell {
  /// The sign that shows them; nil if there are none.
  let sign: Unicode.Scalar?
  /// What most of the cell belongs to: what is marked before the body, the body before things.
  let layer: DotCanvas.Layer

  init(_ canvas: DotCanvas, column: Int, row: Int, _ signs: DotSigns, isTextured: Bool) {
    var pattern: UInt8 = 0
    var counts = (body: 0, mark: 0)
    for y in 0..<signs.rows {
      for x in 0..<signs.columns {
        let (dotX, dotY) = (column * signs.columns + x, row * signs.rows + y)
        let layer = canvas[dotX, dotY]
        if layer == .none { continue }
        if layer == .body { counts.body += 1 }
        if layer == .mark { counts.mark += 1 }
        if layer == .mark, isTextured, (dotX + dotY) % 2 == 1 { continue }
        pattern |= 1 << UInt8(y * signs.columns + x)
      }
    }
    sign = signs.sign(for: pattern)
    layer =
      counts.mark > counts.body ? .mark : counts.mark + counts.body > 0 ? .body : .prop
  }
}
