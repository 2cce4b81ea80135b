import RoutineEngine
import Testing

@Suite struct TempoTests {
  @Test func `a stroke goes there and back`() throws {
    let tempo = try #require(Tempo(stroke: .seconds(3)))
    #expect(tempo.cycle == .seconds(6))
    let reaches = [0, 1500, 3000, 4500, 6000].map {
      tempo.position(at: .milliseconds($0)).reach
    }
    #expect(reaches == [0, 0.5, 1, 0.5, 0])
  }

  @Test func `a breath rests where it is held`() throws {
    let tempo = try #require(
      Tempo([
        .init("in", .seconds(4)), .init("hold", .seconds(2)), .init("out", .seconds(4)),
        .init("hold", .zero),
      ]))
    #expect(tempo.phases.count == 3)
    let atFive = tempo.position(at: .seconds(5))
    #expect(atFive.phase.name == "hold" && atFive.reach == 1 && atFive.remaining == .seconds(1))
    let atEight = tempo.position(at: .seconds(18))
    #expect(atEight.phase.name == "out" && atEight.reach == 0.5)
  }

  @Test func `an odd number of strokes goes on from the far end`() throws {
    let tempo = try #require(Tempo([.init("push", .seconds(2))]))
    #expect(tempo.position(at: .seconds(1)).reach == 0.5)
    #expect(tempo.position(at: .seconds(2)).reach == 1)
    #expect(tempo.position(at: .seconds(3)).reach == 0.5)
    #expect(tempo.position(at: .seconds(4)).reach == 0)
  }

  @Test func `phases without length make no tempo`() {
    #expect(Tempo(stroke: .zero) == nil)
    #expect(Tempo([]) == nil)
  }

  @Test func `time before the beginning is the beginning`() throws {
    let tempo = try #require(Tempo(stroke: .seconds(2)))
    #expect(tempo.position(at: .zero - .seconds(5)) == tempo.position(at: .zero))
  }

  @Test func `a pacer knows its way back`() throws {
    let tempo = try #require(
      Tempo([
        Tempo.Phase("in", .seconds(4)), Tempo.Phase("hold", .seconds(2)),
        Tempo.Phase("out", .seconds(4)), Tempo.Phase("rest", .seconds(2)),
      ]))
    let isReturning = [0, 3, 5, 6, 9, 11, 12].map {
      tempo.position(at: .seconds($0)).isReturning
    }
    #expect(isReturning == [false, false, false, true, true, true, false])
    let odd = try #require(Tempo([Tempo.Phase("", .seconds(2))]))
    #expect([1, 3, 5].map { odd.position(at: .seconds($0)).isReturning } == [false, true, false])
  }
}
