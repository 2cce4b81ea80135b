import RoutineEngine
import Testing

/// Every event in every state, on every kind of segment: nothing is lost, nothing contradicts
/// itself.
@Suite struct SessionKeysTests {
  static let events: [SessionEvent] =
    [
      .advanced, .pauseToggled, .paused, .resumed, .skippedForward, .wentBack, .repeated,
      .lengthened, .shortened, .answered, .hurt, .suspended(since: .seconds(2_000)),
      .handsFreeChanged(true), .handsFreeChanged(false), .left, .leaving, .moveSkipped, .eased,
    ] + AfterHurt.allCases.map { .hurtAnswered($0) }

  /// Ways into each state, from a running segment.
  enum Situation: CaseIterable {
    case running, leadingIn, paused, pausedByGap, pausedByHurt, handsFree, left

    func reach(_ session: inout Session, at now: Duration) {
      switch self {
      case .running: break
      case .leadingIn:
        _ = session.handle(.paused, at: now)
        _ = session.handle(.resumed, at: now)
      case .paused: _ = session.handle(.paused, at: now)
      case .pausedByGap: _ = session.handle(.suspended(since: now), at: now)
      case .pausedByHurt: _ = session.handle(.hurt, at: now)
      case .handsFree: _ = session.handle(.handsFreeChanged(true), at: now)
      case .left: _ = session.handle(.left, at: now)
      }
    }
  }

  static let timeline: Timeline? = {
    var sided = Fixture.hold(10, title: "Lean", repeats: 2)
    sided.sides = .both(first: .left)
    return try? Fixture.timeline(
      Step(.prompt, text: "Sit."), sided, Step(.massage(Dose(.seconds(60))), title: "Roll"),
      Step(.rest(Dose(.seconds(30)))), Step(.breathe(Dose(.seconds(60))), title: "Breathe"),
      Step(.reps(Dose(8)), title: "Circles"), Step(.active(Dose(.seconds(40))), title: "Walk"),
      Step(.apply(Dose(.seconds(90)))), Step(.open(about: Dose(.seconds(30)))))
  }()

  @Test(arguments: events, Situation.allCases)
  func `every event in every state leaves a sound session`(
    event: SessionEvent, situation: Situation
  ) throws {
    let timeline = try #require(Self.timeline)
    #expect(Set(timeline.segments.map(\.kind)) == Set(Segment.Kind.allCases))
    for index in timeline.segments.indices {
      var session = Session.begin(timeline, at: index).session
      let now = Duration.seconds(2_000)
      // Three seconds into the segment, at a moment far from zero.
      _ = session.handle(.paused, at: .zero)
      _ = session.handle(.resumed, at: .seconds(1_994))
      _ = session.handle(.advanced, at: now)
      situation.reach(&session, at: now)
      let before = session
      let effects = session.handle(event, at: now)
      try check(effects, of: event, on: before, giving: session, at: now)
    }
  }

  private func check(
    _ effects: [SessionEffect], of event: SessionEvent, on before: Session,
    giving session: Session, at now: Duration
  ) throws {
    #expect(session.elapsed(at: now) >= .zero)
    #expect(session.remaining(at: now).map { $0 >= .zero } ?? true)
    #expect(session.nextDeadline.map { $0 >= now } ?? true)
    if case .ended = before.state {
      #expect(effects.isEmpty && session == before)
      return
    }
    // A session that ends says so, once; one that does not, does not.
    let endings = effects.count { if case .ended = $0 { true } else { false } }
    let hasEnded = if case .ended = session.state { true } else { false }
    #expect(endings == (hasEnded ? 1 : 0))
    // A key that is refused changes nothing.
    if effects.contains(where: { if case .refused = $0 { true } else { false } }) {
      #expect(effects.count == 1 && session == before)
    }
    // The clock does not run on while the person reads a question.
    if before.state == .paused(.hurt), event != .left {
      if case .hurtAnswered = event {} else { #expect(session.state == .paused(.hurt)) }
    }
    // All time spent on work is in the results or still to be kept.
    let kept = effects.reduce(Duration.zero) {
      if case .finished(let result) = $1 { $0 + result.spent } else { $0 }
    }
    #expect(kept >= .zero && kept <= before.elapsed(at: now))
  }

  @Test func `every refusal is reached`() throws {
    let timeline = try #require(Self.timeline)
    var seen: Set<Refusal> = []
    for index in timeline.segments.indices {
      for situation in Situation.allCases {
        for event in Self.events {
          var session = Session.begin(timeline, at: index).session
          situation.reach(&session, at: .zero)
          for _ in 0..<130 {
            for case .refused(let refusal) in session.handle(event, at: .zero) {
              seen.insert(refusal)
            }
          }
        }
      }
    }
    #expect(seen == Set(Refusal.allCases))
  }
}
