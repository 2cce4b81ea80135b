import RoutineEngine
import TestSupport
import Testing

/// Any slicing of time gives the same session and the same effects, keys included.
@Suite struct SessionSlicingTests {
  private static let keys: [SessionEvent] = [
    .pauseToggled, .pauseToggled, .skippedForward, .wentBack, .repeated, .lengthened, .shortened,
    .answered, .answered, .hurt, .hurtAnswered(.goOnGently), .hurtAnswered(.skipMove),
    .handsFreeChanged(true), .handsFreeChanged(false),
  ]

  @Test(arguments: 0..<300)
  func `any slicing is the same`(seed: Int) throws {
    var random = SeededGenerator(seed: UInt64(seed))
    let timeline = try Timeline(
      Self.routine(&random),
      Prescription(level: Level.allCases.randomElement(using: &random) ?? .full))
    let isHandsFree = Bool.random(using: &random)
    var (coarse, coarseEffects) = Session.begin(timeline, isHandsFree: isHandsFree)
    var (fine, fineEffects) = Session.begin(timeline, isHandsFree: isHandsFree)

    var now = Duration.zero
    for _ in 0..<Int.random(in: 5...40, using: &random) {
      let next = now + .milliseconds(Int.random(in: 0...40_000, using: &random))
      for slice in Self.slices(from: now, to: next, &random) {
        fineEffects += fine.handle(.advanced, at: slice)
      }
      let key = Self.keys.randomElement(using: &random) ?? .advanced
      coarseEffects += coarse.handle(key, at: next)
      fineEffects += fine.handle(key, at: next)
      now = next
    }
    #expect(coarseEffects == fineEffects, "seed \(seed)")
    #expect(coarse == fine, "seed \(seed)")
  }

  /// Waking exactly at each deadline, as the program does, is one of the slicings.
  @Test(arguments: 0..<50)
  func `waking at deadlines is the same`(seed: Int) throws {
    var random = SeededGenerator(seed: UInt64(seed) + 9_000)
    let timeline = try Timeline(Self.routine(&random))
    var (coarse, coarseEffects) = Session.begin(timeline, isHandsFree: true)
    var (exact, exactEffects) = Session.begin(timeline, isHandsFree: true)
    var wakes = 0
    while let deadline = exact.nextDeadline {
      exactEffects += exact.handle(.advanced, at: deadline)
      wakes += 1
    }
    coarseEffects += coarse.handle(.advanced, at: timeline.likelyLength)
    #expect(coarseEffects == exactEffects)
    #expect(exact.state == .ended(.finished))
    #expect(wakes <= exactEffects.count)
  }

  private static func slices(
    from start: Duration, to end: Duration, _ random: inout SeededGenerator
  ) -> [Duration] {
    (0..<Int.random(in: 0...30, using: &random)).map { _ in
      start + (end - start) * Double.random(in: 0...1, using: &random)
    }.sorted()
  }

  private static func routine(_ random: inout SeededGenerator) -> Routine {
    Routine(
      id: "random", title: "Random",
      steps: (0..<Int.random(in: 1...5, using: &random)).map { _ in step(depth: 0, &random) })
  }

  private static func step(depth: Int, _ random: inout SeededGenerator) -> Step {
    func seconds(_ range: ClosedRange<Int>) -> Dose<Duration> {
      let ends = (0..<2).map { _ in Int.random(in: range, using: &random) }
      return Dose(.seconds(ends[0]), .seconds(ends[1]))
    }
    let sides: [Sides] = [.none, .one(.left), .both(first: .left), .alternate(first: .right)]
    var step: Step
    switch Int.random(in: 0...(depth < 2 ? 7 : 6), using: &random) {
    case 0: step = Step(.prompt, text: "Sit tall and let your shoulders drop.")
    case 1, 2: step = Step(.hold(seconds(5...40)))
    case 3: step = Step(.massage(seconds(20...200)), tempo: Tempo(stroke: .seconds(3)))
    case 4: step = Step(.rest(seconds(1...60)))
    case 5: step = Step(.reps(Dose(4, 12)))
    case 6: step = Step(.open(about: seconds(10...60)))
    default:
      step = Step(
        .group(
          (0..<Int.random(in: 1...3, using: &random)).map { _ in
            Self.step(depth: depth + 1, &random)
          }))
    }
    step.repeats = Bool.random(using: &random) ? Dose(1, 3) : nil
    step.sides = sides.randomElement(using: &random) ?? .none
    step.rest = .seconds(Int.random(in: 0...10, using: &random))
    step.cues = [TimedCue(.at(.milliseconds(Int.random(in: 0...30_000, using: &random))), "Now")]
    return step
  }
}
