import CarePlan
import Drawing
import Foundation
import Testing

@testable import TUI

@Suite struct PaletteTests {
  @Test func `a text that is cut in the list is told in full below it`() {
    var app = Fixture.picking(Size(columns: 40, rows: 12))
    app.press(.character("?"))
    for letter in "equipment" { app.press(.character(letter)) }
    #expect(app.sees("then all"))
  }

  @Test(arguments: ["pain", "sore", "log"])
  func `a word for pain finds where to say it`(word: String) {
    var app = Fixture.picking()
    app.press(.character("?"))
    for letter in word { app.press(.character(letter)) }
    #expect(app.sees("Log pain: say how sore you are today"))
  }

  /// The words that people look for, and the entry that Enter takes then.
  @Test(arguments: [
    ("pain", "Log pain"), ("sore", "Log pain"), ("hurts", "Log pain"), ("settings", "Settings"),
    ("options", "Settings"), ("warnings", "If it gets worse"), ("doctor", "If it gets worse"),
    ("remind", "Reminders"), ("reminder", "Reminders"), ("breaks", "Breaks"),
    ("print", "A routine on paper"), ("therapist", "A report for an appointment"),
    ("plan", "Plans over weeks"), ("backup", "A copy of your record"),
  ])
  func `words of newcomers find what they mean`(word: String, text: String) throws {
    let app = typed(word, in: opened())
    let found = try #require(app.palette?.found(in: app.paletteEntries).first)
    #expect(found.text.hasPrefix(text), "\(found.text)")
  }

  @Test func `what this screen cannot do is told with the command to type`() {
    var app = typed("remind", in: opened())
    #expect(app.sees("unknot remind"))
    app.press(.enter)
    #expect(app.sees("Leave with q, then type: unknot remind"))
  }

  @Test func `on a page it has what does something there`() {
    var app = Fixture.picking(care: Fixture.careWithUnreadCautions)
    app.press(.enter, .character("?"))
    #expect(app.sees("Carry on: you have read this") && app.sees("Back, without a session"))
    #expect(!app.sees("pain now") && !app.sees("cold pack"))
  }

  /// Whoever asks for keys wants to do something, not to move.
  @Test func `what is done comes before what only moves`() {
    var app = Fixture.picking()
    app.press(.character("?"))
    #expect(app.sees("Start the chosen routine") && app.sees("Gentle, standard or full dose"))
    #expect(!app.sees("The line above"))
  }

  private func opened(_ size: Size = Size(columns: 80, rows: 24)) -> App {
    var app = Fixture.picking(size)
    app.press(.character("?"))
    return app
  }

  private func typed(_ words: String, in app: App) -> App {
    var app = app
    for letter in words { app.press(.character(letter)) }
    return app
  }

  @Test func `typing voice and Enter turns the voice on`() throws {
    var session = try Fixture.playing()
    session.press(.character("?"))
    session = typed("voice", in: session)
    #expect(session.sees(" v ") && session.sees("Spoken instructions"))
    #expect(session.press(.enter).contains(.apply(PlaySettings(hasVoice: true))))
    #expect(session.sees("The voice is on.") && session.session != nil)
    var app = typed("voice", in: opened())
    #expect(app.sees("now no"))
    let effects = app.press(.enter)
    #expect(effects.contains(.save(.settings(["voice": .flag(true)]))))
    #expect(app.sees("voice: yes"))
  }

  @Test func `every key of a screen is found with its sentence`() throws {
    var app = try Fixture.playing(Fixture.stretch, Size(columns: 120, rows: 45))
    app.press(.character("?"))
    for binding in Keymaps.player.bindings { #expect(app.sees(binding.help), "\(binding.name)") }
    #expect(app.press(.escape).isEmpty && app.session?.index == 0)
  }

  @Test func `a routine is started by its name`() {
    var app = typed("start seit", in: opened())
    app.press(.enter)
    #expect(app.session?.timeline.routine.id == "lean")
  }

  @Test func `a key does what it does, once it is closed`() {
    var app = typed("history", in: opened())
    #expect(app.press(.enter) == [.load(.history)])
    #expect(!app.sees("What would you like to do?"))
  }

  @Test func `Esc, an empty line taken back and a second question mark close it`() {
    let list = Fixture.picking().frame
    for keys in [[Key.escape], [.character("a"), .backspace, .backspace], [.character("?")]] {
      var app = opened()
      for key in keys { app.press(key) }
      #expect(app.frame == list)
    }
    var app = opened()
    #expect(app.press(.character("q")).isEmpty, "it is text here")
    #expect(app.sees("What would you like to do?"))
  }

  @Test func `what is not found is said, and Enter does nothing`() {
    var app = typed("zzz", in: opened())
    #expect(app.sees("Nothing is called that."))
    #expect(app.press(.enter).isEmpty && app.sees("What would you like to do?"))
  }

  @Test func `the wheel and arrows choose, a click does it, one beside it closes`() {
    var app = opened()
    _ = app.send(.scroll(3), at: .zero)
    app.press(.up)
    #expect(app.palette?.choice == 2)
    var other = typed("history", in: opened())
    let lines = other.frame.text.split(separator: "\n", omittingEmptySubsequences: false)
    let row = lines.firstIndex { $0.contains("The last weeks, and every session") } ?? 0
    #expect(other.send(.click(x: 20, y: row), at: .zero) == [.load(.history)])
    _ = app.send(.click(x: 1, y: 1), at: .zero)
    #expect(app.palette == nil && app.session == nil)
  }

  @Test func `in the smallest window each sentence is read whole`() {
    var app = opened(App.smallest)
    var seen = ""
    for _ in 0..<60 {
      seen += app.frame.text + "\n"
      app.press(.down)
    }
    #expect(seen.contains("Find by what"))
    #expect(app.frame.row(0).count == 20)
    #expect(!seen.contains("……"))
  }

  @Test func `a paste is typed`() {
    var app = opened()
    _ = app.send(.paste("guide"), at: .zero)
    #expect(app.palette?.query == "guide")
  }

  @Test func `a session under it goes on`() throws {
    var app = try Fixture.playing()
    app.press(.enter)
    app.run(until: .seconds(6))
    app.press(.character("?"), at: .seconds(6))
    app.run(until: .seconds(9))
    #expect(app.session?.isPaused == false && app.palette != nil)
  }
}
