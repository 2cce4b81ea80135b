/// The body around a skeleton, as shapes in centimetres, the farthest first.
public struct FigureBody {
  /// A part of the body as several shapes: an arm, a leg, the trunk, the head.
  public struct Part: Sendable, Hashable {
    /// A kind of part.
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

    /// A shape of one material.
    public struct Piece: Sendable, Hashable {
      /// The shape.
      public var shape: Limb
      /// The material of the shape.
      public var material: FigureMaterial
      /// True if the piece lies inside the outline of its part: a sleeve, hair, the spine. Rasters
      /// of one colour leave details out.
      public var isDetail: Bool

      init(_ shape: Limb, _ material: FigureMaterial, isDetail: Bool = false) {
        self.shape = shape
        self.material = material
        self.isDetail = isDetail
      }
    }

    /// The kind of part.
    public var kind: Kind
    /// The pieces, each drawn over the one before.
    public var pieces: [Piece]
    /// The shapes that form the outline.
    public var shapes: [Limb] { pieces.filter { !$0.isDetail }.map(\.shape) }
    /// The shapes that keep a gap around them, to stand out from those behind.
    public var rims: [Limb]
    /// True for the trunk.
    public var isTrunk: Bool { kind == .trunk }
    /// True if the gap around the part stays, however small the part is.
    public var isAlwaysApart: Bool { kind == .head }
    /// True if the part is on the far side of a body seen from the side.
    public var isFar = false
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

  /// Returns the parts for rasters of one colour, the farthest first. `leastBreath` is the least
  /// rise of the chest in a full breath, in centimetres, that is visible.
  public func parts(leastBreath: Double = 0) -> [Part] {
    let trunk = trunkPart(leastBreath: leastBreath)
    // The head is drawn over everything else, since a figure without one is no person.
    let parts: [Part] =
      switch skeleton.view {
      case .side, .above: [arm(.left), leg(.left), trunk, leg(.right), arm(.right), headPart]
      case .front, .back: [leg(.left), leg(.right), trunk, arm(.left), arm(.right), headPart]
      }
    return parts.filter { !$0.shapes.isEmpty }
  }

  /// Returns the parts for rasters of several colours, the farthest first. There an arm can lie
  /// over the head, since colours tell them apart.
  public func coloredParts(leastBreath: Double = 0) -> [Part] {
    let parts = parts(leastBreath: leastBreath)
    let (heads, others) = (parts.filter { $0.kind == .head }, parts.filter { $0.kind != .head })
    let firstArm = others.firstIndex { part in
      if case .arm = part.kind { !part.isFar } else { false }
    }
    let index = firstArm ?? others.count
    return Array(others[..<index]) + heads + Array(others[index...])
  }

  // MARK: Limbs

  private func limb(
    _ bone: FigureBone, _ startRadius: Double, _ endRadius: Double
  ) -> Limb {
    Limb(skeleton.start(of: bone), skeleton.end(of: bone), startRadius, endRadius)
  }

  private func arm(_ side: FigureSide) -> Part {
    let upper = limb(.upperArm(side), 5.4, 4.2)
    let lower = limb(.forearm(side), 4.2, 3)
    let hand = limb(.hand(side), 3.4, 2.6)
    let sleeve = Limb(upper.start, upper.start.moved(0.62, towards: upper.end), 6, 5)
    return Part(
      kind: .arm(side),
      pieces: [
        .init(upper, .skin), .init(lower, .skin), .init(hand, .face),
        .init(sleeve, .top, isDetail: true),
      ], rims: [upper.from(0.35), lower, hand], isFar: isFar(side))
  }

  private func leg(_ side: FigureSide) -> Part {
    if isUpperBody { return Part(kind: .leg(side), pieces: [], rims: []) }
    let thigh = limb(.thigh(side), 8.4, 6)
    let ankle = skeleton.end(of: .shin(side))
    let toes = skeleton.end(of: .foot(side))
    let isSide = skeleton.view.isProfile
    let heel = isSide ? ankle.moved(-0.25, towards: toes) : ankle
    let shin = limb(.shin(side), 6, 3.8)
    let foot = Limb(heel, toes, 4, 2.8)
    return Part(
      kind: .leg(side),
      pieces: [.init(foot, .skin), .init(thigh, .trousers), .init(shin, .trousers)],
      rims: isSide ? [thigh.from(0.45), shin, foot] : [], isFar: isFar(side))
  }

  private func isFar(_ side: FigureSide) -> Bool { skeleton.view.isProfile && side == .left }

  // MARK: Trunk and head

