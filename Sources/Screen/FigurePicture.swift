import RoutineEngine

/// A figure on its way from centimetres to dots.
struct FigurePicture {
  private let figure: Figure
  private let isMirrored: Bool
  private var canvas: DotCanvas
  private let box: FigureBox
  /// Dots in a centimetre.
  private let scale: Double

  /// The thinnest limb and the smallest head that are still seen as such, as radii in dots.
  private static let thinnest = 0.8
  private static let leastLine = 0.5
  /// With fewer dots in a centimetre, the gaps between limbs would be wider than what they part.
  private static let leastScaleOfRims = 0.25

  /// A picture of some width and height in dots, which must be about square.
  init(_ figure: Figure, _ pose: FigurePose, isMirrored: Bool, width: Int, height: Int) {
    self.figure = figure
    self.isMirrored = isMirrored
    box = FigureBox(figure)
    canvas = DotCanvas(width: width, height: height)
    // Half a dot of air on all sides, for limbs that are thicker than they measure.
    let (across, up) = (Double(width) - 1, Double(height) - 1)
    scale = max(0, min(across / box.width, up / box.height))
    guard scale > 0 else { return }
    draw(figure.props.filter { !$0.kind.isGround && !$0.kind.isRound }, after: pose.travel)
    let body = FigureBody(figure, pose)
    for part in body.parts(leastBreath: 1.5 / scale) {
      draw(part)
      if part.isTrunk {
        for shape in figure.areas.flatMap(body.shapes) {
          canvas.fill(dots(shape), .mark, over: [.body])
        }
      }
    }
    draw(figure.props.filter(\.kind.isRound), after: pose.travel)
    draw(figure.props.filter(\.kind.isGround), after: pose.travel)
  }

  /// The dots, drawn.
  var dots: DotCanvas { canvas }

  // MARK: Places

  private func dot(_ place: FigurePoint) -> FigurePoint {
    let x = (place.x - box.middle.x) * scale * (isMirrored ? -1 : 1)
    let y = (place.y - box.middle.y) * scale
    return FigurePoint(Double(canvas.width) / 2 + x, Double(canvas.height) / 2 - y)
  }

  private func dots(_ shape: Limb, thinnest: Double = 0) -> Limb {
    Limb(
      dot(shape.start), dot(shape.end), max(shape.startRadius * scale, thinnest),
      max(shape.endRadius * scale, thinnest))
  }

  // MARK: Body

  private mutating func draw(_ part: FigureBody.Part) {
    if part.isAlwaysApart || scale >= Self.leastScaleOfRims {
      for rim in part.rims { canvas.clearRim(of: dots(rim, thinnest: Self.thinnest), width: 1) }
    }
    let shapes = part.shapes.map { dots($0, thinnest: Self.thinnest) }
    for shape in shapes { canvas.clearRim(of: shape, width: 1, over: [.prop]) }
    for shape in shapes { canvas.fill(shape, .body) }
  }

  // MARK: Things

  private mutating func draw(_ props: [FigureProp], after travel: Double) {
    for prop in props { draw(prop, after: travel) }
  }

  private mutating func draw(_ prop: FigureProp, after travel: Double) {
    let place = prop.place(after: travel)
    let (width, height) = (prop.size.x, prop.size.y)
    switch prop.kind {
    case .floor:
      line(from: FigurePoint(box.minX, place.y), to: FigurePoint(box.maxX, place.y))
    case .wall:
      line(from: FigurePoint(place.x, box.minY), to: FigurePoint(place.x, box.maxY))
    case .roller, .ball:
      ring(place, width / 2)
    case .chair:
      let front = place + FigurePoint(width, 0)
      line(from: place, to: front)
      line(from: FigurePoint(place.x, 0), to: place + FigurePoint(0, height))
      line(from: FigurePoint(front.x - 2, 0), to: front - FigurePoint(2, 0))
    case .stool:
      let (left, right) = (place - FigurePoint(width / 2, 0), place + FigurePoint(width / 2, 0))
      line(from: left, to: right)
      line(from: FigurePoint(left.x + 2, 0), to: left + FigurePoint(2, 0))
      line(from: FigurePoint(right.x - 2, 0), to: right - FigurePoint(2, 0))
    case .pillow:
      let half = FigurePoint(max(0, width - height) / 2, 0)
      canvas.outline(
        dots(Limb(place - half, place + half, height / 2, height / 2), thinnest: 1.5), .prop)
    }
  }

  private mutating func ring(_ middle: FigurePoint, _ radius: Double) {
    let disc = dots(Limb(disc: middle, radius), thinnest: 2)
    canvas.fill(disc, .none)
    canvas.outline(disc, .prop)
  }

  /// A line a dot wide, through the middle of dots where it is level or upright.
  private mutating func line(from start: FigurePoint, to end: FigurePoint) {
    func snapped(_ value: Double) -> Double { value.rounded(.down) + 0.5 }
    var (start, end) = (dot(start), dot(end))
    (start.x, start.y) = (snapped(start.x), snapped(start.y))
    (end.x, end.y) = (snapped(end.x), snapped(end.y))
    canvas.fill(Limb(start, end, Self.leastLine, Self.leastLine), .prop, over: [.none])
  }
}
