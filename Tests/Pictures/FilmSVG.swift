import Drawing

/// Frames after each other as one moving picture in SVG, a second each, again and again. A row that
/// stays the same is drawn once. Whoever wants less motion sees the first frame.
struct FilmSVG {
  let frames: [Frame]

  /// Rows that are seen in the same frames.
  private struct Layer {
    let frame: Int
    var rows: [Int]
  }

  /// The file, with what is seen in a sentence for whoever cannot see it.
  func text(titled title: String) -> String {
    guard let first = frames.first else { return "" }
    let ordered = layered().sorted { $0.key.lexicographicallyPrecedes($1.key) }
    let rules = ordered.enumerated().map { index, layer in
      rule(of: index, seenIn: layer.key)
    }
    let groups = ordered.enumerated().map { index, layer in
      let body = FrameSVG(frames[layer.value.frame]).body(of: layer.value.rows)
      return "<g class=\"f\(index)\">\(body)</g>"
    }
    let sheet =
      "<style>" + rules.joined()
      + "@media (prefers-reduced-motion:reduce){g{animation:none!important}}</style>"
    return FrameSVG(first).text(
      titled: title, around: ([sheet] + groups).joined(separator: "\n"))
  }

  /// The layers by the numbers of the frames in which they are seen.
  private func layered() -> [[Int]: Layer] {
    var layers: [[Int]: Layer] = [:]
    for y in 0..<(frames.first?.size.rows ?? 0) {
      var seen: [[Cell]: [Int]] = [:]
      for (index, frame) in frames.enumerated() { seen[frame.row(y), default: []].append(index) }
      for numbers in seen.values {
        layers[numbers, default: Layer(frame: numbers[0], rows: [])].rows.append(y)
      }
    }
    return layers
  }

  /// The rules of a layer: hidden at first unless it is in the first frame, and turned on and off
  /// where it comes and goes.
  private func rule(of layer: Int, seenIn numbers: [Int]) -> String {
    guard numbers.count < frames.count else { return "" }
    let isFirst = numbers.first == 0
    var rule = ".f\(layer){animation:k\(layer) \(frames.count)s step-end infinite"
    if !isFirst { rule += ";visibility:hidden" }
    rule += "}@keyframes k\(layer){"
    var isSeen: Bool?
    for index in frames.indices where numbers.contains(index) != isSeen {
      let isSeenNow = numbers.contains(index)
      let percent = (Double(index) * 1_000_000 / Double(frames.count)).rounded() / 10_000
      rule += "\(percent)%{visibility:\(isSeenNow ? "visible" : "hidden")}"
      isSeen = isSeenNow
    }
    return rule + "}"
  }
}
