import Coach
import Drawing
import RoutineEngine
import Testing

/// When the program wakes, and what a moment changes.
extension AppStateTests {

  /// How often the program wakes until a moment.
  private func wakes(_ state: inout AppState, until end: Duration) -> Int {
    var wakes = 0
    while let next = state.nextChange, next < end {
      _ = state.handle(.advanced, at: next)
      wakes += 1
    }
    return wakes
  }

  @Test func theProgramWakesOnceASecondAndNotAtAllWhilePausedOrWaiting() throws {
    var state = try Fixture.playing(settings: PlaySettings(figures: .still))
    #expect(state.nextChange == nil)
    state.press(.enter)
    // Two sentences come, and go again.
    #expect(wakes(&state, until: .seconds(70)) <= 72)
    state.press(.character(" "), at: .seconds(70))
    #expect(state.nextChange == nil)
  }

  @Test func aFigureThatBreathesOnAHoldNeedsNoWakesOfItsOwn() throws {
    var state = try Fixture.playing()
    state.press(.enter)
    state.run(until: .seconds(5))
    #expect(wakes(&state, until: .seconds(25)) <= 22)
    state.press(.character(" "), at: .seconds(26))
    #expect(state.nextChange == nil)
  }

  @Test func aMovingFigureNeverWakesTheProgramMoreThanTwiceASecond() throws {
    var routine = Fixture.roll
    routine.steps[0].figure = "roller-rock"
    var state = try Fixture.playing(routine)
    for second in 0..<120 {
      #expect(wakes(&state, until: .seconds(second + 1)) <= 2, "second \(second)")
    }
  }

  @Test func aFigureMovesWithTheGetReadyAndNotWhileHidden() throws {
    var moving = try Fixture.playing()
    moving.press(.enter)
    moving.run(until: .milliseconds(100))
    let early = moving.frame
    moving.run(until: .milliseconds(900))
    #expect(moving.frame != early)
    var hidden = try Fixture.playing(settings: PlaySettings(figures: .off))
    hidden.press(.enter)
    #expect(wakes(&hidden, until: .seconds(5)) <= 6)
    let braille = hidden.frame.cells.contains { ("\u{2801}"..."\u{28FF}").contains($0.glyph) }
    #expect(!braille)
  }

  @Test func aPacerTakesTwoWakesASecond() throws {
    var state = try Fixture.playing(Fixture.roll)
    state.run(until: .seconds(10))
    #expect(wakes(&state, until: .seconds(70)) <= 122)
  }

  @Test func theDigitsChangeAtTheirTrueSecond() throws {
    var state = try Fixture.playing()
    state.press(.enter, at: .milliseconds(1_234))
    state.run(until: .milliseconds(6_234))
    for second in 1...19 {
      let flip = Duration.milliseconds(6_234) + .seconds(second)
      while let next = state.nextChange, next < flip { _ = state.handle(.advanced, at: next) }
      #expect(state.nextChange == flip)
      _ = state.handle(.advanced, at: flip)
      #expect(state.session?.remaining(at: state.sessionTime ?? .zero) == .seconds(20 - second))
    }
  }

  @Test func aGapPausesWhereThePersonWasLastThere() throws {
    var state = try Fixture.playing()
    state.press(.enter)
    state.run(until: .seconds(8))
    _ = state.handle(.continued, at: .seconds(4_000))
    #expect(state.session?.state == .paused(.gap))
    #expect(state.session?.remaining(at: .seconds(4_000)) == .seconds(17))
    #expect(state.frame.text.contains("YOU WERE AWAY"))
  }

  @Test func aShortStopIsNoGap() throws {
    var state = try Fixture.playing()
    state.press(.enter)
    state.run(until: .seconds(8))
    _ = state.handle(.advanced, at: .milliseconds(10_500))
    #expect(state.session?.isPaused == false)
  }

  @Test(arguments: [1, 7, 60, 1_000])
  func aFasterClockWalksTheSameSession(speed: Int) throws {
    let settings = PlaySettings(isHandsFree: true, speed: speed)
    var state = try Fixture.playing(settings: settings)
    let length = try Timeline(Fixture.stretch).likelyLength
    state.run(until: length / speed - .milliseconds(1))
    #expect(state.session != nil)
    state.run(until: length / speed + .milliseconds(1))
    #expect(state.isSummedUp)
  }
}
