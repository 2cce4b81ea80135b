import RoutineEngine
import Testing

@Suite struct CueSignalTests {
  @Test(arguments: [
    (Cue.Kind.ready, CueSignal.ready), (.countdown(3), .count), (.countdown(1), .count),
    (.start, .start), (.halfway, .halfway), (.words("Next spot"), .words), (.rest, .rest),
    (.change, .change), (.yourTurn, .yourTurn),
    (.phase("in", isReturning: false), .strokeOut), (.phase("", isReturning: true), .strokeBack),
    (.rep(3), .rep), (.lastRound, .lastRound), (.endsIn(10), .endsSoon), (.done, .done),
  ])
  func `each cue is a moment`(cue: Cue.Kind, signal: CueSignal) {
    #expect(cue.signal == signal)
  }
}
