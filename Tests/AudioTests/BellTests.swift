import Audio
import RoutineEngine
import Testing

@Suite struct BellTests {
  @Test(arguments: [
    (Cue.Kind.start, 1), (.rest, 1), (.change, 1), (.words("Next spot"), 1), (.yourTurn, 1),
    (.done, 1), (.ready, 0), (.countdown(3), 0), (.halfway, 0),
    (.phase("in", isReturning: false), 0), (.rep(1), 0), (.lastRound, 0), (.endsIn(10), 0),
  ])
  func `the bell rings for what has to be noticed`(cue: Cue.Kind, times: Int) {
    var rings = 0
    Bell { rings += 1 }.play(cue, saying: nil)
    #expect(rings == times)
  }
}
