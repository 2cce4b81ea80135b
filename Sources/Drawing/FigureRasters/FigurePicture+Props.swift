import Figures

/// The objects around a figure.
extension FigurePicture {
  /// Half the width of a line, in dots.
  private static let line = 0.5
  /// The least scale, in dots per centimetre, for stippling. Below it, soft objects would be a few
  /// scattered dots.
  private static let leastScaleOfStipple = 0.35

  mutating func draw(_ props: [FigureProp], after travel: Double) {
    for prop in props {
      let shapes = prop.shapes(after: travel, in: box)
      if prop.kind == .armchair { clear(behindArmOf: shapes) }
      for shape in shapes { draw(shape) }
    }
  }

  private mutating func draw(_ shape: FigureProp.Shape) {
    switch shape {
    case .line(let start, let end): line(from: start, to: end)
    case .disc(let center, let radius):
      let disc = dots(Limb(disc: center, radius), thinnest: 2)
      canvas.fill(disc, .none)
      canvas.outline(disc, .prop)
    case .cushion(let limb):
      let shape = dots(limb, thinnest: 1.5)
      canvas.outline(shape, .prop)
      if scale >= Self.leastScaleOfStipple { canvas.stipple(shape, .prop) }
    case .bar(let limb):
      canvas.fill(dots(limb, thinnest: 0.8), .prop, over: [.none])
    case .box(let center, let size):
      // A flat bag on the body, with a gap of one dot around it.
      canvas.drawBox(from: dot(center - size * 0.5), to: dot(center + size * 0.5), .prop, rim: 1)
    }
  }

  /// Clears the body behind the nearer arm of a chair, which is the last two lines.
  private mutating func clear(behindArmOf shapes: [FigureProp.Shape]) {
    for case .line(let start, let end) in shapes.suffix(2) {
      canvas.fill(Limb(dot(start), dot(end), 1.5, 1.5), .none, over: [.body, .mark])
    }
  }

  /// Draws a line one dot wide. A horizontal or vertical line goes through the centres of dots.
  private mutating func line(from start: FigurePoint, to end: FigurePoint) {
    func snapped(_ value: Double) -> Double { value.rounded(.down) + 0.5 }
    var (start, end) = (dot(start), dot(end))
    (start.x, start.y) = (snapped(start.x), snapped(start.y))
    (end.x, end.y) = (snapped(end.x), snapped(end.y))
    canvas.fill(Limb(start, end, Self.line, Self.line), .prop, over: [.none])
  }
}
