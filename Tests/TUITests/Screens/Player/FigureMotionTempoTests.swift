import Figures
import RoutineEngine
import Testing

@testable import TUI

@Suite struct FigureMotionTempoTests {
  private func figure(_ angles: [Double], loop: Figure.Loop = .back) throws -> Figure {
    let poses = angles.map { angle in
      Figure.KeyPose("", FigurePose(angles: [.waist: angle]), over: .seconds(2))
    }
    return try #require(Figure(view: .side, keyPoses: poses, loop: loop))
  }

  private func waist(_ pose: FigurePose) -> Double { pose.angles[.waist] ?? .nan }

  @Test func `a figure follows the pacer`() throws {
    let figure = try figure([0, 10, 40], loop: .round)
    let tempo = try #require(Tempo(stroke: .seconds(2)))
    func waist(_ milliseconds: Int) -> Double {
      self.waist(figure.pose(.following(tempo, elapsed: .milliseconds(milliseconds))))
    }
    #expect(waist(0) == 0)
    #expect(waist(1000) == 10)
    #expect(waist(2000) == 40)
    #expect(waist(3000) == 20)
    #expect(waist(4000) == 0)
    #expect(waist(1010) == waist(1120))
  }

  @Test func `a still phase of the pacer wakes nobody`() throws {
    let figure = try figure([0, 40])
    let tempo = try #require(
      Tempo([Tempo.Phase("in", .seconds(4)), Tempo.Phase("hold", .seconds(3))]))
    let motion = FigureMotion.following(tempo, elapsed: .seconds(5))
    #expect(figure.nextChange(motion) == .seconds(2))
    #expect(figure.nextChange(.following(tempo, elapsed: .seconds(1))) == FigureMotion.frame)
  }

  @Test func `nothing changes before the next change`() throws {
    let figures = [
      try figure([0, 40]), try figure([0, 10, 40], loop: .round), try figure([5]),
    ]
    let tempo = try #require(Tempo(stroke: .milliseconds(1900)))
    for figure in figures {
      var elapsed = Duration.zero
      while elapsed < .seconds(12) {
        func motion(_ later: Duration) -> FigureMotion {
          .following(tempo, elapsed: elapsed + later)
        }
        let wait = try #require(figure.nextChange(motion(.zero)))
        #expect(wait > .zero)
        let pose = figure.pose(motion(.zero))
        #expect(figure.pose(motion(wait * 0.5)) == pose)
        #expect(figure.pose(motion(wait - .milliseconds(1))) == pose)
        elapsed += max(wait, .milliseconds(1))
      }
    }
  }

  @Test func `a segment's side is the figure's`() {
    #expect(FigureSide(.left) == .left)
    #expect(FigureSide(.right) == .right)
  }
}
