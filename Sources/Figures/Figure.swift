/// A jointed figure that shows a move: a view, some key poses, and the things around the body.
public struct Figure: Sendable, Hashable {
  /// A pose that the figure moves through.
  public struct KeyPose: Sendable, Hashable {
    /// The name, in a word or two.
    public var name: String
    /// The pose.
    public var pose: FigurePose
    /// The time of the movement from the pose before; for the first pose, from the last one.
    public var over: Duration

    /// A key pose, by default 2 s after the one before.
    public init(_ name: String, _ pose: FigurePose, over: Duration = .seconds(2)) {
      self.name = name
      self.pose = pose
      self.over = over
    }
  }

  /// The way back from the last pose to the first.
  public enum Loop: String, Sendable, CaseIterable {
    /// Back through the same poses.
    case back
    /// Straight from the last pose to the first, in a circle.
    case round
  }

  /// A description of the picture in a sentence, for people who cannot see it.
  public var summary: String
  /// The direction from which the figure is seen.
  public var view: FigureView
  /// True if the legs are left out, so that the upper body is larger.
  public var isUpperBody: Bool
  /// True if the figure sits facing the viewer, or facing away. The thighs are then drawn short,
  /// since they point along the line of sight.
  public var isSeated: Bool
  /// The bone whose far end stays at the pose's place; `nil` for the middle of the pelvis.
  public var anchor: FigureBone?
  /// The side of the body that the poses show; the picture is mirrored for the other side. `nil` if
  /// the move is the same on both.
  public var side: FigureSide?
  /// The areas of the body that the move works on.
  public var areas: [FigureArea]
  /// The things around the figure.
  public var props: [FigureProp]
  /// The poses in order; never empty. The last one is held.
  public let keyPoses: [KeyPose]
  /// The way back from the last pose to the first.
  public var loop: Loop

  /// A figure; `nil` without any pose.
  public init?(
    summary: String = "", view: FigureView, isUpperBody: Bool = false, isSeated: Bool = false,
    anchor: FigureBone? = nil,
    side: FigureSide? = nil, areas: [FigureArea] = [], props: [FigureProp] = [],
    keyPoses: [KeyPose],
    loop: Loop = .back
  ) {
    guard let last = keyPoses.last else { return nil }
    self.summary = summary
    self.view = view
    self.isUpperBody = isUpperBody
    self.isSeated = isSeated
    self.anchor = anchor
    self.side = side
    self.areas = areas
    self.props = props
    self.keyPoses = keyPoses
    self.loop = loop
    held = last.pose
  }

  /// The last key pose, which a still figure shows and a hold keeps.
  public let held: FigurePose

  /// Returns true if the figure has to be mirrored for a side.
  public func isMirrored(for wanted: FigureSide?) -> Bool {
    guard let side, let wanted else { return false }
    return side != wanted
  }

  /// Returns the things around the figure in a pose. Each band begins at the place of the hands.
  public func props(in pose: FigurePose) -> [FigureProp] {
    guard props.contains(where: { $0.bandEnd != nil }) else { return props }
    let skeleton = FigureSkeleton(self, pose)
    func band(_ start: FigureBone, _ end: FigureBone) -> FigureProp {
      let place = skeleton.place(on: start, 0.5)
      return FigureProp(.band, at: place, size: skeleton.place(on: end, 0.5) - place)
    }
    return props.flatMap { prop -> [FigureProp] in
      switch prop.bandEnd {
      case nil: [prop]
      case .hands: [band(.hand(.left), .hand(.right))]
      case .feet: FigureSide.allCases.map { band(.hand($0), .foot($0)) }
      }
    }
  }

  /// The time of the movement from the first pose to the last.
  public var wayThere: Duration { keyPoses.dropFirst().reduce(.zero) { $0 + $1.over } }

  /// The time from the last pose back to the first.
  public var wayBack: Duration {
    switch loop {
    case .back: wayThere
    case .round: keyPoses.count > 1 ? keyPoses[0].over : .zero
    }
  }

  /// The pose on the way from the first key pose to the last.
  ///
  /// `reach` is the part of the way done, from 0 to 1. With a single key pose, it is the filling of
  /// the chest. The movement is slow near each key pose.
  public func pose(reach: Double) -> FigurePose {
    let reach = reach > 0 ? min(reach, 1) : 0
    guard keyPoses.count > 1 else {
      var pose = held
      pose.breath = reach
      return pose
    }
    var left = reach * (wayThere / .seconds(1))
    for (index, key) in keyPoses.enumerated().dropFirst() {
      let length = key.over / .seconds(1)
      if left < length {
        let from = keyPoses[index - 1].pose
        return from.moved(Self.eased(left / length), towards: key.pose, in: view)
      }
      left -= length
    }
    return held
  }

  /// Returns the pose on the way back from the last key pose to the first. `reach` is the part of
  /// the way that remains, from 1 at the last pose to 0 at the first.
  public func pose(returningWith reach: Double) -> FigurePose {
    guard loop == .round, let first = keyPoses.first else { return pose(reach: reach) }
    let reach = reach > 0 ? min(reach, 1) : 0
    return held.moved(Self.eased(1 - reach), towards: first.pose, in: view)
  }

  /// Returns a part of a way, from 0 to 1, made slow at both ends.
  private static func eased(_ part: Double) -> Double { part * part * (3 - 2 * part) }
}

/// A part of the body where a move is to be felt.
public enum FigureArea: String, Sendable, CaseIterable {
  /// Between the spine and the shoulder blades.
  case betweenBlades = "between the blades"
  /// The muscles next to the spine, from the blades to the lowest ribs.
  case besideSpine = "beside the spine"
  /// The left side of the trunk, from the armpit to the hip.
  case leftSide = "left side"
  /// The right side of the trunk, from the armpit to the hip.
  case rightSide = "right side"
  /// The top of the shoulders.
  case shoulders
  /// The top of the left shoulder.
  case leftShoulder = "left shoulder"
  /// The top of the right shoulder.
  case rightShoulder = "right shoulder"
  /// The chest and the belly.
  case front
}
