/// A thing that a figure stands on, leans on or lies on. Measures are in centimetres.
public struct FigureProp: Sendable, Hashable {
  /// The kind.
  public enum Kind: String, Sendable, CaseIterable {
    /// The floor; its place is any on it.
    case floor
    /// A wall; its place is any on it.
    case wall
    /// A foam roller, seen from its end; its place is the middle.
    case roller
    /// A ball; its place is the middle.
    case ball
    /// A chair that looks to the right; its place is the back edge of the seat.
    case chair
    /// A chair with arms that looks to the right; its place is the back edge of the seat.
    case armchair
    /// A stool; its place is the middle of the seat.
    case stool
    /// A pillow; its place is the middle.
    case pillow
    /// A desk with a screen on it, seen from its side; its place is the near edge of its top.
    case desk
    /// A cold pack, with a snow crystal on it; its place is the middle.
    case coldPack = "cold pack"
    /// A warm pack, with waves of warmth on it; its place is the middle.
    case heatPack = "heat pack"
    /// An exercise band that the hands hold; its place follows from the pose.
    case band

    /// True if it goes on beyond the picture, and has no shape of its own.
    public var isGround: Bool { self == .floor || self == .wall }

    /// True if it is in front of the body, and seen whole.
    public var isInFront: Bool {
      switch self {
      case .roller, .ball, .armchair, .coldPack, .heatPack, .band: true
      case .floor, .wall, .chair, .stool, .pillow, .desk: false
      }
    }

    /// The size unless the figure names one.
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

  /// The other end of a band, which begins in the hands.
  public enum BandEnd: String, Sendable, CaseIterable {
    /// From one hand to the other.
    case hands
    /// From each hand to the feet.
    case feet
  }

  /// The kind.
  public var kind: Kind
  /// The position.
  public var place: FigurePoint
  /// The position at the last key pose, if it moves along.
  public var end: FigurePoint?
  /// Width and height; for a chair, of its seat and its back; for a desk, of its top and the
  /// screen.
  /// For a band in a pose, the way from its place to its other end.
  public var size: FigurePoint
  /// The other end of a band.
  public var bandEnd: BandEnd?

  /// A band whose place follows from the pose.
  public init(bandTo end: BandEnd) {
    self.init(.band, at: .zero)
    bandEnd = end
  }

  /// A thing at a place.
  public init(
    _ kind: Kind, at place: FigurePoint, to end: FigurePoint? = nil, size: FigurePoint? = nil
  ) {
    self.kind = kind
    self.place = place
    self.end = end
    self.size = size ?? kind.usualSize
  }

  /// Returns the position after a part of its way.
  public func place(after travel: Double) -> FigurePoint {
    place.moved(travel, towards: end ?? place)
  }
}
