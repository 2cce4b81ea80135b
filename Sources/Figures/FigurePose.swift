/// A point or a vector in the plane of a figure, in centimetres for an adult: `x` to the right, `y`
/// up from the floor.
public struct FigurePoint: Sendable, Hashable {
  /// The distance to the right, in centimetres.
  public var x: Double
  /// The distance up from the floor, in centimetres.
  public var y: Double

  /// A point or a vector.
  public init(_ x: Double, _ y: Double) {
    self.x = x
    self.y = y
  }

  /// The origin, where a skeleton begins by default.
  public static let zero = FigurePoint(0, 0)

  /// Returns the sum of two vectors.
  public static func + (one: FigurePoint, other: FigurePoint) -> FigurePoint {
    FigurePoint(one.x + other.x, one.y + other.y)
  }

  /// Returns the vector from the other point to this one.
  public static func - (one: FigurePoint, other: FigurePoint) -> FigurePoint {
    FigurePoint(one.x - other.x, one.y - other.y)
  }

  /// Returns a multiple of a vector.
  public static func * (way: FigurePoint, factor: Double) -> FigurePoint {
    FigurePoint(way.x * factor, way.y * factor)
  }

  /// Returns the point at a part of the way to another: 0 is this point, 1 the other one.
  public func moved(_ part: Double, towards other: FigurePoint) -> FigurePoint {
    self + (other - self) * part
  }
}

/// A pose of a figure: the direction of each bone.
public struct FigurePose: Sendable, Hashable {
  /// Directions of the bones in degrees: 0 is up, 90 to the right, 180 down. Angles beyond a turn
  /// say which way round a bone moves between two poses. Bones left out take their resting angle.
  public var angles: [FigureBone: Double]
  /// The position of the figure's anchor.
  public var place: FigurePoint
  /// The filling of the chest with air, from 0 to 1.
  public var breath: Double
  /// The part of their way that moving things have gone, from 0 to 1.
  public var travel: Double

  /// A pose.
  public init(
    angles: [FigureBone: Double] = [:], place: FigurePoint = .zero, breath: Double = 0,
    travel: Double = 0
  ) {
    self.angles = angles
    self.place = place
    self.breath = breath
    self.travel = travel
  }

  /// Returns the pose at a part of the way to another: 0 is this pose, 1 the other one.
  ///
  /// Angles are interpolated, so that bones keep their lengths.
  public func moved(_ part: Double, towards other: FigurePose, in view: FigureView) -> FigurePose {
    var pose = self
    for bone in Set(angles.keys).union(other.angles.keys) {
      let from = angles[bone] ?? view.restingAngle(of: bone)
      let to = other.angles[bone] ?? view.restingAngle(of: bone)
      pose.angles[bone] = from + (to - from) * part
    }
    pose.place = place.moved(part, towards: other.place)
    pose.breath = breath + (other.breath - breath) * part
    pose.travel = travel + (other.travel - travel) * part
    return pose
  }
}
