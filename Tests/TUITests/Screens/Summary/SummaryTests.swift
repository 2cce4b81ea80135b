import Drawing
import RoutineEngine
import Testing

@testable import TUI

@Suite struct SummaryTests {
  /// The summary of a whole session, at its end.
  private func summed(
    _ size: Size = Size(columns: 80, rows: 24), painBefore: Key? = nil
  ) throws -> App {
    var app = try Fixture.playing(Fixture.stretch, size)
    if let painBefore { app.press(painBefore) }
    app.press(.enter)
    app.run(until: .seconds(600))
    try #require(app.isSummedUp)
    return app
  }

  // MARK: The offer

  @Test(arguments: [("y", true, "holds of 25 s."), ("n", false, "It stays as it is.")])
  func oneKeyAnswersTheOffer(key: Character, isAccepted: Bool, reply: String) throws {
    var app = try summed()
    app.receive(.suggestion(Fixture.offer))
    #expect(app.sees("Hold 25 s instead of 20 s next"))
    #expect(app.sees("y yes  n no"))
    #expect(
      app.press(.character(key))
        == [.save(.suggestion(isAccepted: isAccepted)), .load(.doses)])
    #expect(app.sees(reply) && !app.sees("Hold 25 s"))
    // Once is enough: neither key nor record asks again.
    #expect(app.press(.character(key)).isEmpty)
    app.receive(.suggestion(Fixture.offer))
    #expect(!app.sees("Hold 25 s"))
  }

  @Test func withoutAnOfferTheKeysDoNothing() throws {
    var app = try summed()
    let before = app.frame
    #expect(app.press(.character("y"), .character("n")).isEmpty)
    #expect(app.frame == before)
  }

  @Test func leavingSaysNothingToIt() throws {
    var app = try summed()
    app.receive(.suggestion(Fixture.offer))
    #expect(app.press(.enter) == [.quit])
  }

  /// The effects of the end of a session.
  private func effectsOfTheEnd(painBefore: Key? = nil) throws -> (App, [AppEffect]) {
    var app = try Fixture.playing(Fixture.stretch)
    if let painBefore { app.press(painBefore) }
    app.press(.enter)
    let effects = app.run(until: .seconds(600))
    return (app, effects.filter { if case .load = $0 { true } else { false } })
  }

  @Test func anotherDoseIsLookedForOnceItIsSaidHowMuchItHurts() throws {
    let report = AppEffect.load(.report)
    let suggestion = AppEffect.load(.suggestion(over: Prescription()))
    #expect(try effectsOfTheEnd().1 == [report, suggestion])
    var (app, effects) = try effectsOfTheEnd(painBefore: .character("4"))
    #expect(effects == [report])
    var silent = app
    effects = app.press(.character("3"), at: .seconds(600))
    #expect(effects == [.save(.painAfter(3)), .save(.pain(4)), report, suggestion])
    effects = silent.press(.character("-"))
    #expect(effects == [.save(.painAfter(nil)), report, suggestion])
    #expect(!silent.sees("Pain now"))
  }

  // MARK: Doses in the list

  private func picking(agreedAt level: Level = .standard) -> App {
    var app = Fixture.picking()
    var doses = AgreedDoses()
    doses["lean", level] = Prescription(level: level, hold: .seconds(25))
    app.receive(.doses(doses))
    return app
  }

  @Test func whatWasAgreedIsShownAndWalked() {
    var app = picking()
    #expect(app.sees("You said yes to holds of 25 s."))
    app.press(.right)
    #expect(app.sees("2 × 25 s"))
    app.press(.left)
    app.press(.enter)
    #expect(app.session?.timeline.prescription == Prescription(hold: .seconds(25)))
  }

  @Test func atAnotherLevelTheRoutineHasItsOwnDose() {
    var app = picking(agreedAt: .gentle)
    #expect(!app.sees("You said yes"))
    app.press(.enter)
    #expect(app.session?.timeline.prescription == Prescription())
  }

  @Test func aKeyGoesBackToTheRoutinesOwnDose() {
    var app = picking()
    let effects = app.press(.character("u"))
    #expect(effects.first == .save(.usualDose(of: "lean", at: .standard)))
    app.receive(.doses(AgreedDoses()))
    #expect(!app.sees("You said yes"))
    #expect(!app.press(.character("u")).contains(.save(.usualDose(of: "lean", at: .standard))))
  }

  // MARK: Small windows

  /// Whatever the window, what is asked is seen without a key, and all the rest by scrolling.
  @Test(arguments: [Size(columns: 40, rows: 12), Size(columns: 20, rows: 5)])
  func allOfItIsReached(size: Size) throws {
    var app = try summed(size)
    #expect(app.sees("Pain now, 0 to 10?"))
    app.receive(.report(["Today 1 of 1-3.", "Again from about 14:00.", "One more line of words."]))
    app.receive(.suggestion(Fixture.offer))
    var seen = app.frame.text
    for _ in 0..<40 {
      app.press(.down)
      seen += app.frame.text
    }
    for words in ["Three easy", "Today 1 of 1-3.", "more line", "Lean", "of work"] {
      #expect(seen.contains(words), "\(words)")
    }
    let end = app.frame
    app.press(.down)
    #expect(app.frame == end)
    for _ in 0..<40 { app.press(.up) }
    _ = app.send(.scroll(40), at: .seconds(600))
    #expect(app.frame == end)
  }

  @Test func everyActionOfTheTableIsThere() {
    #expect(Set(Keymaps.summary.bindings.map(\.action)) == Set(SummaryAction.allCases))
    let keys = Keymaps.summary.bindings.flatMap(\.keys)
    #expect(Set(keys).count == keys.count)
  }
}
