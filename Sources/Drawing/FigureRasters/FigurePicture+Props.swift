import Figures

/// The things around a figure.
extension FigurePicture {
  /// Half of the width of a line, in dots.
  private static let line = 0.5
  /// With fewer dots in a centimetre, what is soft would be a spot here and there.
  private static let leastScaleOfStipple = 0.35

  mutating func draw(_ props: [FigureProp], after travel: Double) {
    for prop in props { draw(prop, at: prop.place(after: travel)) }
  }

  private mutating func draw(_ prop: FigureProp, at place: FigurePoint) {
    let (width, height) = (prop.size.x, prop.size.y)
    switch prop.kind {
    case .floor:
      line(from: FigurePoint(box.minX, place.y), to: FigurePoint(box.maxX, place.y))
    case .wall:
      line(from: FigurePoint(place.x, box.minY), to: FigurePoint(place.x, box.maxY))
    case .roller, .ball:
      ring(place, width / 2)
    case .chair: chair(place, prop.size)
    case .armchair:
      chair(place, prop.size)
      armrest(place, width)
    case .stool:
      let (left, right) = (place - FigurePoint(width / 2, 0), place + FigurePoint(width / 2, 0))
      line(from: left, to: right)
      line(from: FigurePoint(left.x + 2, 0), to: left + FigurePoint(2, 0))
      line(from: FigurePoint(right.x - 2, 0), to: right - FigurePoint(2, 0))
    case .pillow:
      let half = FigurePoint(max(0, width - height) / 2, 0)
      let shape = dots(Limb(place - half, place + half, height / 2, height / 2), thinnest: 1.5)
      canvas.outline(shape, .prop)
      if scale >= Self.leastScaleOfStipple { canvas.stipple(shape, .prop) }
    case .desk: desk(place, prop.size)
    case .coldPack:
      pack(place, prop.size)
      crystal(place, min(width, height) * 0.34)
    case .heatPack:
      pack(place, prop.size)
      waves(place, prop.size)
    }
  }

  private mutating func ring(_ middle: FigurePoint, _ radius: Double) {
    let disc = dots(Limb(disc: middle, radius), thinnest: 2)
    canvas.fill(disc, .none)
    canvas.outline(disc, .prop)
  }

  private mutating func chair(_ place: FigurePoint, _ size: FigurePoint) {
    let front = place + FigurePoint(size.x, 0)
    line(from: place, to: front)
    line(from: FigurePoint(place.x, 0), to: place + FigurePoint(0, size.y))
    line(from: FigurePoint(front.x - 2, 0), to: front - FigurePoint(2, 0))
  }

  /// The nearer arm of a chair, before whoever sits in it: 24 cm above the seat, as chairs have it.
  private mutating func armrest(_ place: FigurePoint, _ width: Double) {
    let corner = place + FigurePoint(width - 2, 24)
    let ends = [place + FigurePoint(0, 24), place + FigurePoint(width - 2, 0)]
    for end in ends {
      canvas.fill(Limb(dot(corner), dot(end), 1.5, 1.5), .none, over: [.body, .mark])
    }
    for end in ends { line(from: corner, to: end) }
  }

  private mutating func desk(_ edge: FigurePoint, _ size: FigurePoint) {
    let end = edge + FigurePoint(size.x, 0)
    line(from: edge, to: end)
    line(from: FigurePoint(end.x - 2, 0), to: end - FigurePoint(2, 0))
    // The screen stands a hand above the desk, turned to whoever sits there.
    let foot = edge + FigurePoint(size.x * 0.75, 0)
    let low = edge + FigurePoint(size.x * 0.5, size.y * 0.25)
    line(from: foot, to: foot + FigurePoint(0, size.y * 0.55))
    line(from: foot + FigurePoint(0, size.y * 0.55), to: low + FigurePoint(2, size.y * 0.3))
    canvas.fill(
      dots(Limb(low, low + FigurePoint(0, size.y * 0.75), 1.6, 1.6), thinnest: 0.8), .prop,
      over: [.none])
  }

  // MARK: Packs

  /// A flat bag that lies on the body, a gap of a dot around it.
  private mutating func pack(_ middle: FigurePoint, _ size: FigurePoint) {
    canvas.drawBox(from: dot(middle - size * 0.5), to: dot(middle + size * 0.5), .prop, rim: 1)
  }

  private mutating func crystal(_ middle: FigurePoint, _ radius: Double) {
    for degrees in [0.0, 60, 120] {
      let way = Angle(degrees: degrees).direction
      let arm = FigurePoint(way.x, way.y) * radius
      line(from: middle - arm, to: middle + arm)
    }
  }

  private mutating func waves(_ middle: FigurePoint, _ size: FigurePoint) {
    let height = size.y * 0.32
    for column in [-0.27, 0, 0.27] {
      var last: FigurePoint?
      for step in 0...8 {
        let part = Double(step) / 4 - 1
        let sway = Angle(degrees: part * 180).direction.x * size.x * 0.06
        let next = middle + FigurePoint(column * size.x + sway, part * height)
        if let last { line(from: last, to: next) }
        last = next
      }
    }
  }

  /// A line a dot wide, through the middle of dots where it is level or upright.
  private mutating func line(from start: FigurePoint, to end: FigurePoint) {
    func snapped(_ value: Double) -> Double { value.rounded(.down) + 0.5 }
    var (start, end) = (dot(start), dot(end))
    (start.x, start.y) = (snapped(start.x), snapped(start.y))
    (end.x, end.y) = (snapped(end.x), snapped(end.y))
    canvas.fill(Limb(start, end, Self.line, Self.line), .prop, over: [.none])
  }
}
