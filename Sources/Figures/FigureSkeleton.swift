/// The positions of a figure's joints in a pose.
struct FigureSkeleton {
  let view: FigureView
  private var angles: [FigureBone: Double] = [:]
  private var ends: [FigureBone: FigurePoint] = [:]
  /// The middle of the pelvis, where the skeleton begins.
  private(set) var hips = FigurePoint.zero

  init(_ figure: Figure, _ pose: FigurePose) {
    view = figure.view
    for bone in FigureBone.all {
      let angle = pose.angles[bone] ?? view.restingAngle(of: bone)
      let direction = Angle(degrees: angle).direction
      let length = figure.isSeated ? view.lengthSeated(of: bone) : view.length(of: bone)
      angles[bone] = angle
      ends[bone] =
        start(of: bone) + FigurePoint(direction.x * length, direction.y * length)
    }
    let shift = pose.place - (figure.anchor.map { end(of: $0) } ?? hips)
    hips = hips + shift
    ends = ends.mapValues { $0 + shift }
  }

  /// Returns the start of a bone.
  func start(of bone: FigureBone) -> FigurePoint {
    bone.parent.map { end(of: $0) } ?? hips
  }

  /// Returns the end of a bone.
  func end(of bone: FigureBone) -> FigurePoint { ends[bone] ?? hips }

  /// Returns a point along a bone, 0 at its start and 1 at its end, shifted by some centimetres to
  /// the right as seen along the bone.
  func place(on bone: FigureBone, _ part: Double, right: Double = 0) -> FigurePoint {
    let along = start(of: bone).moved(part, towards: end(of: bone))
    let angle = angles[bone] ?? 0
    let across = Angle(degrees: angle + 90).direction
    return along + FigurePoint(across.x, across.y) * right
  }
}

/// A direction in the plane of a figure.
///
/// The type computes sine and cosine itself, because this target imports nothing: the C library has
/// a different name on each system, and Foundation is too much for two functions. The polynomial
/// over an eighth of a turn is exact to 1e-9, a millionth of a dot.
public struct Angle {
  /// The degrees clockwise from straight up, from -180 to 180.
  private let degrees: Double

  /// A direction in degrees clockwise from straight up; straight up if not finite.
  public init(degrees: Double) {
    self.degrees = degrees.isFinite ? degrees.remainder(dividingBy: 360) : 0
  }

  /// The unit vector of the direction: `x` to the right, `y` up.
  public var direction: (x: Double, y: Double) {
    // The nearest quarter of a turn, and a rest of at most 45 degrees.
    let quarter = (degrees / 90).rounded()
    let rest = (degrees - quarter * 90) * .pi / 180
    let (sine, cosine) = (Self.sine(rest), Self.cosine(rest))
    return switch Int(quarter) & 3 {
    case 0: (sine, cosine)
    case 1: (cosine, -sine)
    case 2: (-sine, -cosine)
    default: (-cosine, sine)
    }
  }

  private static func sine(_ x: Double) -> Double {
    let y = x * x
    return x * (1 - y / 6 * (1 - y / 20 * (1 - y / 42 * (1 - y / 72 * (1 - y / 110)))))
  }

  private static func cosine(_ x: Double) -> Double {
    let y = x * x
    return 1 - y / 2 * (1 - y / 12 * (1 - y / 30 * (1 - y / 56 * (1 - y / 90))))
  }
}
