import Testing

@testable import RoutineEngine

@Suite struct CueTests {
  private func schedule(_ step: Step, level: Level = .standard) throws -> [String] {
    let timeline = try Fixture.timeline(step, level: level)
    let work = try #require(timeline.segments.last)
    return Cue.schedule(work.cues, over: work.length).map {
      "\($0.offset.secondsRoundedUp) \($0.kind)"
    }
  }

  @Test func `a hold has a start, a half and a countdown`() throws {
    #expect(
      try schedule(Fixture.hold(20)) == [
        "0 start", "10 halfway", "17 countdown(3)", "18 countdown(2)", "19 countdown(1)",
      ])
  }

  @Test func `a short hold is not all counting`() throws {
    #expect(try schedule(Fixture.hold(7)) == ["0 start"])
    #expect(try schedule(Fixture.hold(12)).first == "0 start")
    #expect(try !schedule(Fixture.hold(12)).contains { $0.hasSuffix("halfway") })
  }

  @Test func `the author's words replace halfway at the same moment`() throws {
    var step = Fixture.hold(40)
    step.cues = [TimedCue(.half, "Breathe out"), TimedCue(.at(.seconds(5)), "Chin down")]
    let cues = try schedule(step)
    #expect(cues.contains(#"20 words("Breathe out")"#))
    #expect(cues.contains(#"5 words("Chin down")"#))
    #expect(!cues.contains("20 halfway"))
  }

  @Test func `every repeats, but never into the countdown`() throws {
    let step = Step(
      .massage(Dose(.seconds(90))), cues: [TimedCue(.every(.seconds(30)), "Next spot")])
    let words = try schedule(step).filter { $0.contains("words") }
    #expect(words == [#"30 words("Next spot")"#, #"60 words("Next spot")"#])
  }

  @Test func `a rest of its own has its author's words`() throws {
    let step = Step(.rest(Dose(.minutes(10))), cues: [TimedCue(.half, "Look at the skin")])
    #expect(
      try schedule(step) == [
        "0 rest", #"300 words("Look at the skin")"#, "597 countdown(3)", "598 countdown(2)",
        "599 countdown(1)",
      ])
  }

  @Test func `a rest between repeats has not the words of the work`() throws {
    var step = Fixture.hold(20, repeats: 2)
    step.rest = .seconds(20)
    step.cues = [TimedCue(.half, "Breathe out")]
    let rest = try #require(Fixture.timeline(step).segments.first { $0.kind == .rest })
    #expect(!rest.cues.contains { $0.kind == .words("Breathe out") })
  }

  @Test func `words past the end are not said`() throws {
    var step = Fixture.hold(20)
    step.cues = [TimedCue(.at(.seconds(20)), "Too late"), TimedCue(.at(.seconds(60)), "Far")]
    #expect(try !schedule(step).contains { $0.contains("words") })
  }

  @Test func `a wait has only cues that need no length`() throws {
    let step = Step(
      .open(about: Dose(.seconds(30))),
      cues: [
        TimedCue(.at(.seconds(20)), "Breathe"), TimedCue(.half, "No half"),
        TimedCue(.every(.seconds(5)), "Not again"),
      ])
    #expect(try schedule(step) == ["0 yourTurn", #"20 words("Breathe")"#])
  }

  @Test func `get-ready, rest and change count down`() throws {
    var step = Fixture.hold(10, repeats: 2)
    step.sides = .both(first: .left)
    let timeline = try Fixture.timeline(step)
    for segment in timeline.segments where !segment.kind.isWork {
      let kinds = Cue.schedule(segment.cues, over: segment.length).map(\.kind)
      let first: Cue.Kind =
        switch segment.kind {
        case .ready: .ready
        case .rest: .rest
        default: .change
        }
      #expect(kinds == [first, .countdown(3), .countdown(2), .countdown(1)])
    }
  }
}
