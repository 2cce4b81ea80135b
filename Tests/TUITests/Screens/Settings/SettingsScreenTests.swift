import CarePlan
import Drawing
import RoutineEngine
import TUI
import Testing

@Suite struct SettingsScreenTests {
  private func opened() -> App {
    var app = Fixture.picking()
    app.press(.character(","))
    return app
  }

  /// Goes to a setting from the first.
  private func choose(_ name: String, in app: inout App) throws {
    let line = try #require(Setting.onScreen.firstIndex { $0.name == name })
    for _ in 0..<line { app.press(.down) }
  }

  @Test func `every setting is shown with its explanation`() {
    var app = opened()
    for setting in Setting.onScreen {
      #expect(app.sees(setting.name))
      #expect(app.sees(setting.help.prefix(40)), "\(setting.name)")
      app.press(.down)
    }
  }

  @Test func `a change is shown at once, saved on leaving and used by the next session`() {
    var app = opened()
    #expect(app.press(.right).isEmpty)
    #expect(app.sees("full"))
    app.press(.down, .left)
    #expect(
      app.press(.escape) == [
        .save(.settings(["level": .word("full"), "get-ready": .time(.zero)]))
      ])
    app.press(.enter)
    #expect(app.session?.timeline.prescription == Prescription(level: .full, ready: .zero))
  }

  @Test func `Enter is told as the next value, and a change is marked and taken back`() {
    var app = opened()
    #expect(app.sees("Enter  next value") && !app.sees("undo") && !app.sees("* Dose"))
    app.press(.enter)
    #expect(app.sees("full") && app.sees("* Dose"))
    #expect(app.sees("Changed from standard."))
    #expect(app.sees("u  undo"))
    app.press(.enter, .down)
    #expect(app.sees("* Dose") && !app.sees("Changed from"))
    app.press(.up, .character("u"))
    #expect(!app.sees("* Dose") && app.sees("← standard →") && !app.sees("undo"))
    app.press(.character("u"))
    #expect(app.sees("Dose is as it was."))
    #expect(app.press(.escape).isEmpty, "nothing is written")
  }

  @Test func `a value that is back where it was is no change`() {
    var app = opened()
    app.press(.enter, .enter, .enter)
    #expect(app.sees("← standard →") && !app.sees("* Dose"))
    #expect(app.press(.escape).isEmpty)
  }

  @Test(arguments: [Size(columns: 40, rows: 12), App.smallest])
  func `in a small window a change is marked, too`(size: Size) {
    var app = Fixture.picking(size)
    app.press(.character(","))
    #expect(app.sees("Enter next"))
    app.press(.enter)
    #expect(app.sees("*"))
    #expect(app.sees("u undo"))
  }

  @Test func `unchanged settings are not saved`() {
    var app = opened()
    #expect(app.press(.down, .down, .escape).isEmpty)
    #expect(app.sees("what does your back need?"))
    // What keys of the list have changed for now stays out of the file.
    app.press(.character("l"))
    #expect(app.press(.character(","), .character(",")).isEmpty)
  }

  @Test(arguments: [AppInput.signal(.interrupted), .signal(.terminated), .signal(.hungUp)])
  func `a signal that ends the program saves changed settings`(event: AppInput) {
    var app = opened()
    app.press(.right)
    let effects = app.send(event, at: .zero)
    #expect(effects == [.save(.settings(["level": .word("full")])), .quit])
  }

  @Test func `sound settings apply at once`() throws {
    var app = opened()
    try choose("voice", in: &app)
    var settings = PlaySettings(hasVoice: true)
    #expect(app.press(.right) == [.apply(settings)])
    settings.volume = 60
    app.press(.down)
    #expect(app.press(.right) == [.apply(settings)])
    #expect(app.sees("60 %"))
    settings.voiceVolume = 60
    app.press(.down)
    #expect(app.press(.right) == [.apply(settings)])
    settings.language = "en-ZA"
    app.press(.down)
    #expect(app.press(.left) == [.apply(settings)])
    #expect(
      app.press(.escape) == [
        .save(
          .settings([
            "voice": .flag(true), "volume": .percent(60), "voice-volume": .percent(60),
            "language": .text("en-ZA"),
          ]))
      ])
  }

  @Test func `a language outside the choices is shown and can be changed`() throws {
    var app = Fixture.picking(settings: PlaySettings(language: "cy"))
    app.press(.character(","))
    try choose("language", in: &app)
    #expect(app.sees("cy"))
    #expect(app.press(.right) == [.apply(PlaySettings(language: "en"))])
  }

  @Test func `commands and a few other settings are left to the file`() {
    let hidden = Setting.all.filter { !$0.isOnScreen }.map(\.name)
    #expect(
      hidden == [
        "voice-program", "equipment", "hidden", "order", "quiet-hours", "emergency-number",
        "day-begins", "working-hours", "breaks-routine", "breaks-terminal", "silence-when",
      ] + CueSignal.allCases.map { "sound-\($0.rawValue)" }
        + ["on-start", "on-step", "on-pause", "on-resume", "on-end"])
  }

  @Test func `a new theme or glyph set is seen at once`() throws {
    var app = opened()
    try choose("theme", in: &app)
    #expect(app.press(.right) == [.showTheme(.dark, on: nil)])
    #expect(app.press(.right) == [.showTheme(.light, on: nil)])
    app.press(.down, .left)
    let isASCII = app.frame.cells.allSatisfy { $0.glyph.isASCII }
    #expect(isASCII)
    #expect(
      app.press(.escape) == [
        .save(.settings(["theme": .word("light"), "glyphs": .word("ascii")]))
      ])
  }

  @Test func `the terminal background decides the colours of the auto theme only`() throws {
    var app = opened()
    let shown = app.frame
    #expect(app.send(.background(.light), at: .zero) == [.showTheme(.auto, on: .light)])
    #expect(app.send(.background(.light), at: .zero).isEmpty)
    #expect(app.send(.background(.dark), at: .zero) == [.showTheme(.auto, on: .dark)])
    #expect(app.frame == shown)
    try choose("theme", in: &app)
    #expect(app.press(.right) == [.showTheme(.dark, on: .dark)])
    #expect(app.send(.background(.light), at: .zero).isEmpty)
    // It is remembered for when it counts.
    #expect(app.press(.left) == [.showTheme(.auto, on: .light)])
  }

  @Test func `word choices wrap around, and times stop at their bounds`() {
    var app = opened()
    let frame = app.frame
    app.press(.right, .right, .right)
    #expect(app.frame == frame)
    app.press(.down)
    for _ in 0..<20 { app.press(.right) }
    #expect(app.sees("1 min"))
    for _ in 0..<20 { app.press(.left) }
    #expect(app.sees("none"))
  }

  @Test func `the mouse chooses and changes a setting`() {
    var app = opened()
    // Below the first line are its choices.
    _ = app.send(.click(x: 3, y: 10), at: .zero)
    #expect(app.sees("Play a tone"))
    // Without those choices it is three rows further up.
    _ = app.send(.click(x: 3, y: 7), at: .zero)
    #expect(app.press(.escape) == [.save(.settings(["sound": .flag(false)]))])
  }

  @Test func `a click on a theme takes it and shows it at once`() throws {
    var app = opened()
    try choose("theme", in: &app)
    #expect(app.sees("Seen live") && app.sees("○ high-contrast"))
    let lines = app.frame.text.split(separator: "\n", omittingEmptySubsequences: false)
    let row = try #require(lines.firstIndex { $0.contains("○ light") })
    #expect(app.send(.click(x: 9, y: row), at: .zero) == [.showTheme(.light, on: nil)])
    #expect(app.sees("● light"))
  }

  @Test func `only settings on the screen are counted`() {
    #expect(opened().sees("1 of \(Setting.onScreen.count)"))
  }

  @Test func `every setting keeps its default and ignores an unknown word`() {
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

  @Test(arguments: [
    ("moving", PlaySettings.Figures.auto, PlaySettings.Animation.moving),
    ("still", .auto, .still), ("off", .off, .moving), ("braille", .braille, .moving),
  ])
  func `earlier words of the figures setting still work`(
    word: String, figures: PlaySettings.Figures, animation: PlaySettings.Animation
  ) throws {
    let setting = try #require(Setting.all.first { $0.name == "figures" })
    var settings = PlaySettings()
    setting.set(.word(word), in: &settings)
    #expect(settings.figures == figures && settings.animation == animation)
  }
}
