import Drawing

/// Upright bars with gaps, drawn as spaces with a background; eighth blocks make their upper ends.
struct BarChart {
  /// A bar: its height from 0 to 1, and its ink.
  struct Bar: Hashable {
    let height: Double
    let ink: Ink
    /// The strength of the bar's colour, in percent.
    var percent = 100
  }

  let bars: [Bar?]
  /// The width of a bar, in columns.
  var width = 1
  /// The gap between two bars, in columns.
  var gap = 1

  private static let eighths: [Unicode.Scalar] = ["▁", "▂", "▃", "▄", "▅", "▆", "▇"]

  /// The width of the whole chart, in columns.
  var columns: Int { max(0, bars.count * (width + gap) - gap) }

  /// Returns the first column of a bar.
  func x(of index: Int) -> Int { index * (width + gap) }

  /// Draws the bars upwards from the lowest of the rows.
  func draw(into frame: inout Frame, x: Int, y: Int, rows: Int, glyphs: GlyphSet) {
    for (index, bar) in bars.enumerated() {
      guard let bar, rows > 0 else { continue }
      // Even the lowest bar stays visible.
      let eighths = max(1, Int((min(max(bar.height, 0), 1) * Double(rows * 8)).rounded()))
      let (full, part) =
        glyphs.isUnicode ? (eighths / 8, eighths % 8) : (max(1, (eighths + 4) / 8), 0)
      let left = x + self.x(of: index)
      frame.fill(
        Rect(x: left, y: y + rows - full, columns: width, rows: full),
        style: .solid(bar.ink, percent: bar.percent))
      guard part > 0, full < rows else { continue }
      frame.fill(
        Rect(x: left, y: y + rows - full - 1, columns: width, rows: 1),
        with: Self.eighths[part - 1], style: Style(bar.ink, share: bar.percent))
    }
  }
}

/// The pain of successive days, the latest last: a cell a day, taller for more pain. Without eighth
/// blocks, digits.
struct PainSparkline {
  let days: [Int?]

  /// The first and the last answer; `nil` if there is none.
  var ends: (first: Int, last: Int)? {
    let answers = days.compactMap(\.self)
    guard let first = answers.first, let last = answers.last else { return nil }
    return (first, last)
  }

  func draw(into frame: inout Frame, x: Int, y: Int, glyphs: GlyphSet) {
    guard glyphs.isUnicode else {
      for (index, pain) in days.enumerated() {
        let text = pain.map { $0 == 10 ? "t" : "\($0)" } ?? "."
        frame.write(
          text, x: x + index, y: y, style: Style(pain.map(Style.painInk) ?? .faint))
      }
      return
    }
    let bars = days.map { pain in
      pain.map { BarChart.Bar(height: Double(max($0, 1)) / 10, ink: Style.painInk($0)) }
    }
    for (index, day) in days.enumerated() where day == nil {
      frame.write(glyphs.separator, x: x + index, y: y, style: Style(.faint))
    }
    BarChart(bars: bars, gap: 0).draw(into: &frame, x: x, y: y, rows: 1, glyphs: glyphs)
  }
}
