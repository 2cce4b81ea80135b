/// A thing that a figure stands on, leans on or lies on. Measures are in centimetres.
public struct FigureProp: Sendable, Hashable {
  /// The kind.
  public enum Kind: String, Sendable, CaseIterable {
    /// The floor; its place is any point on it.
    case floor
    /// A wall; its place is any point on it.
    case wall
    /// A foam roller, seen from its end; its place is the middle.
    case roller
    /// A ball; its place is the middle.
    case ball
    /// A chair that faces right; its place is the back edge of the seat.
    case chair
    /// A chair with arms that faces right; its place is the back edge of the seat.
    case armchair
    /// A stool; its place is the middle of the seat.
    case stool
    /// A pillow; its place is the middle.
    case pillow
    /// A desk with a screen, seen from its side; its place is the near edge of the top.
    case desk
    /// A cold pack, with a snow crystal on it; its place is the middle.
    case coldPack = "cold pack"
    /// A warm pack, with waves of warmth on it; its place is the middle.
    case heatPack = "heat pack"
    /// An exercise band that the hands hold; its place follows from the pose.
    case band

    /// True if the thing extends beyond the picture, without a shape of its own.
    public var isGround: Bool { self == .floor || self == .wall }

    /// True if the thing is in front of the body, and therefore fully visible.
    public var isInFront: Bool {
      switch self {
      case .roller, .ball, .armchair, .coldPack, .heatPack, .band: true
      case .floor, .wall, .chair, .stool, .pillow, .desk: false
      }
    }

    /// The size of a thing for which the figure gives none: width and height, in centimetres.
    public var usualSize: FigurePoint {
      switch self {
      case .floor, .wall, .band: FigurePoint(0, 0)
      case .roller: FigurePoint(15, 15)
      case .ball: FigurePoint(9, 9)
      case .chair, .armchair: FigurePoint(44, 46)
      case .stool: FigurePoint(36, 0)
      case .pillow: FigurePoint(46, 13)
      case .desk: FigurePoint(46, 34)
      case .coldPack, .heatPack: FigurePoint(30, 24)
      }
    }
  }

  /// The far end of a band, which begins in the hands.
  public enum BandEnd: String, Sendable, CaseIterable {
    /// A band from one hand to the other.
    case hands
    /// A band from each hand to the foot of the same side.
    case feet
  }

  /// The kind.
  public var kind: Kind
  /// The position, in centimetres; its meaning depends on the kind.
  public var place: FigurePoint
  /// The position at the last key pose, if the thing moves along; else `nil`.
  public var end: FigurePoint?
  /// The width and the height. For a chair, of its seat and its back; for a desk, of its top and
  /// the screen; for a band in a pose, the vector to its far end.
  public var size: FigurePoint
  /// The far end of a band; `nil` for other things.
  public var bandEnd: BandEnd?

  /// A band whose place follows from the pose.
  public init(bandTo end: BandEnd) {
    self.init(.band, at: .zero)
    bandEnd = end
  }

  /// A thing at a place, in its usual size if none is given.
  public init(
    _ kind: Kind, at place: FigurePoint, to end: FigurePoint? = nil, size: FigurePoint? = nil
  ) {
    self.kind = kind
    self.place = place
    self.end = end
    self.size = size ?? kind.usualSize
  }

  /// Returns the position after a part of the way, from 0 to 1.
  public func place(after travel: Double) -> FigurePoint {
    place.moved(travel, towards: end ?? place)
  }
}
