import Figures

/// A figure as SVG: the outlined shapes of its body from back to front, and the objects around it.
struct FigureDrawing {
  private let figure: Figure
  private let pose: FigurePose
  private let isMirrored: Bool
  private let box: FigureBox

  /// The width of a shape's outline, and of the white rim around separate parts, in centimetres of
  /// the body.
  private static let edge = 1.1
  private static let rim = 1.6
  /// The margin around the figure, in centimetres.
  private static let margin = 4.0

  /// A figure in its held pose.
  ///
  /// - Parameters:
  ///   - figure: The figure.
  ///   - side: The side of the body to show; `nil` for the figure's own.
  init(_ figure: Figure, side: FigureSide? = nil) {
    self.figure = figure
    pose = figure.held
    isMirrored = figure.isMirrored(for: side)
    box = FigureBox(figure)
  }

  /// Returns the picture.
  ///
  /// - Parameter id: An id that is unique within the page.
  /// - Returns: An `svg` element.
  func svg(id: String) -> HTML {
    let width = box.width + 2 * Self.margin
    let height = box.height + 2 * Self.margin
    return """
      <svg class="figure" viewBox="\(0) \(0) \(width) \(height)" role="img" \
      aria-label="\(description)">
      <clipPath id="\(id)-trunk">\(trunk.map { path($0, as: "") })</clipPath>
      <pattern id="\(id)-hatch" width="3" height="3" patternUnits="userSpaceOnUse" \
      patternTransform="rotate(45)"><rect class="mark" width="3" height="3"/>\
      <path d="M0 0V3" stroke="var(--hatch)" stroke-width="1.2"/></pattern>
      <clipPath id="\(id)-frame"><rect width="\(width)" \
      height="\(figure.isUpperBody ? height - Self.margin : height)"/></clipPath>
      <g clip-path="url(#\(id)-frame)">
      \(things { !$0.isGround && !$0.isInFront })\(body(id: id))\(things { !$0.isGround && $0.isInFront })\
      \(things(\.isGround))</g>
      </svg>
      """
  }

  /// The alternative text: the figure, the view, and the part of the body where it is felt.
  private var description: String {
    let view =
      switch figure.view {
      case .side: "Seen from the side."
      case .front: "Seen from the front."
      case .back: "Seen from behind."
      case .above: "Seen from above."
      }
    let felt = figure.areas.map(\.rawValue).joined(separator: ", ")
    let isTold = figure.summary.hasPrefix("Seen")
    return [figure.summary, isTold ? "" : view, felt.isEmpty ? "" : "Felt: \(felt)."]
      .filter { !$0.isEmpty }.joined(separator: " ")
  }

  // MARK: Body

  private var trunk: [Limb] {
    FigureBody(figure, pose).parts().filter(\.isTrunk).flatMap(\.shapes)
  }

  private func body(id: String) -> HTML {
    let body = FigureBody(figure, pose)
    let marks = figure.areas.flatMap(body.shapes)
    return HTML(
      body.parts().map { part in
        let rims = part.rims.map { path($0.grown(by: Self.edge + Self.rim), as: "rim") }
        let edges = part.shapes.map { path($0.grown(by: Self.edge), as: "edge") }
        let fill = part.shapes.map { path($0, as: style(of: part)) }
        let felt: [HTML] =
          part.isTrunk
          ? [
            """
            <g clip-path="url(#\(id)-trunk)" fill="url(#\(id)-hatch)">\
            \(marks.map { path($0, as: "") })</g>
            """
          ] : []
        return HTML(rims + edges + fill + felt)
      })
  }

  private func style(of part: FigureBody.Part) -> String {
    switch part.kind {
    case .trunk: "shirt"
    case .head: "skin"
    case .arm(let side): figure.view.isProfile && side == .left ? "far" : "skin"
    case .leg: "dark"
    }
  }

  /// Returns the outline of a shape with round ends.
  private func path(_ shape: Limb, as style: String) -> HTML {
    let (start, end) = (point(shape.start), point(shape.end))
    let (first, last) = (max(shape.startRadius, 0.1), max(shape.endRadius, 0.1))
    let way = end - start
    let length = (way.x * way.x + way.y * way.y).squareRoot()
    let name: HTML = style.isEmpty ? "" : " class=\"\(style)\""
    guard length > abs(first - last) else {
      let (center, radius) = first >= last ? (start, first) : (end, last)
      return "<circle\(name) cx=\"\(center.x)\" cy=\"\(center.y)\" r=\"\(radius)\"/>"
    }
    // The angle, from the line between the centres, at which the tangents touch both circles.
    let along = FigurePoint(way.x / length, way.y / length)
    let cosine = (first - last) / length
    let sine = (1 - cosine * cosine).squareRoot()
    func touch(_ center: FigurePoint, _ radius: Double, _ sign: Double) -> FigurePoint {
      center
        + FigurePoint(
          along.x * cosine - sign * along.y * sine, along.y * cosine + sign * along.x * sine)
        * radius
    }
    let (a, b) = (touch(start, first, 1), touch(end, last, 1))
    let (c, d) = (touch(end, last, -1), touch(start, first, -1))
    // Around the larger circle, the arc is more than half.
    let (big, small) = (first >= last ? 1 : 0, last > first ? 1 : 0)
    return """
      <path\(name) d="M\(a.x) \(a.y)L\(b.x) \(b.y)A\(last) \(last) 0 \(small) 0 \(c.x) \(c.y)\
      L\(d.x) \(d.y)A\(first) \(first) 0 \(big) 0 \(a.x) \(a.y)Z"/>
      """
  }

  private func point(_ place: FigurePoint) -> FigurePoint {
    let x = (place.x - box.middle.x) * (isMirrored ? -1 : 1)
    return FigurePoint(
      box.width / 2 + Self.margin + x, box.height / 2 + Self.margin - (place.y - box.middle.y))
  }

  // MARK: Things

  private func things(_ isIncluded: (FigureProp.Kind) -> Bool) -> HTML {
    HTML(
      figure.props(in: pose).filter { isIncluded($0.kind) }.flatMap { prop in
        prop.shapes(after: pose.travel, in: box).map(draw)
      })
  }

  private func draw(_ shape: FigureProp.Shape) -> HTML {
    switch shape {
    case .line(let from, let to):
      let (start, end) = (point(from), point(to))
      return """
        <path class="line" stroke-width="1.4" d="M\(start.x) \(start.y)L\(end.x) \(end.y)"/>
        """
    case .disc(let center, let radius):
      let center = point(center)
      return """
        <circle class="thing" stroke-width="1.4" cx="\(center.x)" cy="\(center.y)" r="\(radius)"/>
        """
    case .cushion(let limb):
      return HTML([path(limb.grown(by: 0.7), as: "edge"), path(limb, as: "thing")])
    case .bar(let limb):
      return path(limb, as: "edge")
    case .box(let center, let size):
      let (center, half) = (point(center), size * 0.5)
      return """
        <rect class="thing" stroke-width="1.4" x="\(center.x - half.x)" y="\(center.y - half.y)" \
        width="\(size.x)" height="\(size.y)" rx="3"/>
        """
    }
  }
}
