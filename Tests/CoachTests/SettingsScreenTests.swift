import CarePlan
import Coach
import Drawing
import RoutineEngine
import Testing

@Suite struct SettingsScreenTests {
  private func opened() -> AppState {
    var state = Fixture.picking()
    state.press(.character(","))
    return state
  }

  /// Goes to a setting from the first.
  private func choose(_ name: String, in state: inout AppState) throws {
    let line = try #require(Setting.onScreen.firstIndex { $0.name == name })
    for _ in 0..<line { state.press(.down) }
  }

  @Test func everySettingIsShownAndExplainsItself() {
    var state = opened()
    for setting in Setting.onScreen {
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

  @Test func howSessionsSoundChangesAtOnce() throws {
    var state = opened()
    try choose("voice", in: &state)
    var settings = PlaySettings(hasVoice: true)
    #expect(state.press(.right) == [.apply(settings)])
    settings.volume = 60
    state.press(.down)
    #expect(state.press(.right) == [.apply(settings)])
    #expect(state.frame.text.contains("60 %"))
    settings.language = "uk"
    state.press(.down)
    #expect(state.press(.left) == [.apply(settings)])
    #expect(
      state.press(.escape) == [
        .keepSettings(["voice": .flag(true), "volume": .percent(60), "language": .text("uk")])
      ])
  }

  @Test func aLanguageOfOnesOwnStaysAmongThem() throws {
    var state = AppState(
      picking: Fixture.entries, care: Care(signs: .nothing), settings: PlaySettings(language: "cy"),
      size: Size(columns: 80, rows: 24), glyphs: .unicode, at: .zero)
    state.press(.character(","))
    try choose("language", in: &state)
    #expect(state.frame.text.contains("cy"))
    #expect(state.press(.right) == [.apply(PlaySettings(language: "en"))])
  }

  @Test func commandsAreOfTheFileAlone() {
    let hidden = Setting.all.filter { !$0.isOnScreen }.map(\.name)
    #expect(
      hidden == ["quiet-hours", "on-start", "on-step", "on-pause", "on-resume", "on-end"])
  }

  @Test func anotherThemeAndOtherSignsAreSeenAtOnce() throws {
    var state = opened()
    try choose("theme", in: &state)
    #expect(state.press(.right) == [.showTheme(.dark, on: nil)])
    #expect(state.press(.right) == [.showTheme(.light, on: nil)])
    state.press(.down, .left)
    let isASCII = state.frame.cells.allSatisfy { $0.glyph.isASCII }
    #expect(isASCII)
    #expect(
      state.press(.escape) == [
        .keepSettings(["theme": .word("light"), "glyphs": .word("ascii")])
      ])
  }

  @Test func aGroundThatIsToldChoosesTheColoursOfAutoAlone() throws {
    var state = opened()
    let shown = state.frame
    #expect(state.handle(.backgroundReported(.light), at: .zero) == [.showTheme(.auto, on: .light)])
    #expect(state.handle(.backgroundReported(.light), at: .zero).isEmpty)
    #expect(state.handle(.backgroundReported(.dark), at: .zero) == [.showTheme(.auto, on: .dark)])
    #expect(state.frame == shown)
    try choose("theme", in: &state)
    #expect(state.press(.right) == [.showTheme(.dark, on: .dark)])
    #expect(state.handle(.backgroundReported(.light), at: .zero).isEmpty)
    // It is remembered for when it counts.
    #expect(state.press(.left) == [.showTheme(.auto, on: .light)])
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
      if case .word = setting.shape {} else { setting.set(.word("yes"), in: &settings) }
      #expect(settings == PlaySettings())
    }
    #expect(Set(Setting.all.map(\.name)).count == Setting.all.count)
  }
}
