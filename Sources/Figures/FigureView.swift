/// The direction from which a figure is seen. Each view has its own skeleton: apparent lengths in
/// centimetres, for an invented person of 172 cm.
public enum FigureView: String, Sendable, CaseIterable {
  /// From the right: the figure faces right, and its right arm and leg are nearer.
  case side
  /// From the front: the figure's left is on the right of the picture.
  case front
  /// From behind: the figure's left is on the left of the picture.
  case back
  /// From above, for a figure that lies on its left side: the skeleton of the side view, turned.
  case above

  /// True if the figure is seen from its right, standing or lying.
  public var isProfile: Bool { self == .side || self == .above }

  /// Returns the apparent length of a bone, in centimetres.
  public func length(of bone: FigureBone) -> Double {
    let isSide = isProfile
    return switch bone {
    case .waist: 24
    case .chest: 27
    case .neck: 10
    case .head: 19
    case .shoulder: isSide ? 5 : 16
    case .upperArm: 29
    case .forearm: 25
    case .hand: 14
    case .pelvis: isSide ? 0 : 9
    case .thigh: 43
    case .shin: 40
    case .foot: isSide ? 19 : 9
    }
  }

  /// Returns the apparent length of a bone of a seated figure, whose thighs point at the viewer.
  func lengthSeated(of bone: FigureBone) -> Double {
    if case .thigh = bone, !isProfile { 6 } else { length(of: bone) }
  }

  /// Returns the direction of a bone at rest, in degrees: 0 is up, 90 to the right.
  public func restingAngle(of bone: FigureBone) -> Double {
    let outward = outward(bone.side)
    return switch bone {
    case .waist, .chest: 0
    case .neck: isProfile ? 12 : 0
    case .head: 0
    case .shoulder: isProfile ? 180 : 98 * outward
    case .upperArm: isProfile ? 180 : 172 * outward
    case .forearm: isProfile ? 174 : 176 * outward
    case .hand: isProfile ? 170 : 180 * outward
    case .pelvis: 90 * outward
    case .thigh, .shin: isProfile ? 180 : 178 * outward
    case .foot: isProfile ? 98 : 150 * outward
    }
  }

  /// Returns the direction from the middle of the body to a side: 1 to the right, -1 to the left,
  /// and the same value for both in a side view.
  public func outward(_ side: FigureSide?) -> Double {
    switch (self, side) {
    case (.front, .right), (.back, .left): -1
    default: 1
    }
  }
}
