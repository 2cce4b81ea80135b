import Figures

/// A figure drawn as a coloured body, from samples that are reduced to two colours per cell.
struct SolidFigure {
  private let figure: Figure
  private let palette: FigurePalette
  private let isMirrored: Bool
  /// The visible share of the width while the figure turns over.
  private let width: Double
  private let box: FigureBox
  private(set) var canvas: SampleCanvas
  /// The scale, in samples per centimetre.
  private let scale: Double

  /// The gap between crossing limbs, in centimetres.
  private static let gap = 1.1
  /// Half the width of boards and legs of furniture, and of the floor's line, in centimetres.
  private static let board = 1.9
  private static let line = 0.9
  /// The height over which an upper body fades out at its lower end, in centimetres.
  private static let fading = 14.0
  /// The width of the darker edge, in centimetres, and the amount of darkening there and at the
  /// bottom.
  private static let edge = 2.2
  private static let shade = 0.2

  init(
    _ figure: Figure, _ pose: FigurePose, in box: FigureBox, isMirrored: Bool, width: Double = 1,
    size: Size,
    palette: FigurePalette
  ) {
    self.figure = figure
    self.palette = palette
    self.isMirrored = isMirrored
    self.width = width
    self.box = box
    canvas = SampleCanvas(
      width: size.columns * SampleCanvas.cell.columns, height: size.rows * SampleCanvas.cell.rows,
      ground: palette.ground)
    let (across, up) = (Double(canvas.width) - 2, Double(canvas.height) - 2)
    scale = max(0, min(across / box.width, up / box.height))
    guard scale > 0 else { return }
    let props = figure.props(in: pose)
    let (behind, inFront) = (
      props.filter { !$0.kind.liesOnBody }, props.filter(\.kind.liesOnBody)
    )
    // Seen from behind, a seat is in front of the legs.
    let seats = figure.view == .back ? behind.filter { !$0.kind.isGround } : []
    draw(seats.isEmpty ? behind : behind.filter(\.kind.isGround), after: pose.travel)
    let body = FigureBody(figure, pose)
    var areSeatsDrawn = false
    for part in body.coloredParts(leastBreath: 1.5 / scale * 4) {
      if !areSeatsDrawn, part.isTrunk {
        draw(seats, after: pose.travel)
        areSeatsDrawn = true
      }
      draw(part)
      guard part.isTrunk else { continue }
      for shape in figure.areas.flatMap(body.shapes) {
        canvas.glow(samples(shape), palette.warm, isSoft: palette.isShaded)
      }
    }
    if figure.isUpperBody {
      canvas.clear(below: Double(canvas.height) - 1, ground: palette.ground)
      if palette.isShaded { canvas.fadeOut(rows: Int(Self.fading * scale), into: palette.ground) }
    }
    draw(inFront, after: pose.travel)
  }

  // MARK: Cells

  /// Draws the figure into a frame. Cells without any part of it are unchanged.
  func draw(into frame: inout Frame, x: Int, y: Int) {
    let cell = SampleCanvas.cell
    var samples = Array(repeating: palette.ground, count: cell.columns * cell.rows)
    for row in 0..<(canvas.height / cell.rows) {
      for column in 0..<(canvas.width / cell.columns) {
        var isEmpty = true
        for line in 0..<cell.rows {
          let start = (row * cell.rows + line) * canvas.width + column * cell.columns
          for offset in 0..<cell.columns {
            let color = canvas.colors[start + offset]
            samples[line * cell.columns + offset] = color
            if color != palette.ground { isEmpty = false }
          }
        }
        if isEmpty { continue }
        put(CellFit(samples, on: palette.ground), into: &frame, x: x + column, y: y + row)
      }
    }
  }

  private func put(_ fit: CellFit, into frame: inout Frame, x: Int, y: Int) {
    let ground = palette.told(fit.ground)
    guard fit.glyph != " ", fit.ink != fit.ground else {
      if let ground {
        frame.write(" ", x: x, y: y, style: Style(.plain, tone: Tone(ground, on: ground)))
      }
      return
    }
    let ink = palette.told(fit.ink)
    switch (ink, ground) {
    case (nil, nil): return
    case (let ink?, let ground?) where ink == ground:
      frame.write(" ", x: x, y: y, style: Style(.plain, tone: Tone(ground, on: ground)))
    case (let ink?, let ground?):
      // The colour farther from the window's background goes to the glyph: some fonts leave a row
      // of pixels above a block.
      let isFar =
        fit.ink.distance(to: palette.ground) >= fit.ground.distance(to: palette.ground)
      if !isFar, let opposite = CellPart.opposites[fit.glyph] {
        frame.write(opposite, x: x, y: y, style: Style(.plain, tone: Tone(ground, on: ink)))
      } else {
        frame.write(fit.glyph, x: x, y: y, style: Style(.plain, tone: Tone(ink, on: ground)))
      }
    case (let ink?, nil):
      frame.write(fit.glyph, x: x, y: y, style: Style(.plain, tone: Tone(ink, on: nil)))
    case (nil, let ground?):
      if let opposite = CellPart.opposites[fit.glyph] {
        frame.write(opposite, x: x, y: y, style: Style(.plain, tone: Tone(ground, on: nil)))
      } else {
        // The glyph takes the window's own background colour, which may be unknown.
        var style = Style(.plain, tone: Tone(ground, on: nil))
        style.isReversed = true
        frame.write(fit.glyph, x: x, y: y, style: style)
      }
    }
  }

