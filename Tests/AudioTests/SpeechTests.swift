import RoutineEngine
import Testing

@testable import Audio

@Suite struct SpeechTests {
  @Test func `getting ready tells name, side, repeat and text`() throws {
    let ready = try segment(.ready)
    #expect(
      Speech.words(for: .ready, in: ready)
        == "Reach. Left side. 1 of 2. Reach away, then let your head bend.")
  }

  @Test func `work begins with a word`() throws {
    #expect(Speech.words(for: .start, in: try segment(.hold)) == "Hold.")
    #expect(Speech.words(for: .start, in: nil) == "Begin.")
  }

  @Test func `a rest names what it leads to`() throws {
    #expect(Speech.words(for: .rest, in: try segment(.rest)) == "Rest. Then 2 of 2.")
    #expect(Speech.words(for: .rest, in: try segment(.rest, 2)) == "Let go. Shake your arms out!")
  }

  @Test func `a change of sides names the side`() throws {
    #expect(Speech.words(for: .change, in: try segment(.change)) == "Switch sides, right.")
    #expect(Speech.words(for: .change, in: nil) == "Switch sides.")
  }

  @Test func `a wait tells what to do`() throws {
    #expect(
      Speech.words(for: .yourTurn, in: try segment(.prompt)) == "Sit tall. Cross your arms.")
    #expect(
      Speech.words(for: .yourTurn, in: try segment(.reps))
        == "Roll. 1 of 2. 8 times. Roll your shoulders.")
    // Not again before each repeat.
    #expect(
      Speech.words(for: .yourTurn, in: try segment(.reps, 1)) == "Roll. 2 of 2. 8 times.")
    #expect(Speech.words(for: .yourTurn, in: nil) == nil)
  }

  @Test func `the other cues are a word or two`() throws {
    let hold = try segment(.hold)
    #expect(Speech.words(for: .halfway, in: hold) == "Half-way.")
    #expect(Speech.words(for: .words("-Move on"), in: hold) == "-Move on")
    #expect(Speech.words(for: .done, in: nil) == "Done.")
  }

  @Test func `the countdown is spoken only if that is asked for`() {
    #expect(Speech.words(for: .countdown(3), in: nil) == nil)
    #expect(Speech.words(for: .countdown(3), in: nil, countsAloud: true) == "3")
  }

  @Test(arguments: [
    (Cue.Kind.rest, Cue.Kind.ready, true), (.ready, .rest, true), (.done, .words("On"), true),
    (.words("On"), .words("Off"), true), (.words("On"), .ready, false), (.halfway, .rest, false),
    (.countdown(1), .ready, false), (.start, .ready, false), (.start, .change, false),
  ])
  func `a more important cue cuts a lesser one short`(newer: Cue.Kind, older: Cue.Kind, cuts: Bool)
  {
    #expect(Speech.cutsShort(newer, older) == cuts)
  }
}
