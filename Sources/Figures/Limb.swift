/// A shape between two discs, like a limb: thick at one end, thinner at the other. Equal radii make
/// a capsule, and equal centres a disc. Lengths are in centimetres.
public struct Limb: Sendable, Hashable {
  /// The centre of the first disc.
  public var start: FigurePoint
  /// The centre of the second disc.
  public var end: FigurePoint
  /// The radius of the first disc.
  public var startRadius: Double
  /// The radius of the second disc.
  public var endRadius: Double

  /// A shape between two discs, with their centres and radii.
  public init(_ start: FigurePoint, _ end: FigurePoint, _ startRadius: Double, _ endRadius: Double)
  {
    self.start = start
    self.end = end
    self.startRadius = startRadius
    self.endRadius = endRadius
  }

  /// A disc, with its centre and its radius.
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

  /// Returns the shape with both radii larger by a width.
  public func grown(by width: Double) -> Limb {
    Limb(start, end, startRadius + width, endRadius + width)
  }

  /// Returns the rest of the shape after a part of its length, from 0 to 1.
  public func from(_ part: Double) -> Limb {
    Limb(
      start.moved(part, towards: end), end, startRadius + (endRadius - startRadius) * part,
      endRadius)
  }

  /// The bounding rectangle.
  public var bounds: (minX: Double, maxX: Double, minY: Double, maxY: Double) {
    (
      min(start.x - startRadius, end.x - endRadius),
      max(start.x + startRadius, end.x + endRadius),
      min(start.y - startRadius, end.y - endRadius),
      max(start.y + startRadius, end.y + endRadius)
    )
  }
}
