/// A side of the figure's body.
public enum FigureSide: String, Sendable, CaseIterable {
  /// The left side.
  case left
  /// The right side.
  case right
}

/// A bone of a figure. All begin where another ends, and the first where the hips are.
public enum FigureBone: Sendable, Hashable {
  /// The lower half of the spine, from the hips up.
  case waist
  /// The upper half of the spine.
  case chest
  /// The neck.
  case neck
  /// From the neck to the crown.
  case head
  /// From the upper end of the spine to the joint of the arm.
  case shoulder(FigureSide)
  /// From shoulder to elbow.
  case upperArm(FigureSide)
  /// From elbow to wrist.
  case forearm(FigureSide)
  /// From wrist to finger tips.
  case hand(FigureSide)
  /// From the middle of the pelvis to the joint of the leg.
  case pelvis(FigureSide)
  /// From hip to knee.
  case thigh(FigureSide)
  /// From knee to ankle.
  case shin(FigureSide)
  /// From ankle to toes.
  case foot(FigureSide)

  /// All bones, each after the one that it begins at.
  public static let all: [FigureBone] =
    [.waist, .chest, .neck, .head]
    + FigureSide.allCases.flatMap { side -> [FigureBone] in
      [
        .shoulder(side), .upperArm(side), .forearm(side), .hand(side), .pelvis(side),
        .thigh(side), .shin(side), .foot(side),
      ]
    }

  /// The bone at whose end it begins; `nil` for those that begin at the hips.
  public var parent: FigureBone? {
    switch self {
    case .waist, .pelvis: nil
    case .chest: .waist
    case .neck, .shoulder: .chest
    case .head: .neck
    case .upperArm(let side): .shoulder(side)
    case .forearm(let side): .upperArm(side)
    case .hand(let side): .forearm(side)
    case .thigh(let side): .pelvis(side)
    case .shin(let side): .thigh(side)
    case .foot(let side): .shin(side)
    }
  }

  /// The name without a side: `upper arm`.
  public var name: String {
    switch self {
    case .waist: "waist"
    case .chest: "chest"
    case .neck: "neck"
    case .head: "head"
    case .shoulder: "shoulder"
    case .upperArm: "upper arm"
    case .forearm: "forearm"
    case .hand: "hand"
    case .pelvis: "pelvis"
    case .thigh: "thigh"
    case .shin: "shin"
    case .foot: "foot"
    }
  }

  /// The side it is of; `nil` for those in the middle.
  public var side: FigureSide? {
    switch self {
    case .waist, .chest, .neck, .head: nil
    case .shoulder(let side), .upperArm(let side), .forearm(let side), .hand(let side),
      .pelvis(let side), .thigh(let side), .shin(let side), .foot(let side):
      side
    }
  }
}
