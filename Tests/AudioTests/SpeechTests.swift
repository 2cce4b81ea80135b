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
    #expect(
      Speech.words(for: .rest, in: try segment(.rest, 2))
        == "Let go. Shake your arms out! Next: Roll.")
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

  /// Fault 44: a round is heard, and not as a repeat.
  @Test func `a new round is said once`() throws {
    let hold = Step(.hold(Dose(.seconds(10))), title: "Reach", text: "Reach away.")
    let group = Step(.group([hold]), repeats: Dose(2), rest: .seconds(15))
    let timeline = try Timeline(Routine(id: "t", title: "T", steps: [group]))
    let heard = timeline.segments.map { segment in
      let cue: Cue.Kind = segment.kind == .ready ? .ready : segment.kind == .rest ? .rest : .start
      return Speech.words(for: cue, in: segment)
    }
    #expect(
      heard == [
        "Round 1 of 2. Reach. Reach away.", "Hold.", "Round 2 of 2. Rest. Next: Reach.",
        "Reach. Reach away.", "Hold.",
      ])
  }

  /// Fault 45: work that nothing announces.
  @Test func `a move without a get-ready says its name`() throws {
    let hold = Step(
      .hold(Dose(.seconds(10))), title: "Reach", text: "Reach away.", repeats: Dose(2),
      ready: .zero)
    let timeline = try Timeline(Routine(id: "t", title: "T", steps: [hold]))
    #expect(Speech.words(for: .start, in: timeline.segments[0]) == "Reach. 1 of 2.")
    #expect(Speech.words(for: .start, in: timeline.segments[2]) == "Hold.")
  }

  @Test func `a rest says what its author wrote, and spoken words replace the text`() throws {
    var roll = Step(
      .massage(Dose(.seconds(30))), title: "Roll", text: "A long text.", repeats: Dose(2),
      rest: .seconds(30))
    roll.restText = "Hips down. Keep holding your head."
    roll.spoken = "Slide slowly."
    roll.load = "soft roller"
    let timeline = try Timeline(Routine(id: "t", title: "T", steps: [roll]))
    #expect(
      Speech.words(for: .ready, in: timeline.segments[0])
        == "Roll, soft roller. 1 of 2. Slide slowly.")
    #expect(
      Speech.words(for: .rest, in: timeline.segments[2])
        == "Rest. Hips down. Keep holding your head. Then 2 of 2.")
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
