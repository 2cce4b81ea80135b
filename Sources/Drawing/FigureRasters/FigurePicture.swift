import Figures

/// A rasteriser of figures, from centimetres to dots.
struct FigurePicture {
  private let figure: Figure
  private let isMirrored: Bool
  var canvas: DotCanvas
  let box: FigureBox
  /// The scale, in dots per centimetre.
  let scale: Double

  /// The least radius of a limb or a head that is still recognisable, in dots.
  private static let thinnest = 0.8
  /// The least radius of a mark, in dots.
  private static let thinnestMark = 1.2
  /// The least scale, in dots per centimetre, for gaps between limbs. Below it, gaps would be wider
  /// than limbs.
  private static let leastScaleOfRims = 0.25

  /// A picture with a width and a height in dots, which must be about square.
  init(
    _ figure: Figure, _ pose: FigurePose, in box: FigureBox, isMirrored: Bool, width: Int,
    height: Int
  ) {
    self.figure = figure
    self.isMirrored = isMirrored
    self.box = box
    canvas = DotCanvas(width: width, height: height)
    // Half a dot of margin on all sides, as thin limbs are drawn thicker than they are.
    let (across, up) = (Double(width) - 1, Double(height) - 1)
    scale = max(0, min(across / box.width, up / box.height))
    guard scale > 0 else { return }
    let props = figure.props(in: pose)
    draw(props.filter { !$0.kind.isGround && !$0.kind.isInFront }, after: pose.travel)
    let body = FigureBody(figure, pose)
    for part in body.parts(leastBreath: 1.5 / scale) {
      draw(part)
      if part.isTrunk {
        for shape in figure.areas.flatMap(body.shapes) {
          canvas.fill(dots(shape, thinnest: Self.thinnestMark), .mark, over: [.body])
        }
      }
    }
    // An upper body is cut off at the hips, like a portrait.
    if figure.isUpperBody { canvas.clear(below: dot(box.middle).y + box.height / 2 * scale) }
    draw(props.filter(\.kind.isInFront), after: pose.travel)
    draw(props.filter(\.kind.isGround), after: pose.travel)
  }

  /// The drawn dots.
  var dots: DotCanvas { canvas }

  // MARK: Places

  func dot(_ place: FigurePoint) -> FigurePoint {
    let x = (place.x - box.middle.x) * scale * (isMirrored ? -1 : 1)
    // The figure stands on the lower edge.
    let y = (place.y - box.middle.y + box.height / 2) * scale
    return FigurePoint(Double(canvas.width) / 2 + x, Double(canvas.height) - 0.5 - y)
  }

  func dots(_ shape: Limb, thinnest: Double = 0) -> Limb {
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
}
