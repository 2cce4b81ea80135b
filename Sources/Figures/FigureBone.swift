/// A side of the figure's body.
public enum FigureSide: String, Sendable, CaseIterable {
  /// The left side.
  case left
  /// The right side.
  case right
}

/// A bone of a figure. Each bone begins at the end of another, or at the hips.
public enum FigureBone: Sendable, Hashable {
  /// The lower half of the spine, from the hips up.
  case waist
  /// The upper half of the spine.
  case chest
  /// The neck.
  case neck
  /// The head, from the neck to the crown.
  case head
  /// The shoulder, from the upper end of the spine to the joint of the arm.
  case shoulder(FigureSide)
  /// The upper arm, from the shoulder to the elbow.
  case upperArm(FigureSide)
  /// The forearm, from the elbow to the wrist.
  case forearm(FigureSide)
  /// The hand, from the wrist to the fingertips.
  case hand(FigureSide)
  /// Half of the pelvis, from its middle to the joint of the leg.
  case pelvis(FigureSide)
  /// The thigh, from the hip to the knee.
  case thigh(FigureSide)
  /// The shin, from the knee to the ankle.
  case shin(FigureSide)
  /// The foot, from the ankle to the toes.
  case foot(FigureSide)

  /// All bones, each after its parent.
  public static let all: [FigureBone] =
    [.waist, .chest, .neck, .head]
    + FigureSide.allCases.flatMap { side -> [FigureBone] in
      [
        .shoulder(side), .upperArm(side), .forearm(side), .hand(side), .pelvis(side),
        .thigh(side), .shin(side), .foot(side),
      ]
    }

  /// The bone at whose end this one begins; `nil` for bones that begin at the hips.
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

  /// The side of the body; `nil` for bones in the middle.
  public var side: FigureSide? {
    switch self {
    case .waist, .chest, .neck, .head: nil
    case .shoulder(let side), .upperArm(let side), .forearm(let side), .hand(let side),
      .pelvis(let side), .thigh(let side), .shin(let side), .foot(let side):
      side
    }
  }
}
