/// A jointed figure that shows a move: a view, a few key poses, the things around it.
public struct Figure: Sendable, Hashable {
  /// A pose that the figure moves through.
  public struct KeyPose: Sendable, Hashable {
    /// Its name, in a word or two.
    public var name: String
    /// The pose.
    public var pose: FigurePose
    /// The time of the movement to it from the pose before; for the first pose, from the last.
    public var over: Duration

    /// A key pose.
    public init(_ name: String, _ pose: FigurePose, over: Duration = .seconds(2)) {
      self.name = name
      self.pose = pose
      self.over = over
    }
  }

  /// The way of a move back to its beginning.
  public enum Loop: String, Sendable, CaseIterable {
    /// By the same way back.
    case back
    /// From the last pose straight to the first: a circle.
    case round
  }

  /// A description of the picture in a sentence, for whoever cannot see it.
  public var summary: String
  /// The view.
  public var view: FigureView
  /// True if the legs are left out, so that the rest is larger.
  public var isUpperBody: Bool
  /// True if it sits facing the viewer or away from them: the thighs, which point along the line of
  /// sight, are short then.
  public var isSeated: Bool
  /// The bone whose far end stays where the pose puts it; `nil` is the middle of the pelvis.
  public var anchor: FigureBone?
  /// The side of the body that the poses show; it is mirrored for the other one. `nil` if the move
  /// is the same on both.
  public var side: FigureSide?
  /// The areas of the body that the move works on.
  public var areas: [FigureArea]
  /// The things around it.
  public var props: [FigureProp]
  /// The poses in their order; never empty. The last is the one that is held.
  public let keyPoses: [KeyPose]
  /// The way back to the beginning.
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

  /// The pose that the move leads to: what a still figure shows, and what is held.
  public let held: FigurePose

  /// Returns true if it is drawn mirrored for a side.
  public func isMirrored(for wanted: FigureSide?) -> Bool {
    guard let side, let wanted else { return false }
    return side != wanted
  }

  /// Returns the things around it in a pose: each band runs from where the hands are then.
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

  /// The time of the movement back to the first pose.
  public var wayBack: Duration {
    switch loop {
    case .back: wayThere
    case .round: keyPoses.count > 1 ? keyPoses[0].over : .zero
    }
  }

  /// The pose on the way from the first key pose to the last.
  ///
  /// `reach` is how far it has come, 0 at the first and 1 at the last; with a single key pose, how
  /// far the chest is filled. It leaves each key pose slowly and comes slowly to the next.
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

  /// The pose on the way back from the last key pose to the first. `reach` is how far it still has
  /// to go: 1 at the last, 0 at the first.
  public func pose(returningWith reach: Double) -> FigurePose {
    guard loop == .round, let first = keyPoses.first else { return pose(reach: reach) }
    let reach = reach > 0 ? min(reach, 1) : 0
    return held.moved(Self.eased(1 - reach), towards: first.pose, in: view)
  }

  /// Slow at both ends.
  private static func eased(_ part: Double) -> Double { part * part * (3 - 2 * part) }
}

/// A part of the body where a move is to be felt.
public enum FigureArea: String, Sendable, CaseIterable {
  /// Between the spine and the shoulder blades.
  case betweenBlades = "between the blades"
  /// The muscles beside the spine, from the blades to the lowest ribs.
  case besideSpine = "beside the spine"
  /// The left side of the trunk, from the armpit to the hip.
  case leftSide = "left side"
  /// The right side of the trunk.
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