  // MARK: Places

  /// Returns a point in samples. The figure stands in the middle of the lower edge.
  private func sample(_ place: FigurePoint) -> FigurePoint {
    let x = (place.x - box.middle.x) * scale * (isMirrored ? -width : width)
    let y = (place.y - box.middle.y + box.height / 2) * scale
    return FigurePoint(Double(canvas.width) / 2 + x, Double(canvas.height) - 1 - y)
  }

  private func samples(_ shape: Limb) -> Limb {
    Limb(
      sample(shape.start), sample(shape.end), shape.startRadius * scale, shape.endRadius * scale)
  }

  // MARK: Shapes

  private mutating func draw(_ part: FigureBody.Part) {
    for rim in part.rims {
      canvas.fadeRim(of: samples(rim), width: Self.gap * scale, into: palette.ground)
    }
    draw(
      part.pieces.map { (samples($0.shape), $0.material) }, isFar: part.isFar,
      isTrunk: part.isTrunk)
  }

  private mutating func draw(
    _ pieces: [SampleCanvas.Piece], isFar: Bool = false, isTrunk: Bool = false
  ) {
    let edge = Float(Self.edge * scale)
    let rows = canvas.height / SampleCanvas.cell.rows
    let plain = FigureMaterial.allCases.map { palette.color(of: $0, isFar: isFar) }
    guard palette.isShaded else {
      canvas.draw(pieces, isTrunk: isTrunk) { material, _, _ in plain[Int(material.rawValue)] }
      return
    }
    // Three steps of shade from the edge inwards, the same for a row of cells, so that adjacent
    // cells match.
    let ground = palette.ground
    let dark = ground.isLight ? RGB(0) : ground
    let colors = (0..<max(1, rows)).map { row in
      plain.indices.map { index -> [RGB] in
        let isBody = FigureMaterial(rawValue: UInt8(index))?.isBody ?? false
        let down = isBody ? Self.shade * Double(row) / Double(max(1, rows - 1)) : 0
        return [Self.shade, Self.shade * 0.4, 0].map { side in
          plain[index].mixed(1 - (1 - down) * (1 - side), into: dark)
        }
      }
    }
    canvas.draw(pieces, isTrunk: isTrunk) { material, y, depth in
      let step = depth < edge * 0.45 ? 0 : depth < edge ? 1 : 2
      return colors[y / SampleCanvas.cell.rows][Int(material.rawValue)][step]
    }
  }

  private mutating func draw(_ props: [FigureProp], after travel: Double) {
    for prop in props.filter(\.kind.isGround) + props.filter({ !$0.kind.isGround }) {
      for shape in prop.shapes(after: travel, in: box) { draw(shape, of: prop.kind) }
    }
  }

  private mutating func draw(_ shape: FigureProp.Shape, of kind: FigureProp.Kind) {
    switch shape {
    case .line(let start, let end):
      let isFine = kind.isGround || kind == .coldPack || kind == .heatPack
      let width = isFine ? Self.line : Self.board
      // The lower half of the floor's line would be below the picture.
      let line = Limb(start, end, width, width)
      draw([(samples(line), kind == .band ? .roller : kind.isGround ? .ground : .thing)])
    case .disc(let center, let radius):
      let hole = Limb(disc: center, radius * 0.42)
      draw([(samples(Limb(disc: center, radius)), .roller)])
      canvas.fadeRim(of: samples(hole), width: 0, into: palette.ground)
    case .cushion(let limb): draw([(samples(limb), .soft)])
    case .bar(let limb): draw([(samples(limb), .thing)])
    case .box(let center, let size):
      let radius = min(size.x, size.y) * 0.22
      let (right, up) = (size.x / 2 - radius, size.y / 2 - radius)
      let bands = (0...6).map { step in
        let y = up * (Double(step) / 3 - 1)
        return Limb(
          center + FigurePoint(-right, y), center + FigurePoint(right, y), radius, radius)
      }
      for band in bands {
        canvas.fadeRim(of: samples(band), width: Self.gap * scale, into: palette.ground)
      }
      draw(bands.map { (samples($0), .soft) })
    }
  }
}

extension FigureProp.Kind {
  /// True if the object is in front of the body.
  fileprivate var liesOnBody: Bool {
    switch self {
    case .coldPack, .heatPack, .band: true
    default: false
    }
  }
}
