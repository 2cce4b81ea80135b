import Audio
import RoutineEngine
import Testing

@Suite struct SoundTests {
  @Test(arguments: [
    (Cue.Kind.ready, Sound.ready), (.countdown(3), .count), (.countdown(1), .count),
    (.start, .start), (.halfway, .halfway), (.words("Next spot"), .words), (.rest, .rest),
    (.change, .change), (.yourTurn, .yourTurn), (.done, .done),
  ])
  func `each cue has its sound`(cue: Cue.Kind, sound: Sound) {
    #expect(Sound(cue) == sound)
  }
}
