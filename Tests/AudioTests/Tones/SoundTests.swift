import Audio
import RoutineEngine
import Testing

@Suite struct SoundTests {
  @Test(arguments: [
    (Cue.Kind.ready, Sound.ready), (.countdown(3), .count), (.countdown(1), .count),
    (.start, .start), (.halfway, .halfway), (.words("Next spot"), .words), (.rest, .rest),
    (.change, .change), (.yourTurn, .yourTurn),
    (.phase("in", isReturning: false), .strokeOut), (.phase("", isReturning: true), .strokeBack),
    (.rep(3), .rep), (.lastRound, .lastRound), (.endsIn(10), .endsSoon), (.done, .done),
  ])
  func `each cue has its sound`(cue: Cue.Kind, sound: Sound) {
    #expect(Sound(cue) == sound)
  }
}
