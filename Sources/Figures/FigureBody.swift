/// The flesh on a skeleton: the shapes that are drawn, in centimetres, from the farthest to the
/// nearest.
public struct FigureBody {
  /// Shapes that belong together: an arm, a leg, the trunk with the head.
  public struct Part: Sendable, Hashable {
    /// A part of the body.
    public enum Kind: Sendable, Hashable {
      /// Head and neck.
      case head
      /// The trunk, on which the marked areas lie.
      case trunk
      /// An arm with its hand.
      case arm(FigureSide)
      /// A leg with its foot.
      case leg(FigureSide)
    }

    /// Its kind.
    public var kind: Kind
    /// Its shapes.
    public var shapes: [Limb]
    /// The shapes with a gap around them, so that they stand apart from what is behind.
    public var rims: [Limb]
    /// True for the trunk.
    public var isTrunk: Bool { kind == .trunk }
    /// True if it keeps that gap however small it is.
    public var isAlwaysApart: Bool { kind == .head }
  }

  private let skeleton: FigureSkeleton
  private let isUpperBody: Bool
  private let breath: Double

  /// The body of a figure in a pose.
  public init(_ figure: Figure, _ pose: FigurePose) {
    skeleton = FigureSkeleton(figure, pose)
    isUpperBody = figure.isUpperBody
    breath = pose.breath
  }

  /// The parts, the farthest first. `leastBreath` is how far a full breath must lift the chest to
  /// be seen, in centimetres.
  public func parts(leastBreath: Double = 0) -> [Part] {
    let trunk = Part(kind: .trunk, shapes: trunk + chestRise(least: leastBreath), rims: [])
    // The head comes last, whatever is before it: it is what makes a figure a person.
    let head = Part(kind: .head, shapes: [limb(.neck, 6, 5)] + head, rims: head)
    let parts: [Part] =
      switch skeleton.view {
      case .side: [arm(.left), leg(.left), trunk, leg(.right), arm(.right), head]
      case .front, .back: [leg(.left), leg(.right), trunk, arm(.left), arm(.right), head]
      }
    return parts.filter { !$0.shapes.isEmpty }
  }

  // MARK: Limbs

  private func limb(
    _ bone: FigureBone, _ startRadius: Double, _ endRadius: Double
  ) -> Limb {
    Limb(skeleton.start(of: bone), skeleton.end(of: bone), startRadius, endRadius)
  }

  private func arm(_ side: FigureSide) -> Part {
    let upper = limb(.upperArm(side), 5.4, 4.2)
    let lower = [limb(.forearm(side), 4.2, 3), limb(.hand(side), 3.4, 2.6)]
    return Part(kind: .arm(side), shapes: [upper] + lower, rims: [upper.from(0.35)] + lower)
  }

  private func leg(_ side: FigureSide) -> Part {
    if isUpperBody { return Part(kind: .leg(side), shapes: [], rims: []) }
    let thigh = limb(.thigh(side), 8.4, 6)
    let ankle = skeleton.end(of: .shin(side))
    let toes = skeleton.end(of: .foot(side))
    let heel = skeleton.view == .side ? ankle.moved(-0.25, towards: toes) : ankle
    let lower = [limb(.shin(side), 6, 3.8), Limb(heel, toes, 4, 2.8)]
    let isSide = skeleton.view == .side
    return Part(
      kind: .leg(side), shapes: [thigh] + lower, rims: isSide ? [thigh.from(0.45)] + lower : [])
  }

  // MARK: Trunk and head

  private var head: [Limb] {
    let isSide = skeleton.view == .side
    let radius = isSide ? 9.5 : 8.5
    let skull = Limb(
      skeleton.place(on: .head, 0.3), skeleton.place(on: .head, 1 - radius / 19), radius - 0.5,
      radius)
    guard isSide else { return [skull] }
    return [skull, Limb(disc: skeleton.place(on: .head, 0.35, right: 9.2), 2)]
  }

  private var trunk: [Limb] {
    let hips = skeleton.hips
    let waist = skeleton.end(of: .waist)
    if skeleton.view == .side {
      let ribs = skeleton.place(on: .chest, 0.6)
      return [
        Limb(hips, waist, 9.5, 8), Limb(waist, ribs, 8, 10.5),
        Limb(ribs, skeleton.end(of: .chest), 10.5, 6.5),
        Limb(disc: skeleton.place(on: .waist, 0.1, right: -2), 9),
        Limb(disc: skeleton.place(on: .chest, 0.5, right: 1.5), 9.5),
      ]
    }
    let top = skeleton.end(of: .chest)
    var shapes = [Limb(hips, waist, 13, 12), Limb(waist, top, 12, 8)]
    for side in FigureSide.allCases {
      let shoulder = skeleton.end(of: .shoulder(side))
      shapes.append(Limb(waist, shoulder, 11.5, 7))
      shapes.append(Limb(top, shoulder, 6.5, 5.5))
      if !isUpperBody { shapes.append(limb(.pelvis(side), 10, 9)) }
    }
    return shapes
  }

  private func chestRise(least: Double) -> [Limb] {
    guard breath > 0 else { return [] }
    let rise = breath * max(3, least)
    if skeleton.view == .side {
      return [
        Limb(
          skeleton.place(on: .waist, 0.5, right: rise),
          skeleton.place(on: .chest, 0.6, right: rise),
          8.5, 10.5)
      ]
    }
    return [-rise, rise].map { right in
      Limb(
        skeleton.place(on: .chest, 0, right: right), skeleton.place(on: .chest, 0.4, right: right),
        11.5, 12.5)
    }
  }

  // MARK: Where it is felt

  /// The shapes of a part of the body; only what is on the trunk counts.
  public func shapes(of area: FigureArea) -> [Limb] {
    let view = skeleton.view
    switch area {
    case .betweenBlades:
      let away = view == .side ? [-6.0] : [-7, 7]
      return away.map { strip((.chest, 0.25), (.chest, 0.85), right: $0, radius: 4.5) }
    case .besideSpine:
      let away = view == .side ? [-6.0] : [-5.5, 5.5]
      return away.map { strip((.waist, 0.6), (.chest, 0.8), right: $0, radius: 4.5) }
    case .leftSide, .rightSide:
      let side: FigureSide = area == .leftSide ? .left : .right
      let right = view == .side ? 0 : 13 * view.outward(side)
      return [strip((.waist, 0.3), (.chest, 0.7), right: right, radius: 6)]
    case .shoulders:
      return FigureSide.allCases.map(top)
    case .leftShoulder: return [top(of: .left)]
    case .rightShoulder: return [top(of: .right)]
    case .front:
      let right = view == .side ? 7.0 : 0
      return [strip((.waist, 0.4), (.chest, 0.7), right: right, radius: 6)]
    }
  }

  /// The top of a shoulder, without the neck.
  private func top(of side: FigureSide) -> Limb { limb(.shoulder(side), 9, 7).from(0.2) }

  private func strip(
    _ from: (FigureBone, Double), _ to: (FigureBone, Double), right: Double, radius: Double
  ) -> Limb {
    Limb(
      skeleton.place(on: from.0, from.1, right: right),
      skeleton.place(on: to.0, to.1, right: right), radius, radius)
  }
}
