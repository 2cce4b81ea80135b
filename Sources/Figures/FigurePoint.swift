/// A place or a way in the plane of a figure, in centimetres of a grown person: `x` to the right,
/// `y` up from the floor.
public struct FigurePoint: Sendable, Hashable {
  /// To the right.
  public var x: Double
  /// Up.
  public var y: Double

  /// A place in the plane.
  public init(_ x: Double, _ y: Double) {
    self.x = x
    self.y = y
  }

  /// Where the figure's skeleton begins, unless it says otherwise.
  public static let zero = FigurePoint(0, 0)

  /// Two ways, one after the other.
  public static func + (one: FigurePoint, other: FigurePoint) -> FigurePoint {
    FigurePoint(one.x + other.x, one.y + other.y)
  }

  /// The way from the other place to this one.
  public static func - (one: FigurePoint, other: FigurePoint) -> FigurePoint {
    FigurePoint(one.x - other.x, one.y - other.y)
  }

  /// A part or a multiple of a way.
  public static func * (way: FigurePoint, factor: Double) -> FigurePoint {
    FigurePoint(way.x * factor, way.y * factor)
  }

  /// The place that lies a part of the way to another: 0 is here, 1 is there.
  public func moved(_ part: Double, towards other: FigurePoint) -> FigurePoint {
    self + (other - self) * part
  }
}