  private var headPart: Part {
    let isSide = skeleton.view.isProfile
    let radius = isSide ? 9.5 : 8.5
    let skull = Limb(
      skeleton.place(on: .head, 0.3), skeleton.place(on: .head, 1 - radius / 19), radius - 0.5,
      radius)
    let neck = Part.Piece(limb(.neck, 6, 5), .skin)
    switch skeleton.view {
    case .back: return Part(kind: .head, pieces: [neck, .init(skull, .hair)], rims: [skull])
    case .front:
      let face = Limb(
        skeleton.place(on: .head, 0.26), skeleton.place(on: .head, 0.5), radius - 2, radius - 1.6)
      return Part(
        kind: .head, pieces: [neck, .init(skull, .hair), .init(face, .face, isDetail: true)],
        rims: [skull])
    case .side, .above:
      let nose = Limb(disc: skeleton.place(on: .head, 0.35, right: 9.2), 2)
      let face = Limb(
        skeleton.place(on: .head, 0.2, right: 2.6), skeleton.place(on: .head, 0.48, right: 4.4),
        6, 5.6)
      return Part(
        kind: .head,
        pieces: [
          neck, .init(skull, .hair), .init(nose, .face), .init(face, .face, isDetail: true),
        ], rims: [skull, nose])
    }
  }

  private func trunkPart(leastBreath: Double) -> Part {
    Part(
      kind: .trunk,
      pieces: trunk + chestRise(least: leastBreath).map { .init($0, .top) } + details, rims: [])
  }

  private var trunk: [Part.Piece] {
    let hips = skeleton.hips
    let waist = skeleton.end(of: .waist)
    if skeleton.view.isProfile {
      let ribs = skeleton.place(on: .chest, 0.6)
      return [
        .init(Limb(hips, waist, 9.5, 8), .top),
        .init(Limb(waist, ribs, 8, 10.5), .top),
        .init(Limb(ribs, skeleton.end(of: .chest), 10.5, 6.5), .top),
        .init(Limb(disc: skeleton.place(on: .waist, 0.1, right: -2), 9), .trousers),
        .init(Limb(disc: skeleton.place(on: .chest, 0.5, right: 1.5), 9.5), .top),
      ]
    }
    let top = skeleton.end(of: .chest)
    var pieces: [Part.Piece] = [
      .init(Limb(hips, waist, 13, 12), .top), .init(Limb(waist, top, 12, 8), .top),
    ]
    for side in FigureSide.allCases {
      let shoulder = skeleton.end(of: .shoulder(side))
      pieces.append(.init(Limb(waist, shoulder, 11.5, 7), .top))
      pieces.append(.init(Limb(top, shoulder, 6.5, 5.5), .top))
      if !isUpperBody { pieces.append(.init(limb(.pelvis(side), 10, 9), .trousers)) }
    }
    return pieces
  }

  /// The waistband, and from behind also the spine and the shoulder blades.
  private var details: [Part.Piece] {
    let radius = skeleton.view.isProfile ? 9.6 : 13.2
    let band = Limb(
      skeleton.hips, skeleton.place(on: .waist, 0.14), radius, radius - 0.4)
    let trousers = Part.Piece(band, .trousers, isDetail: true)
    guard skeleton.view == .back else { return isUpperBody ? [] : [trousers] }
    let spine = [
      Limb(skeleton.place(on: .waist, 0.4), skeleton.end(of: .waist), 0.7, 0.7),
      Limb(skeleton.end(of: .waist), skeleton.place(on: .chest, 0.85), 0.7, 0.7),
    ]
    let blades = [-1.0, 1].map { side in
      Limb(
        skeleton.place(on: .chest, 0.34, right: 9 * side),
        skeleton.place(on: .chest, 0.7, right: 6 * side), 0.8, 0.6)
    }
    let lines = (spine + blades).map { Part.Piece($0, .crease, isDetail: true) }
    return (isUpperBody ? [] : [trousers]) + lines
  }

  private func chestRise(least: Double) -> [Limb] {
    guard breath > 0 else { return [] }
    let rise = breath * max(3, least)
    if skeleton.view.isProfile {
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

  // MARK: Areas

  /// Returns the shapes of an area. Only their part on the trunk is marked.
  public func shapes(of area: FigureArea) -> [Limb] {
    let view = skeleton.view
    switch area {
    case .betweenBlades:
      let away = view.isProfile ? [-6.0] : [-7, 7]
      return away.map { strip((.chest, 0.25), (.chest, 0.85), right: $0, radius: 4.5) }
    case .besideSpine:
      let away = view.isProfile ? [-6.0] : [-5.5, 5.5]
      return away.map { strip((.waist, 0.6), (.chest, 0.8), right: $0, radius: 4.5) }
    case .leftSide, .rightSide:
      let side: FigureSide = area == .leftSide ? .left : .right
      let right = view.isProfile ? 0 : 13 * view.outward(side)
      return [strip((.waist, 0.3), (.chest, 0.7), right: right, radius: 6)]
    case .shoulders:
      return FigureSide.allCases.map(top)
    case .leftShoulder: return [top(of: .left)]
    case .rightShoulder: return [top(of: .right)]
    case .front:
      let right = view.isProfile ? 7.0 : 0
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
