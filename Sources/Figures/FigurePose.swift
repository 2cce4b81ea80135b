/// A point or a vector in the plane of a figure, in centimetres of a grown person: `x` to the
/// right, `y` up from the floor.
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

  /// The origin, where a skeleton begins unless the figure says otherwise.
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

/// A pose of a figure: the direction of each bone.
public struct FigurePose: Sendable, Hashable {
  /// Directions of the bones in degrees: 0 is up, 90 to the right, 180 down. More than a turn
  /// says which way a bone goes round between two poses. Bones that are left out are at ease.
  public var angles: [FigureBone: Double]
  /// The position of the figure's anchor.
  public var place: FigurePoint
  /// The filling of the chest with air, from 0 to 1.
  public var breath: Double
  /// The part of their way that moving props have come, from 0 to 1.
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

  /// The pose that lies a part of the way to another: 0 is this one, 1 the other.
  ///
  /// It is the angles that are between those of the two, so bones keep their length.
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
