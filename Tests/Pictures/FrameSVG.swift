import Drawing

/// A frame as a picture in SVG, the window around it.
struct FrameSVG {
  let frame: Frame
  let tinting: Tinting

  private static let cell = (width: 8, height: 16)
  private static let margin = 8

  init(_ frame: Frame, _ tinting: Tinting = Tinting(theme: .dark)) {
    self.frame = frame
    self.tinting = tinting
  }

  /// The file, with what is seen in a sentence for whoever cannot see it.
  func text(titled title: String) -> String { text(titled: title, around: body()) }

  /// The file of any picture in this window.
  func text(titled title: String, around body: String) -> String {
    let width = frame.size.columns * Self.cell.width + 2 * Self.margin
    let height = frame.size.rows * Self.cell.height + 2 * Self.margin
    return """
      <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 \(width) \(height)" width="\(width)" \
      height="\(height)">
      <title>\(escaped(title))</title>
      <rect width="\(width)" height="\(height)" rx="6" fill="\(tinting.ground)"/>
      \(body)
      </svg>

      """
  }

  /// The cells of some rows, of all without any, without the window around them.
  func body(of rows: [Int]? = nil) -> String {
    var layers: [Tint: (shapes: Shapes, words: [String])] = [:]
    var grounds: [String] = []
    for y in rows ?? Array(0..<frame.size.rows) {
      for run in Run.runs(of: frame.row(y)) {
        let tint = tinting.tint(of: run.style)
        let place = (x: Self.margin + run.x * Self.cell.width, y: Self.margin + y * 16)
        if let ground = tint.ground {
          grounds.append(
            "<path fill=\"\(ground)\" d=\"M\(place.x) \(place.y)h\(run.columns * 8)v16h-"
              + "\(run.columns * 8)z\"/>")
        }
        add(run, at: place, to: &layers[tint, default: (Shapes(), [])])
      }
    }
    let order = layers.sorted { one, other in
      (one.key.ink, one.key.isBold ? 1 : 0, one.key.isDim ? 1 : 0, one.key.ground ?? "")
        < (other.key.ink, other.key.isBold ? 1 : 0, other.key.isDim ? 1 : 0, other.key.ground ?? "")
    }
    let groups = order.map { group($0.key, $0.value.shapes, $0.value.words) }
    return (grounds + groups.filter { !$0.isEmpty }).joined(separator: "\n")
  }

  private func add(
    _ run: Run, at place: (x: Int, y: Int), to layer: inout (shapes: Shapes, words: [String])
  ) {
    if run.isDrawn {
      for (index, sign) in run.text.enumerated() {
        _ = layer.shapes.add(sign, x: place.x + index * Self.cell.width, y: place.y)
      }
    } else if run.text.contains(where: { $0 != " " }) {
      layer.words.append(
        "<text x=\"\(place.x)\" y=\"\(place.y + 12)\" textLength=\""
          + "\(run.columns * Self.cell.width)\">\(escaped(run.text))</text>")
    }
  }

  private func group(_ tint: Tint, _ shapes: Shapes, _ words: [String]) -> String {
    var parts: [String] = []
    if !shapes.areas.isEmpty { parts.append("<path d=\"\(shapes.areas)\"/>") }
    for (shade, path) in shapes.shades.sorted(by: { $0.key < $1.key }) {
      parts.append("<path opacity=\"\(shade)\" d=\"\(path)\"/>")
    }
    let stroke = "fill=\"none\" stroke=\"\(tint.ink)\""
    if !shapes.dots.isEmpty {
      parts.append(
        "<path \(stroke) stroke-width=\"3\" stroke-linecap=\"round\" d=\"\(shapes.dots)\"/>")
    }
    if !shapes.lines.isEmpty { parts.append("<path \(stroke) d=\"\(shapes.lines)\"/>") }
    if !words.isEmpty {
      let font =
        "font-family=\"ui-monospace,Menlo,Consolas,'DejaVu Sans Mono',monospace\" "
        + "font-size=\"13.3\" xml:space=\"preserve\"" + (tint.isBold ? " font-weight=\"700\"" : "")
      parts.append("<g \(font)>" + words.joined() + "</g>")
    }
    guard !parts.isEmpty else { return "" }
    let dim = tint.isDim ? " opacity=\".65\"" : ""
    return "<g fill=\"\(tint.ink)\"\(dim)>" + parts.joined(separator: "\n") + "</g>"
  }

  private func escaped(_ text: String) -> String {
    text.reduce(into: "") { result, character in
      switch character {
      case "&": result += "&amp;"
      case "<": result += "&lt;"
      default: result.append(character)
      }
    }
  }
}
