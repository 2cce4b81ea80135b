/// A shape between two discs, as limbs are: thick at one end, thinner at the other. With both ends
/// at one place it is a disc, with equal ends a capsule.
public struct Limb: Sendable, Hashable {
  /// The middle of the disc where it begins.
  public var start: FigurePoint
  /// The middle of the disc where it ends.
  public var end: FigurePoint
  /// The radius where it begins.
  public var startRadius: Double
  /// The radius where it ends.
  public var endRadius: Double

  /// A shape between two discs.
  public init(_ start: FigurePoint, _ end: FigurePoint, _ startRadius: Double, _ endRadius: Double)
  {
    self.start = start
    self.end = end
    self.startRadius = startRadius
    self.endRadius = endRadius
  }

  /// A disc.
  public init(disc center: FigurePoint, _ radius: Double) {
    self.init(center, center, radius, radius)
  }

  /// Returns the distance of a point from the edge: negative inside.
  public func distance(x: Double, y: Double) -> Double {
    let way = end - start
    let square = way.x * way.x + way.y * way.y
    let (dx, dy) = (x - start.x, y - start.y)
    let part = square > 0 ? min(max((dx * way.x + dy * way.y) / square, 0), 1) : 0
    let (ex, ey) = (dx - way.x * part, dy - way.y * part)
    return (ex * ex + ey * ey).squareRoot() - (startRadius + (endRadius - startRadius) * part)
  }

  /// Returns the shape with a wider edge.
  public func grown(by width: Double) -> Limb {
    Limb(start, end, startRadius + width, endRadius + width)
  }

  /// The part of it from some way along to its end.
  public func from(_ part: Double) -> Limb {
    Limb(
      start.moved(part, towards: end), end, startRadius + (endRadius - startRadius) * part,
      endRadius)
  }

  /// The rectangle around it.
  public var bounds: (minX: Double, maxX: Double, minY: Double, maxY: Double) {
    (
      min(start.x - startRadius, end.x - endRadius),
      max(start.x + startRadius, end.x + endRadius),
      min(start.y - startRadius, end.y - endRadius),
      max(start.y + startRadius, end.y + endRadius)
    )
  }
}
