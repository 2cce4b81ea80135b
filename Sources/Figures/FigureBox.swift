/// The bounding box of a figure in all its poses, in centimetres. Drawn into this box, a moving
/// figure keeps its size and place.
public struct FigureBox: Sendable, Hashable {
  /// The left edge.
  public private(set) var minX = Double.infinity
  /// The right edge.
  public private(set) var maxX = -Double.infinity
  /// The lower edge.
  public private(set) var minY = Double.infinity
  /// The upper edge.
  public private(set) var maxY = -Double.infinity

  /// The box of a figure. Computing it costs as much as ten pictures, so callers should keep it.
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
    // Some floor is visible on both sides of the body.
    if figure.props.contains(where: { $0.kind == .floor }) { (minX, maxX) = (minX - 4, maxX + 4) }
  }

  /// Returns poses so close to each other that none between them reaches further by a dot.
  private static func poses(of figure: Figure) -> [FigurePose] {
    let reaches = (0...8).map { Double($0) / 8 }
    var breathing = figure.held
    breathing.breath = 1
    let back = figure.loop == .round ? reaches.map(figure.pose(returningWith:)) : []
    return reaches.map(figure.pose(reach:)) + back + [breathing]
  }

  /// The width, at least 1 cm.
  public var width: Double { max(1, maxX - minX) }
  /// The height, at least 1 cm.
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
