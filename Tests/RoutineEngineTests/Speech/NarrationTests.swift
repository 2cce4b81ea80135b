import Testing

@testable import RoutineEngine

/// No words cut others.
@Suite struct NarrationTests {
  private func narration(
    _ step: Step, of kind: Segment.Kind, isSpoken: Bool = false,
    options: Narration.Options = .init()
  ) throws -> [String] {
    var prescription = Prescription()
    prescription.isSpoken = isSpoken
    let timeline = try Timeline(Routine(id: "t", title: "T", steps: [step]), prescription)
    let index = try #require(timeline.segments.firstIndex { $0.kind == kind })
    let segment = timeline.segments[index]
    return Narration(
      of: index, in: timeline, length: segment.length(handsFree: true), isHandsFree: true,
      options: options
    ).utterances.map { "\($0.offset.inMilliseconds) \($0.words.text)" }
  }

  @Test func `an introduction that does not fit is shortened, not lost`() throws {
    var step = Fixture.hold(20, title: "Reach")
    step.text = "Reach your hands away from you. Let your chin sink slowly to your chest."
    step.ready = .seconds(3)
    #expect(try narration(step, of: .ready) == ["0 Reach."])
    step.ready = .seconds(5)
    #expect(
      try narration(step, of: .ready) == ["0 Reach. Reach your hands away from you."])
  }

  @Test func `with a voice a written get-ready lasts as long as its introduction`() throws {
    var step = Fixture.hold(20, title: "Reach")
    step.text = "Reach your hands away from you. Let your chin sink slowly to your chest."
    step.ready = .seconds(3)
    var prescription = Prescription()
    prescription.isSpoken = true
    let timeline = try Timeline(Routine(id: "t", title: "T", steps: [step]), prescription)
    // 15 words: 6.5 s, and 3 s to do it.
    #expect(timeline.outline == ["ready 10 1/1", "hold 20 1/1"])
    #expect(
      try narration(step, of: .ready, isSpoken: true) == [
        "0 Reach. Reach your hands away from you. Let your chin sink slowly to your chest."
      ])
    #expect(
      try Timeline(Routine(id: "t", title: "T", steps: [step])).outline.first == "ready 3 1/1")
  }

  @Test func `words wait for the words before them, and give way where they would be too late`()
    throws
  {
    var step = Fixture.hold(60)
    step.cues = [
      TimedCue(.at(.seconds(10)), "Let your chin sink to your chest, slowly."),
      TimedCue(.at(.seconds(12)), "Breathe."),
      TimedCue(.at(.seconds(28)), "One two three four five six seven eight."),
    ]
    #expect(
      try narration(step, of: .hold) == [
        "0 Hold.", "10000 Let your chin sink to your chest, slowly.", "13900 Breathe.",
        "28000 One two three four five six seven eight.",
      ])
  }

  @Test func `words that the end would cut are over before it, or hold the next ones up`() throws {
    var step = Fixture.hold(20, title: "Reach", repeats: 2)
    step.cues = [TimedCue(.at(.seconds(18)), "Breathe out. Then breathe in again, and stay.")]
    #expect(try narration(step, of: .hold).last == "18000 Breathe out.")
    step.cues = [TimedCue(.at(.seconds(18)), "Breathe out, then in again, and stay here longer")]
    #expect(
      try narration(step, of: .hold).last
        == "18000 Breathe out, then in again, and stay here longer.")
    #expect(try narration(step, of: .rest) == ["2300 Rest. 2 of 2."])
  }

  @Test func `3-2-1 is said only if that is asked for, and not into other words`() throws {
    let counts = Narration.Options(countsAloud: true)
    let step = Fixture.hold(20)
    #expect(try narration(step, of: .hold) == ["0 Hold.", "10000 Halfway."])
    #expect(
      try narration(step, of: .hold, options: counts).suffix(3)
        == ["17000 3.", "18000 2.", "19000 1."])
  }

  @Test func `breaths have two pitches, the first ones are named`() throws {
    let step = Step(
      .breathe(Dose(.seconds(40))), title: "Breathe",
      tempo: Tempo([
        .init("in", .seconds(4)), .init("hold", .seconds(1)), .init("out", .seconds(5)),
      ]))
    let timeline = try Fixture.timeline(step)
    let work = try #require(timeline.segments.last)
    let phases = work.schedule(over: work.length).filter {
      if case .phase = $0.kind { true } else { false }
    }
    #expect(
      phases.map(\.offset)
        == [5, 10, 15, 20, 25, 30, 35].map { Duration.seconds($0) })
    #expect(
      phases.map(\.kind)
        == [false, true, false, true, false, true, false].map { isIn in
          isIn ? .phase("in", isReturning: false) : .phase("out", isReturning: true)
        })
    #expect(try narration(step, of: .breathe) == ["0 Breathe in.", "5000 out.", "10000 in."])
    let all = try narration(step, of: .breathe, options: .init(namesPhases: true))
    #expect(all.count == 8)
  }

  @Test func `reps are counted after what to do has been said`() throws {
    var step = Step(
      .reps(Dose(3)), title: "Roll", text: "Roll your shoulders up, back and down.",
      tempo: Tempo([
        .init("up", .seconds(2)), .init("hold", .seconds(1)), .init("down", .seconds(2)),
      ]))
    // 12 words: 5.3 s and 3 s to do it are two cycles of 5 s.
    #expect(
      try narration(step, of: .reps, isSpoken: true) == [
        "0 Roll. 3 times. Roll your shoulders up, back and down.", "10000 1.", "15000 2.",
        "20000 3. Last one.",
      ])
    var prescription = Prescription()
    prescription.isSpoken = true
    var timeline = try Timeline(Routine(id: "t", title: "T", steps: [step]), prescription)
    #expect(timeline.segments[0].pace == .seconds(25))
    let beats = timeline.segments[0].schedule(over: .seconds(25)).map {
      "\($0.offset.secondsRoundedUp) \($0.kind)"
    }
    #expect(
      beats == [
        "0 yourTurn", "10 rep(1)", #"13 phase("down", isReturning: true)"#, "15 rep(2)",
        #"18 phase("down", isReturning: true)"#, "20 rep(3)",
        #"23 phase("down", isReturning: true)"#,
      ])
    // At the person's own pace nothing is counted without a tempo.
    step.tempo = nil
    timeline = try Timeline(Routine(id: "t", title: "T", steps: [step]))
    #expect(timeline.segments[0].schedule(over: nil).map(\.kind) == [.yourTurn])
    #expect(
      timeline.segments[0].schedule(over: .seconds(12)).map(\.kind)
        == [.yourTurn, .rep(2), .rep(3)])
  }

  @Test func `a wait that ends by itself says so before it ends`() throws {
    var step = Step(.prompt, title: "Lie back", text: "Lie back on the roller.")
    step.wait = .seconds(30)
    let timeline = try Fixture.timeline(step)
    let cues = timeline.segments[0].schedule(over: .seconds(30)).map {
      "\($0.offset.secondsRoundedUp) \($0.kind)"
    }
    #expect(
      cues == [
        "0 yourTurn", "20 endsIn(10)", "27 countdown(3)", "28 countdown(2)", "29 countdown(1)",
      ])
    #expect(timeline.segments[0].schedule(over: nil).map(\.kind) == [.yourTurn])
    #expect(
      try narration(step, of: .prompt)
        == ["0 Lie back. Lie back on the roller.", "20000 Moving on in 10 seconds."])
  }

  @Test func `hands-free in the middle of a wait counts and announces from there`() throws {
    var step = Step(.prompt, title: "Lie back", text: "Lie back on the roller.")
    step.wait = .seconds(30)
    var session = try Fixture.session(step)
    _ = session.handle(.handsFreeChanged(true), at: .seconds(60))
    #expect(
      session.handled(.advanced, at: .seconds(89)) == [
        .play(.endsIn(10), at: .seconds(80)), .play(.countdown(3), at: .seconds(87)),
        .play(.countdown(2), at: .seconds(88)), .play(.countdown(1), at: .seconds(89)),
      ])
    _ = session.handle(.handsFreeChanged(false), at: .seconds(89))
    #expect(session.nextDeadline == nil)
  }

  @Test func `the words of a session's moments are those that its observers ask for`() throws {
    var step = Fixture.hold(20, title: "Reach", repeats: 2)
    step.text = "Reach away."
    step.sides = .alternate(first: .left)
    var prescription = Prescription()
    prescription.isSpoken = true
    let timeline = try Timeline(Routine(id: "t", title: "T", steps: [step]), prescription)
    var (session, effects) = Session.begin(timeline, isHandsFree: true)
    while let next = session.nextDeadline { effects += session.handle(.advanced, at: next) }
    let asked = effects.compactMap { effect -> SpokenWords?? in
      guard case .cue(let cue, let context, _) = effect else { return nil }
      return .some(context.words(for: cue, options: .init()))
    }
    #expect(asked == timeline.moments().map(\.words))
    #expect(asked.compactMap(\.self).count > 6)
  }
}

extension Duration {
  fileprivate var inMilliseconds: Int { Int(inSeconds * 1_000 + 0.5) }
}
