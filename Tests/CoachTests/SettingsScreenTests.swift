import Coach
import RoutineEngine
import Screen
import Testing

@Suite struct SettingsScreenTests {
  private func opened() -> AppState {
    var state = Fixture.picking()
    state.press(.character(","))
    return state
  }

  @Test func everySettingIsShownAndExplainsItself() {
    var state = opened()
    for setting in Setting.all {
      #expect(state.frame.text.contains(setting.name))
      #expect(state.frame.text.contains(setting.help.prefix(40)), "\(setting.name)")
      state.press(.down)
    }
  }

  @Test func aChangeCountsAtOnceAndIsKeptOnLeaving() {
    var state = opened()
    #expect(state.press(.right).isEmpty)
    #expect(state.frame.text.contains("full"))
    state.press(.down, .left)
    #expect(
      state.press(.escape) == [
        .keepSettings(["level": .word("full"), "get-ready": .time(.zero)])
      ])
    state.press(.enter)
    #expect(state.session?.timeline.prescription == Prescription(level: .full, ready: .zero))
  }

  @Test func whatWasNotChangedIsNotKept() {
    var state = opened()
    #expect(state.press(.down, .down, .escape).isEmpty)
    #expect(state.frame.text.contains("what does your back need?"))
    // What keys of the list have changed for now stays out of the file.
    #expect(state.press(.character("l"), .character(","), .character(",")).isEmpty)
  }

  @Test(arguments: [InputEvent.interrupted, .terminated, .hungUp])
  func leavingTheProgramKeepsThemToo(event: InputEvent) {
    var state = opened()
    state.press(.right)
    let effects = state.handle(event, at: .zero)
    #expect(effects == [.keepSettings(["level": .word("full")]), .quit])
  }

  @Test func anotherThemeAndOtherSignsAreSeenAtOnce() {
    var state = opened()
    for _ in 0..<5 { state.press(.down) }
    #expect(state.press(.right) == [.showTheme(.dark)])
    #expect(state.press(.right) == [.showTheme(.light)])
    state.press(.down, .left)
    let isASCII = state.frame.cells.allSatisfy { $0.glyph.isASCII }
    #expect(isASCII)
    #expect(
      state.press(.escape) == [
        .keepSettings(["theme": .word("light"), "glyphs": .word("ascii")])
      ])
  }

  @Test func wordsBeginAgainAndTimesStopAtTheirBounds() {
    var state = opened()
    let frame = state.frame
    state.press(.right, .right, .right)
    #expect(state.frame == frame)
    state.press(.down)
    for _ in 0..<20 { state.press(.right) }
    #expect(state.frame.text.contains("1 min"))
    for _ in 0..<20 { state.press(.left) }
    #expect(state.frame.text.contains("none"))
  }

  @Test func theMouseChoosesAndChanges() {
    var state = opened()
    _ = state.handle(.clicked(x: 3, y: 5), at: .zero)
    #expect(state.frame.text.contains("Whether you hear"))
    _ = state.handle(.clicked(x: 3, y: 5), at: .zero)
    #expect(state.press(.escape) == [.keepSettings(["sound": .flag(false)])])
  }

  @Test func everySettingHoldsWhatItIsGiven() {
    for setting in Setting.all {
      let usual = setting.value(in: PlaySettings())
      var settings = PlaySettings()
      setting.set(usual, in: &settings)
      #expect(settings == PlaySettings())
      setting.set(.word("no such word"), in: &settings)
      #expect(settings == PlaySettings())
    }
    #expect(Set(Setting.all.map(\.name)).count == Setting.all.count)
  }
}
