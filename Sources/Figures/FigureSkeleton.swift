/// Where the joints of a figure are in a pose.
struct FigureSkeleton {
  let view: FigureView
  private var angles: [FigureBone: Double] = [:]
  private var ends: [FigureBone: FigurePoint] = [:]
  /// The middle of the pelvis.
  private(set) var hips = FigurePoint.zero

  init(_ figure: Figure, _ pose: FigurePose) {
    view = figure.view
    for bone in FigureBone.all {
      let angle = pose.angles[bone] ?? view.restingAngle(of: bone)
      let direction = Angle(degrees: angle).direction
      let length = view.length(of: bone)
      angles[bone] = angle
      ends[bone] =
        start(of: bone) + FigurePoint(direction.x * length, direction.y * length)
    }
    let shift = pose.place - (figure.anchor.map { end(of: $0) } ?? hips)
    hips = hips + shift
    ends = ends.mapValues { $0 + shift }
  }

  /// Where a bone begins.
  func start(of bone: FigureBone) -> FigurePoint {
    bone.parent.map { end(of: $0) } ?? hips
  }

  /// Where a bone ends.
  func end(of bone: FigureBone) -> FigurePoint { ends[bone] ?? hips }

  /// A place on a bone, 0 at its beginning and 1 at its end, or so many centimetres to the right of
  /// it for someone who looks along it.
  func place(on bone: FigureBone, _ part: Double, right: Double = 0) -> FigurePoint {
    let along = start(of: bone).moved(part, towards: end(of: bone))
    let angle = angles[bone] ?? 0
    let across = Angle(degrees: angle + 90).direction
    return along + FigurePoint(across.x, across.y) * right
  }
}
