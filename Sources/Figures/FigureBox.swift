/// The bounding box of a figure in all its poses, in centimetres, so that it keeps its size and
/// place while it moves.
public struct FigureBox: Sendable, Hashable {
  /// The left edge.
  public private(set) var minX = Double.infinity
  /// The right edge.
  public private(set) var maxX = -Double.infinity
  /// The lower edge.
  public private(set) var minY = Double.infinity
  /// The upper edge.
  public private(set) var maxY = -Double.infinity

  /// The place of a figure. It takes ten pictures' work to find, and is the same for all of them.
  public init(_ figure: Figure) {
    var lowest = Double.infinity
    for pose in Self.poses(of: figure) {
      let body = FigureBody(figure, pose)
      for part in body.parts() {
        for shape in part.shapes { add(shape) }
      }
      // An upper body ends at the hips, like a portrait.
      lowest = min(lowest, FigureSkeleton(figure, pose).hips.y)
    }
    for prop in figure.props {
      for travel in [0.0, 1] { add(prop, at: prop.place(after: travel)) }
    }
    if figure.isUpperBody { minY = lowest }
    // The floor is seen on both sides of what stands on it.
    if figure.props.contains(where: { $0.kind == .floor }) { (minX, maxX) = (minX - 4, maxX + 4) }
  }

  /// Enough of the way that nothing between two of them goes further by as much as a dot.
  private static func poses(of figure: Figure) -> [FigurePose] {
    let reaches = (0...8).map { Double($0) / 8 }
    var breathing = figure.held
    breathing.breath = 1
    let back = figure.loop == .round ? reaches.map(figure.pose(returningWith:)) : []
    return reaches.map(figure.pose(reach:)) + back + [breathing]
  }

  /// From left to right, at least a centimetre.
  public var width: Double { max(1, maxX - minX) }
  /// From bottom to top, at least a centimetre.
  public var height: Double { max(1, maxY - minY) }
  /// The centre.
  public var middle: FigurePoint { FigurePoint((minX + maxX) / 2, (minY + maxY) / 2) }

  private mutating func add(_ shape: Limb) {
    let bounds = shape.bounds
    add(bounds.minX, bounds.minY)
    add(bounds.maxX, bounds.maxY)
  }

  private mutating func add(_ x: Double, _ y: Double) {
    (minX, maxX) = (min(minX, x), max(maxX, x))
    (minY, maxY) = (min(minY, y), max(maxY, y))
  }

  private mutating func add(_ prop: FigureProp, at place: FigurePoint) {
    let half = prop.size * 0.5
    switch prop.kind {
    case .band: break
    case .floor: add(middle.x, place.y)
    case .wall: add(place.x, middle.y)
    case .roller, .ball, .pillow, .coldPack, .heatPack:
      add(place.x - half.x, place.y - half.y)
      add(place.x + half.x, place.y + half.y)
    case .chair, .armchair:
      add(place.x, 0)
      add(place.x + prop.size.x, place.y + prop.size.y)
    case .desk:
      add(place.x, 0)
      add(place.x + prop.size.x, place.y + prop.size.y)
    case .stool:
      add(place.x - half.x, 0)
      add(place.x + half.x, place.y)
    }
  }
}
