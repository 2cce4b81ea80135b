/// A direction in the plane of a figure.
///
/// Own sine and cosine, because this target imports nothing: the C library has another name on each
/// system, and Foundation would come along for two functions. A polynomial on an eighth of a turn is
/// exact to 1e-9, a millionth of a dot.
public struct Angle {
  /// How far clockwise from straight up, in degrees, within a turn.
  private let degrees: Double

  /// A direction in degrees; an infinite one or none is straight up.
  public init(degrees: Double) {
    self.degrees = degrees.isFinite ? degrees.remainder(dividingBy: 360) : 0
  }

  /// The way that is one unit long.
  public var direction: (x: Double, y: Double) {
    // The quarter of the turn it is nearest to, and what is left: at most 45 degrees.
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
