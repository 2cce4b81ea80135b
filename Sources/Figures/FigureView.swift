/// A view of a figure. Each has a skeleton of its own: lengths in centimetres as they
/// are seen from there, of a person 172 cm high. They are those of no one in particular.
public enum FigureView: String, Sendable, CaseIterable {
  /// From its right: it looks to the right, and its right arm and leg are the nearer ones.
  case side
  /// From the front: its left is on the right.
  case front
  /// From behind: its left is on the left.
  case back
  /// From above, of a figure that lies on its left: the skeleton of the side, laid down.
  case above

  /// True if the figure is seen from its right, standing or lying.
  public var isProfile: Bool { self == .side || self == .above }

  /// Returns the length of a bone in centimetres.
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

  /// Returns the length of a bone of a figure that sits: seen along them, thighs are short.
  func lengthSeated(of bone: FigureBone) -> Double {
    if case .thigh = bone, !isProfile { 6 } else { length(of: bone) }
  }

  /// The direction of a bone when the figure stands at ease, in degrees: 0 is up, 90 to the right.
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

  /// Returns the outward direction of a side of the body: 1 to the right, -1 to the left. From the
  /// side, both are alike.
  public func outward(_ side: FigureSide?) -> Double {
    switch (self, side) {
    case (.front, .right), (.back, .left): -1
    default: 1
    }
  }
}
