import CarePlan
import Drawing
import RoutineEngine
import Testing

@testable import Coach

@Suite struct PainQuestionTests {
  private func playing(
    _ routine: Routine, pain: Int? = nil, level: Level = .full, from index: Int = 0,
    hold: Duration? = nil, hasKeys: Bool = true
  ) throws -> AppState {
    let timeline = try Timeline(routine, Prescription(level: level, hold: hold))
    return AppState.playing(
      SessionRequest(timeline, from: index), care: Care(signs: .nothing, pain: pain),
      settings: PlaySettings(hasKeys: hasKeys), size: Size(columns: 80, rows: 24),
      glyphs: .unicode, at: .zero
    ).state
  }

  private func level(of state: AppState) -> Level? { state.session?.timeline.prescription.level }

  @Test func whatPressesIsNotBegunBeforePainIsAskedAbout() throws {
    var state = try playing(Fixture.roll)
    #expect(state.session == nil && state.frame.text.contains("Pain now, 0 to 10?"))
    let effects = state.press(.character("3"))
    #expect(effects.contains(.keepPainBefore(3)) && !effects.contains(.keepPain(3)))
    #expect(level(of: state) == .full)
  }

  @Test(arguments: ["4", "5"]) func someIsTheGentleDose(key: Character) throws {
    var state = try playing(Fixture.roll)
    state.press(.character(key))
    #expect(level(of: state) == .gentle)
    #expect(state.frame.text.contains("Pain \(key): the gentle dose."))
  }

  @Test func notSayingItIsTheGentleDose() throws {
    var state = try playing(Fixture.roll)
    let effects = state.press(.enter)
    #expect(level(of: state) == .gentle)
    #expect(effects.contains(.say("Pain not said: the gentle dose.")))
  }

  @Test(arguments: ["6", "9", "t"]) func muchLocksWhatPressesUntilTomorrow(key: Character) throws {
    var state = Fixture.picking()
    state.press(.down, .enter, .character(key))
    #expect(state.session == nil && state.lock != nil)
    #expect(state.frame.text.contains("locked until tomorrow"))
    state.press(.enter, .enter)
    #expect(state.session == nil && state.lock != nil)
    // A stretch is asked about.
    state.press(.enter, .up, .enter)
    #expect(state.session == nil && state.lock == nil)
    state.press(.character("g"))
    #expect(level(of: state) == .gentle)
  }

  @Test func theNextDayItIsOpenAgain() {
    // At half past eleven in the evening.
    var state = Fixture.picking(
      care: Care(signs: .nothing, start: .init(timeIntervalSince1970: 84_600)))
    state.press(.down, .enter, .character("8"))
    state.press(.enter, .enter, at: .seconds(1_799))
    #expect(state.lock == .pain(8))
    state.press(.enter, .enter, at: .seconds(1_800))
    #expect(state.lock == nil)
    state.press(.character("1"), at: .seconds(1_801))
    #expect(state.session?.timeline.routine.id == "roll")
  }

  @Test func aWrongKeyIsTakenBack() throws {
    var state = try playing(Fixture.roll)
    state.press(.character("8"), .character("c"))
    #expect(state.press(.character("2")).first == .keepPain(2))
    #expect(level(of: state) == .full)
  }

  @Test func anAnswerOfTodayCannotBeLowered() throws {
    var state = try playing(Fixture.roll, pain: 7)
    state.press(.character("c"), .character("2"), .character("g"))
    #expect(state.session == nil && state.lock == .pain(7))
  }

  @Test func aDayOfSomePainIsGentle() throws {
    #expect(level(of: try playing(Fixture.stretch, pain: 5)) == .gentle)
    var state = try playing(Fixture.roll, pain: 5)
    state.press(.enter)
    #expect(level(of: state) == .gentle)
  }

  @Test func whereNobodyCanBeAskedTheDayCounts() throws {
    #expect(level(of: try playing(Fixture.roll, hasKeys: false)) == .full)
    #expect(level(of: try playing(Fixture.roll, pain: 4, hasKeys: false)) == .gentle)
    for routine in [Fixture.roll, Fixture.stretch] {
      #expect(try playing(routine, pain: 6, hasKeys: false).session == nil)
    }
    var breathing = Fixture.breathing
    breathing.kind = .breathing
    #expect(try playing(breathing, pain: 6, hasKeys: false).session != nil)
  }

  @Test func fromWithinItIsEasedFromThere() throws {
    let state = try playing(Fixture.stretch, pain: 4, from: 2)
    #expect(state.session?.index == 2 && state.session?.easedFrom == 2)
    #expect(state.session?.length == .seconds(15))
  }

  @Test func anOwnDoseIsNeverMadeHarder() throws {
    let state = try playing(Fixture.stretch, pain: 4, hold: .seconds(10))
    let holds = state.session?.timeline.segments.filter { $0.kind == .hold } ?? []
    #expect(holds.count == 4 && holds.allSatisfy { $0.length == .seconds(10) })
  }

  // MARK: In a session

  @Test func somePainSaidAtTheFirstWordsEasesTheRest() throws {
    var state = try playing(Fixture.stretch)
    let effects = state.press(.character("4"), at: .seconds(2))
    #expect(effects.contains(.keepPainBefore(4)) && effects.contains(.keepPain(4)))
    #expect(effects.contains(.say("Pain 4: the gentle dose. See that it settles within a day.")))
    state.press(.enter, at: .seconds(3))
    state.run(until: .seconds(10))
    #expect(state.session?.segment.kind == .hold && state.session?.length == .seconds(15))
    #expect(state.frame.text.contains("gentle"))
  }

  @Test func muchPainSaidAtTheFirstWordsStopsAndAsks() throws {
    var state = try playing(Fixture.stretch)
    state.press(.character("8"), at: .seconds(2))
    #expect(state.session?.isPaused == true && state.frame.text.contains("Pain 8: what now?"))
    let wishes: [SessionEvent] = [.resumed, .pauseToggled, .skippedForward, .paused, .repeated]
    for wish in wishes {
      #expect(state.handle(wish: wish, at: .seconds(3)).refusal == Wording.painIsOpen)
    }
    state.press(.character(" "), .character("n"), .right, at: .seconds(4))
    #expect(state.session?.isPaused == true && state.session?.index == 0)
    var gently = state
    gently.press(.character("g"), at: .seconds(5))
    #expect(gently.session?.isPaused == false && gently.session?.easedFrom == 0)
    var corrected = state
    #expect(corrected.press(.character("2"), at: .seconds(6)).contains(.keepPain(2)))
    #expect(corrected.session?.isPaused == false && corrected.session?.easedFrom == nil)
    state.press(.enter, at: .seconds(5))
    #expect(state.isSummedUp)
  }

  @Test func painAfterASessionCountsForTheDay() throws {
    var state = Fixture.picking()
    state.press(.enter, .character("q"), .character("y"))
    #expect(state.press(.character("7")) == [.keepPainAfter(7), .keepPain(7)])
    state.press(.enter, .down, .enter)
    #expect(state.session == nil && state.lock == .pain(7))
  }
}
