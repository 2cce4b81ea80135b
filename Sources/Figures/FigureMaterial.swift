/// The material of a shape, from which a raster takes its colour.
public enum FigureMaterial: UInt8, Sendable, Hashable, CaseIterable {
  /// The floor or a wall.
  case ground
  /// Furniture.
  case thing
  /// Pillows and packs.
  case soft
  /// A roller or a ball.
  case roller
  /// Arms, neck and feet.
  case skin
  /// Face and hands, which say the most.
  case face
  /// Hair.
  case hair
  /// The clothes of the upper body.
  case top
  /// A line on the clothes: the spine, the edge of a shoulder blade.
  case crease
  /// The clothes of the legs.
  case trousers

  /// True if the material belongs to the body.
  public var isBody: Bool {
    switch self {
    case .ground, .thing, .soft, .roller: false
    case .skin, .face, .hair, .top, .crease, .trousers: true
    }
  }
}
