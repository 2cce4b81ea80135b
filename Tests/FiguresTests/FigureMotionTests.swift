import Figures
import Testing

@Suite struct FigureMotionTests {
  private static func figure(_ angles: [Double], loop: Figure.Loop = .back) throws -> Figure {
    let poses = angles.map { angle in
      Figure.KeyPose("", FigurePose(angles: [.waist: angle]), over: .seconds(2))
    }
    return try #require(Figure(view: .side, keyPoses: poses, loop: loop))
  }

  private func waist(_ pose: FigurePose) -> Double { pose.angles[.waist] ?? .nan }

  @Test func `there is no figure without a pose`() {
    #expect(Figure(view: .side, keyPoses: []) == nil)
  }

  @Test func `key poses are reached, and between them the angle eases`() throws {
    let figure = try Self.figure([0, 10, 40])
    #expect(waist(figure.pose(reach: 0)) == 0)
    #expect(waist(figure.pose(reach: 0.5)) == 10)
    #expect(waist(figure.pose(reach: 1)) == 40)
    #expect(waist(figure.pose(reach: 0.75)) == 25)
    #expect(waist(figure.pose(reach: 0.05)) < 0.5)
    #expect(waist(figure.pose(reach: -3)) == 0)
    #expect(waist(figure.pose(reach: .nan)) == 0)
    #expect(waist(figure.pose(reach: 9)) == 40)
  }

  @Test func `a bone that a pose leaves out is at ease`() throws {
    let poses = [
      Figure.KeyPose("", FigurePose()), Figure.KeyPose("", FigurePose(angles: [.thigh(.left): 90])),
    ]
    let figure = try #require(Figure(view: .side, keyPoses: poses))
    #expect(figure.pose(reach: 0.5).angles[.thigh(.left)] == 135)
  }

  @Test func `back returns by the same way, round by the short one`() throws {
    let back = try Self.figure([0, 10, 40])
    #expect(waist(back.pose(returningWith: 0.5)) == 10)
    let round = try Self.figure([0, 10, 40], loop: .round)
    #expect(waist(round.pose(returningWith: 0.5)) == 20)
    #expect(waist(round.pose(returningWith: 1)) == 40)
    #expect(waist(round.pose(returningWith: 0)) == 0)
    #expect(round.wayThere == .seconds(4))
    #expect(round.wayBack == .seconds(2))
  }

  @Test func `a figure of one pose breathes with the pacer`() throws {
    let figure = try Self.figure([30])
    #expect(figure.pose(reach: 0.25).breath == 0.25)
    #expect(waist(figure.pose(reach: 0.25)) == 30)
    #expect(figure.wayThere == .zero)
  }

  @Test func `still and waiting never change`() throws {
    let figure = try Self.figure([0, 40])
    #expect(waist(figure.pose(.still)) == 40)
    #expect(waist(figure.pose(.waiting)) == 0)
    #expect(figure.nextChange(.still) == nil)
    #expect(figure.nextChange(.waiting) == nil)
  }

  @Test func `a figure enters in its own time and then stands still`() throws {
    let figure = try Self.figure([0, 40])
    func enter(_ milliseconds: Int, of seconds: Int) -> FigureMotion {
      .entering(elapsed: .milliseconds(milliseconds), of: .seconds(seconds))
    }
    #expect(waist(figure.pose(enter(0, of: 5))) == 0)
    #expect(waist(figure.pose(enter(1000, of: 5))) == 20)
    #expect(waist(figure.pose(enter(2000, of: 5))) == 40)
    #expect(waist(figure.pose(enter(4999, of: 5))) == 40)
    #expect(figure.nextChange(enter(2000, of: 5)) == nil)
    #expect(figure.nextChange(enter(1030, of: 5)) == .milliseconds(470))
    // A short get-ready makes it quicker; none puts it there.
    #expect(waist(figure.pose(enter(500, of: 1))) == 20)
    #expect(waist(figure.pose(enter(0, of: 0))) == 40)
  }

  @Test func `a hold breathes six times a minute`() throws {
    let figure = try Self.figure([0, 40])
    var elapsed = Duration.zero
    var breaths: [Double] = []
    while elapsed < .seconds(30), let wait = figure.nextChange(.holding(elapsed: elapsed)) {
      #expect(wait >= .seconds(4))
      breaths.append(figure.pose(.holding(elapsed: elapsed)).breath)
      elapsed += wait
    }
    #expect(breaths == [0, 1, 0, 1, 0, 1])
    #expect(waist(figure.pose(.holding(elapsed: .seconds(7)))) == 40)
  }

  /// Between two changes nothing changes: the loop may sleep.
  @Test func `nothing changes before the next change`() throws {
    let figures = [
      try Self.figure([0, 40]), try Self.figure([0, 10, 40], loop: .round), try Self.figure([5]),
    ]
    let motions: [(Duration) -> FigureMotion] = [
      { .entering(elapsed: $0, of: .seconds(3)) }, { .holding(elapsed: $0) },
      { .looping(elapsed: $0) },
    ]
    for figure in figures {
      for motion in motions {
        var elapsed = Duration.zero
        while elapsed < .seconds(12) {
          let pose = figure.pose(motion(elapsed))
          guard let wait = figure.nextChange(motion(elapsed)) else { break }
          #expect(wait > .zero)
          #expect(figure.pose(motion(elapsed + wait * 0.5)) == pose)
          #expect(figure.pose(motion(elapsed + wait - .milliseconds(1))) == pose)
          elapsed += max(wait, .milliseconds(1))
        }
      }
    }
  }

  @Test func `a loop stays at both ends`() throws {
    let figure = try Self.figure([0, 40])
    func waist(_ milliseconds: Int) -> Double {
      self.waist(figure.pose(.looping(elapsed: .milliseconds(milliseconds))))
    }
    #expect(waist(0) == 0)
    #expect(waist(2000) == 40)
    #expect(waist(2700) == 40)
    #expect(waist(4000) == 20)
    #expect(waist(5000) == 0)
    #expect(waist(5900) == 0)
    #expect(waist(7000) == 20)
  }

  @Test func `a presentation ends in the pose that is held`() throws {
    let figure = try Self.figure([0, 40])
    func at(_ seconds: Double) -> FigureMotion { .presenting(elapsed: .seconds(seconds)) }
    #expect(waist(figure.pose(at(0))) == 0)
    #expect(waist(figure.pose(at(1))) == 20)
    #expect(waist(figure.pose(at(2.5))) == 40)
    #expect(waist(figure.pose(at(5.5))) == 0)
    // There, a pause, back, a pause, and there again.
    for seconds in [8, 9, 1e6] {
      #expect(waist(figure.pose(at(seconds))) == 40)
      #expect(figure.nextChange(at(seconds)) == nil)
    }
    #expect(figure.nextChange(at(0.2)) == .milliseconds(300))
    #expect(figure.nextChange(at(7.75)) == .milliseconds(250))
    let still = try Self.figure([30])
    #expect(waist(still.pose(at(0))) == 30)
    #expect(still.nextChange(at(0)) == nil)
  }
}
