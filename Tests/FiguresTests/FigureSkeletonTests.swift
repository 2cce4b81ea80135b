import BuiltInRoutines
import Foundation
import RoutineFiles
import Testing

@testable import Figures

@Suite struct FigureSkeletonTests {
  private static let names = BuiltInRoutines.figures.map(\.name)

  private static func figure(_ name: String) throws -> Figure {
    let file = try #require(BuiltInRoutines.figures.first { $0.name == name })
    return try #require(ParsedFigure(file.bytes).figure)
  }

  private func length(_ way: FigurePoint) -> Double {
    (way.x * way.x + way.y * way.y).squareRoot()
  }

  /// Through the whole move, there and back, of every figure.
  @Test(arguments: names) func `bones keep their length`(_ name: String) throws {
    let figure = try Self.figure(name)
    for step in 0...60 {
      let reach = Double(step) / 60
      for pose in [figure.pose(reach: reach), figure.pose(returningWith: reach)] {
        let skeleton = FigureSkeleton(figure, pose)
        for bone in FigureBone.all {
          let measured = length(skeleton.end(of: bone) - skeleton.start(of: bone))
          let view = figure.view
          let length = figure.isSeated ? view.lengthSeated(of: bone) : view.length(of: bone)
          #expect(abs(measured - length) < 1e-6, "\(bone) at \(reach)")
        }
      }
    }
  }

  /// No figure of ours slides over the floor by more than a dot of a large picture. Walking lifts
  /// them.
  @Test(arguments: names) func `feet stay where they stand`(_ name: String) throws {
    let figure = try Self.figure(name)
    if figure.isUpperBody || name == "walk" { return }
    for side in FigureSide.allCases {
      let first = FigureSkeleton(figure, figure.pose(reach: 0)).end(of: .shin(side))
      for step in 0...20 {
        let pose = figure.pose(reach: Double(step) / 20)
        let ankle = FigureSkeleton(figure, pose).end(of: .shin(side))
        #expect(length(ankle - first) < 2, "\(side) \(ankle) at step \(step)")
      }
    }
  }

  @Test(arguments: [0, 0.4, 1]) func `a band follows the hands`(reach: Double) throws {
    let figure = try Self.figure("band-apart")
    let pose = figure.pose(reach: reach)
    let skeleton = FigureSkeleton(figure, pose)
    let band = try #require(figure.props(in: pose).first { $0.kind == .band })
    let (left, right) = (
      skeleton.place(on: .hand(.left), 0.5), skeleton.place(on: .hand(.right), 0.5)
    )
    #expect(length(band.place - left) < 1e-9 && length(band.place + band.size - right) < 1e-9)
    let row = try Self.figure("band-row")
    #expect(row.props(in: row.held).filter { $0.kind == .band }.count == 2)
  }

  @Test func `an anchor stays where the pose puts it`() throws {
    let pose = FigurePose(
      angles: [.thigh(.left): 70, .shin(.left): 200, .waist: -40], place: FigurePoint(12, 34))
    for anchor in FigureBone.all {
      let figure = try #require(
        Figure(view: .side, anchor: anchor, keyPoses: [Figure.KeyPose("", pose)]))
      let end = FigureSkeleton(figure, pose).end(of: anchor)
      #expect(length(end - FigurePoint(12, 34)) < 1e-9, "\(anchor)")
    }
    let free = try #require(Figure(view: .side, keyPoses: [Figure.KeyPose("", pose)]))
    #expect(FigureSkeleton(free, pose).hips == FigurePoint(12, 34))
  }

  @Test func `a place beside a bone is to its right`() throws {
    let pose = FigurePose(angles: [.waist: 90])
    let figure = try #require(Figure(view: .side, keyPoses: [Figure.KeyPose("", pose)]))
    let place = FigureSkeleton(figure, pose).place(on: .waist, 0.5, right: 3)
    #expect(length(place - FigurePoint(12, -3)) < 1e-9)
  }

  /// A front view's skeleton at ease is the same on both sides.
  @Test(arguments: [FigureView.front, .back]) func `the body is even`(view: FigureView) throws {
    let pose = FigurePose()
    let figure = try #require(Figure(view: view, keyPoses: [Figure.KeyPose("", pose)]))
    let skeleton = FigureSkeleton(figure, pose)
    for bone in FigureBone.all where bone.side == .left {
      guard let other = FigureBone.all.first(where: { $0.name == bone.name && $0.side == .right })
      else { continue }
      let (left, right) = (skeleton.end(of: bone), skeleton.end(of: other))
      #expect(length(left - FigurePoint(-right.x, right.y)) < 1e-9, "\(bone)")
      #expect((left.x < 0) == (view == .back), "\(bone)")
    }
  }
}

@Suite struct AngleTests {
  @Test func `an angle has the sine and cosine of its degrees`() {
    for step in -7300...7300 {
      let degrees = Double(step) / 10
      let direction = Angle(degrees: degrees).direction
      #expect(abs(direction.x - sin(degrees * .pi / 180)) < 1e-9, "\(degrees)")
      #expect(abs(direction.y - cos(degrees * .pi / 180)) < 1e-9, "\(degrees)")
    }
  }

  @Test func `quarters are exact`() {
    #expect(Angle(degrees: 0).direction == (0, 1))
    #expect(Angle(degrees: 90).direction == (1, 0))
    #expect(Angle(degrees: 180).direction == (0, -1))
    #expect(Angle(degrees: -90).direction == (-1, 0))
  }

  @Test(arguments: [Double.nan, .infinity, -.infinity])
  func `an infinite angle or none points up`(degrees: Double) {
    #expect(Angle(degrees: degrees).direction == (0, 1))
  }
}
