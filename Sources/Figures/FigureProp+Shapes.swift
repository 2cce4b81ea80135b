extension FigureProp {
  /// A shape of a thing, in centimetres, for every kind of raster.
  public enum Shape: Sendable, Hashable {
    /// A line.
    case line(FigurePoint, FigurePoint)
    /// A disc that hides everything behind: a centre and a radius.
    case disc(FigurePoint, Double)
    /// A soft shape with an outline.
    case cushion(Limb)
    /// A solid, thin shape.
    case bar(Limb)
    /// A flat box that hides everything behind: a centre and a size.
    case box(FigurePoint, FigurePoint)
  }

  /// Returns the shapes of the thing, the farthest first.
  ///
  /// - Parameters:
  ///   - travel: The part of its way that the thing has gone, from 0 to 1.
  ///   - box: The box around the figure; floor and wall extend to its edges.
  /// - Returns: The shapes; at least one.
  public func shapes(after travel: Double, in box: FigureBox) -> [Shape] {
    let place = place(after: travel)
    let (width, height) = (size.x, size.y)
    switch kind {
    case .floor:
      return [.line(FigurePoint(box.minX, place.y), FigurePoint(box.maxX, place.y))]
    case .wall:
      return [.line(FigurePoint(place.x, box.minY), FigurePoint(place.x, box.maxY))]
    case .roller, .ball: return [.disc(place, width / 2)]
    case .chair: return chair(at: place)
    case .armchair:
      // The nearer arm rest, in front of the person: 24 cm above the seat, as is usual for chairs.
      let corner = place + FigurePoint(width - 2, 24)
      return chair(at: place) + [
        .line(corner, place + FigurePoint(0, 24)), .line(corner, place + FigurePoint(width - 2, 0)),
      ]
    case .stool:
      let (left, right) = (place - FigurePoint(width / 2, 0), place + FigurePoint(width / 2, 0))
      return [
        .line(left, right), .line(FigurePoint(left.x + 2, 0), left + FigurePoint(2, 0)),
        .line(FigurePoint(right.x - 2, 0), right - FigurePoint(2, 0)),
      ]
    case .pillow:
      let half = FigurePoint(max(0, width - height) / 2, 0)
      return [.cushion(Limb(place - half, place + half, height / 2, height / 2))]
    case .desk: return desk(at: place)
    case .coldPack:
      return [.box(place, size)] + crystal(at: place, radius: min(width, height) * 0.34)
    case .heatPack: return [.box(place, size)] + waves(at: place)
    case .band: return [.line(place, place + size)]
    }
  }

  private func chair(at place: FigurePoint) -> [Shape] {
    let front = place + FigurePoint(size.x, 0)
    return [
      .line(place, front), .line(FigurePoint(place.x, 0), place + FigurePoint(0, size.y)),
      .line(FigurePoint(front.x - 2, 0), front - FigurePoint(2, 0)),
    ]
  }

  /// Returns a desk with a screen a hand above it, which faces the chair.
  private func desk(at edge: FigurePoint) -> [Shape] {
    let end = edge + FigurePoint(size.x, 0)
    let foot = edge + FigurePoint(size.x * 0.75, 0)
    let low = edge + FigurePoint(size.x * 0.5, size.y * 0.25)
    return [
      .line(edge, end), .line(FigurePoint(end.x - 2, 0), end - FigurePoint(2, 0)),
      .line(foot, foot + FigurePoint(0, size.y * 0.55)),
      .line(foot + FigurePoint(0, size.y * 0.55), low + FigurePoint(2, size.y * 0.3)),
      .bar(Limb(low, low + FigurePoint(0, size.y * 0.75), 1.6, 1.6)),
    ]
  }

  private func crystal(at middle: FigurePoint, radius: Double) -> [Shape] {
    [0.0, 60, 120].map { degrees in
      let way = Angle(degrees: degrees).direction
      let arm = FigurePoint(way.x, way.y) * radius
      return .line(middle - arm, middle + arm)
    }
  }

  private func waves(at middle: FigurePoint) -> [Shape] {
    let height = size.y * 0.32
    return [-0.27, 0, 0.27].flatMap { column in
      let points = (0...8).map { step in
        let part = Double(step) / 4 - 1
        let sway = Angle(degrees: part * 180).direction.x * size.x * 0.06
        return middle + FigurePoint(column * size.x + sway, part * height)
      }
      return zip(points, points.dropFirst()).map { Shape.line($0, $1) }
    }
  }
}
