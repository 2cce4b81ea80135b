import Drawing
import RoutineEngine
import Testing

@testable import Coach

@Suite struct SummaryTests {
  /// The summary of a whole session, at its end.
  private func summed(
    _ size: Size = Size(columns: 80, rows: 24), painBefore: Key? = nil
  ) throws -> AppState {
    var state = try Fixture.playing(Fixture.stretch, size)
    if let painBefore { state.press(painBefore) }
    state.press(.enter)
    state.run(until: .seconds(600))
    try #require(state.isSummedUp)
    return state
  }

  // MARK: The offer

  @Test(arguments: [("y", true, "holds of 25 s."), ("n", false, "It stays as it is.")])
  func oneKeyAnswersTheOffer(key: Character, isAccepted: Bool, reply: String) throws {
    var state = try summed()
    state.showOffer(Fixture.offer)
    #expect(state.frame.text.contains("Hold 25 s instead of 20 s next"))
    #expect(state.frame.text.contains("y yes  n no"))
    #expect(state.press(.character(key)) == [.answerOffer(isAccepted)])
    #expect(state.frame.text.contains(reply) && !state.frame.text.contains("Hold 25 s"))
    // Once is enough: neither key nor record asks again.
    #expect(state.press(.character(key)).isEmpty)
    state.showOffer(Fixture.offer)
    #expect(!state.frame.text.contains("Hold 25 s"))
  }

  @Test func withoutAnOfferTheKeysDoNothing() throws {
    var state = try summed()
    let before = state.frame
    #expect(state.press(.character("y"), .character("n")).isEmpty)
    #expect(state.frame == before)
  }

  @Test func leavingSaysNothingToIt() throws {
    var state = try summed()
    state.showOffer(Fixture.offer)
    #expect(state.press(.enter) == [.quit])
  }

  @Test func itIsAskedOnceItIsSaidHowMuchItHurts() throws {
    #expect(try summed().canOffer)
    var state = try summed(painBefore: .character("4"))
    #expect(!state.canOffer)
    state.press(.character("3"), at: .seconds(600))
    #expect(state.canOffer)
    var silent = try summed(painBefore: .character("4"))
    #expect(silent.press(.character("-")) == [.keepPainAfter(nil)])
    #expect(silent.canOffer && !silent.frame.text.contains("Pain now"))
    #expect(!Fixture.picking().canOffer)
  }

  // MARK: Doses in the list

  private func picking(agreedAt level: Level = .standard) -> AppState {
    var state = Fixture.picking()
    var doses = AgreedDoses()
    doses["lean", level] = Prescription(level: level, hold: .seconds(25))
    state.showDoses(doses)
    return state
  }

  @Test func whatWasAgreedIsShownAndWalked() {
    var state = picking()
    #expect(state.frame.text.contains("You said yes to holds of 25 s."))
    state.press(.right)
    #expect(state.frame.text.contains("2 × 25 s"))
    state.press(.left)
    state.press(.enter)
    #expect(state.session?.timeline.prescription == Prescription(hold: .seconds(25)))
  }

  @Test func atAnotherLevelTheRoutineHasItsOwnDose() {
    var state = picking(agreedAt: .gentle)
    #expect(!state.frame.text.contains("You said yes"))
    state.press(.enter)
    #expect(state.session?.timeline.prescription == Prescription())
  }

  @Test func aKeyGoesBackToTheRoutinesOwnDose() {
    var state = picking()
    let effects = state.press(.character("u"))
    #expect(effects.first == .keepUsualDose(of: "lean", at: .standard))
    state.showDoses(AgreedDoses())
    #expect(!state.frame.text.contains("You said yes"))
    #expect(!state.press(.character("u")).contains(.keepUsualDose(of: "lean", at: .standard)))
  }

  // MARK: Small windows

  /// Whatever the window, what is asked is seen without a key, and all the rest by scrolling.
  @Test(arguments: [Size(columns: 40, rows: 12), Size(columns: 20, rows: 5)])
  func allOfItIsReached(size: Size) throws {
    var state = try summed(size)
    #expect(state.frame.text.contains("Pain now, 0 to 10?"))
    state.showReport(["Today 1 of 1-3.", "Again from about 14:00.", "One more line of words."])
    state.showOffer(Fixture.offer)
    var seen = state.frame.text
    for _ in 0..<40 {
      state.press(.down)
      seen += state.frame.text
    }
    for words in ["Three easy", "Today 1 of 1-3.", "more line", "Lean", "of work"] {
      #expect(seen.contains(words), "\(words)")
    }
    let end = state.frame
    state.press(.down)
    #expect(state.frame == end)
    for _ in 0..<40 { state.press(.up) }
    _ = state.handle(.scrolled(40), at: .seconds(600))
    #expect(state.frame == end)
  }

  @Test func everyActionOfTheTableIsThere() {
    #expect(Set(Keys.summary.bindings.map(\.action)) == Set(SummaryAction.allCases))
    let keys = Keys.summary.bindings.flatMap(\.keys)
    #expect(Set(keys).count == keys.count)
  }
}
