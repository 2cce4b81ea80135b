import Drawing
import RoutineEngine
import TUI
import TestSupport
import Testing

/// A frame depends on the app alone, whatever was drawn before it.
@Suite struct RedrawingTests {
  private enum Happening {
    case event(AppInput, at: Duration)
    /// Time passes, as it does for the program: awake at each change.
    case wait(until: Duration)
  }

  private static let keys: [Key] =
    " npr+-fdhmv?0!gsbt".map { .character($0) } + [.enter, .escape, .left, .right]
    // A question is left more often than it is asked.
    + [.character("q"), .character("n"), .character("n")]

  /// The same session twice: one shows each of its frames, the other has seen none before.
  @Test(arguments: 0..<60)
  func `a frame is the same whatever was drawn before it`(seed: Int) throws {
    var random = SeededGenerator(seed: UInt64(seed))
    let routine = seed % 3 == 0 ? Fixture.roll : seed % 3 == 1 ? Fixture.stretch : Fixture.breathing
    func begin() throws -> App { try Fixture.playing(routine, Fixture.windows[1]) }

    var shown = try begin()
    var happened: [Happening] = []
    var now = Duration.zero
    let cache = DrawingCache()
    for _ in 0..<40 {
      let happening = Self.happening(after: &now, &random)
      happened.append(happening)
      Self.take(happening, &shown)
      let frame = shown.frame(using: cache)
      var unseen = try begin()
      for happening in happened { Self.take(happening, &unseen) }
      #expect(frame == unseen.frame, "seed \(seed), after \(happened)")
    }
  }

  /// Lengths of sessions are kept from frame to frame, and follow the dose.
  @Test func `a cached list redraws as a fresh one when the dose or the choice changes`() throws {
    var app = Fixture.picking(Fixture.windows[1], entries: BuiltIn.entries)
    let cache = DrawingCache()
    var frames = [app.frame(using: cache)]
    for key in "lljlkl" {
      _ = app.send(.key(.character(key)), at: .zero)
      frames.append(app.frame(using: cache))
      #expect(frames.last == app.frame)
      #expect(frames.last != frames.dropLast().last)
    }
  }

  private static func happening(
    after now: inout Duration, _ random: inout SeededGenerator
  ) -> Happening {
    switch Int.random(in: 0...9, using: &random) {
    case 0...4:
      return .event(.key(keys.randomElement(using: &random) ?? .enter), at: now)
    case 5:
      let size = Fixture.windows.randomElement(using: &random) ?? Fixture.windows[0]
      return .event(.resized(size), at: now)
    default:
      now += .milliseconds(Int.random(in: 1...4_000, using: &random))
      return .wait(until: now)
    }
  }

  private static func take(_ happening: Happening, _ app: inout App) {
    switch happening {
    case .event(let event, let moment): _ = app.send(event, at: moment)
    case .wait(let end): app.run(until: end)
    }
  }
}
