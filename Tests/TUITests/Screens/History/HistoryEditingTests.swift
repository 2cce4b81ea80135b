import CarePlan
import Drawing
import RoutineEngine
import Testing

@testable import TUI

/// The history corrected on the screen.
@Suite struct HistoryEditingTests {
  /// The effects of a change, with all that it changes asked for again.
  private static func saving(_ edit: HistoryEdit) -> [AppEffect] {
    [
      .save(.history(edit)), .load(.practice), .load(.today),
      .load(.changedHistory(sessions: 30)),
    ]
  }

  /// The second session in full.
  private static func opened(_ size: Size = Size(columns: 80, rows: 24)) -> App {
    var app = HistoryFixture.showing(HistoryFixture.view, size)
    app.press(.enter, .home, .down, .enter)
    return app
  }

  @Test(arguments: [
    ("b", "7", SessionCorrection.painBefore(7)), ("b", "10", .painBefore(10)),
    ("p", "0", .painAfter(0)), ("m", "12", .minutes(12)), ("n", "tired", nil),
  ])
  func `each answer is corrected by its key`(
    key: Character, typed: String, correction: SessionCorrection?
  ) {
    var app = Self.opened()
    #expect(app.press(.character(key)).isEmpty)
    for character in typed { app.press(.character(character)) }
    let note = SessionCorrection.note("Ask about the left side." + typed)
    #expect(app.press(.enter) == Self.saving(.correct("session 1", correction ?? note)))
    #expect(app.sees("Lean, right side"))
  }

  @Test func `an answer is taken back by nothing`() {
    var app = Self.opened()
    app.press(.character("b"), .backspace)
    #expect(app.press(.enter) == Self.saving(.correct("session 1", .painBefore(nil))))
    app.press(.character("e"), .down, .down)
    #expect(app.press(.enter) == Self.saving(.correct("session 1", .ease(nil))))
    app.press(.character("e"), .up)
    #expect(app.press(.enter) == Self.saving(.correct("session 1", .ease(.tooEasy))))
  }

  @Test func `what is no answer is said and stays to be changed`() {
    var app = Self.opened()
    app.press(.character("b"), .character("1"), .character("1"))
    #expect(app.press(.enter) == [.say("Pain is a number from 0 to 10.")])
    #expect(app.sees("> 11_"))
    app.press(.backspace)
    #expect(app.press(.enter) == Self.saving(.correct("session 1", .painBefore(1))))
  }

  @Test func `the same answer, and Esc, change nothing`() {
    var app = Self.opened()
    app.press(.character("p"))
    #expect(app.press(.enter).isEmpty)
    app.press(.character("n"), .character("!"))
    #expect(app.press(.escape).isEmpty && app.sees("Ask about the left side."))
    #expect(!app.sees("side.!"))
  }

  @Test func `a routine is found by a part of its name`() {
    var app = Self.opened()
    app.press(.character("r"))
    for character in "roll" { app.press(.character(character)) }
    guard case .save(.history(.correct("session 1", .routine(let id, _)))) = app.press(.enter).first
    else {
      Issue.record("nothing was corrected")
      return
    }
    #expect(id == "roll")
    app.press(.character("r"), .character("z"), .character("z"))
    #expect(app.press(.enter) == [.say("No routine has that in its name.")])
  }

  @Test func `a deleted session comes back by one key`() {
    var app = HistoryFixture.showing()
    app.press(.enter, .home, .down)
    #expect(app.press(.character("d")) == Self.saving(.delete("session 1")))
    #expect(app.press(.character("u")) == Self.saving(.restore("session 1")))
    #expect(app.press(.character("u")) == [.say(SessionText.nothingToUndo)])
    // Each of several, the last one first.
    app.press(.character("d"), .down, .character("d"))
    #expect(app.press(.character("u")).first == .save(.history(.restore("session 2"))))
    #expect(app.press(.character("u")).first == .save(.history(.restore("session 1"))))
  }

  @Test func `pain without a session is deleted, and comes back under another id`() {
    var app = HistoryFixture.showing(HistoryFixture.withPain)
    app.press(.enter, .home)
    #expect(app.sees("2026-11-30 20:15  Pain 5, left side"))
    for key in "bpemrn" {
      #expect(app.press(.character(key)) == [.say(SessionText.onlyDeleted)])
    }
    app.press(.enter)
    #expect(app.sees("2026-11-30 20:15, recorded without a session") && !app.sees("Pain before"))
    #expect(app.press(.character("d")).first == .save(.history(.delete("pain 1"))))
    app.receive(.history(HistoryFixture.view))
    #expect(app.press(.character("u")).first == .save(.history(.restore("pain 1"))))
    var back = HistoryFixture.view
    back.sessions.insert(HistoryFixture.pain(id: "pain 2"), at: 0)
    app.receive(.history(back))
    #expect(app.history?.chosen?.id == "pain 2" && app.history?.page == .sessions)
  }

  @Test func `pain alone is a history, and no session of its day`() {
    var view = HistoryFixture.empty
    view.sessions = [HistoryFixture.pain(id: "pain 1", day: "2026-11-29")]
    var app = HistoryFixture.showing(view)
    #expect(!app.sees("Nothing here yet") && !app.sees("1 session"))
    app.press(.enter)
    #expect(app.sees("Pain 5, left side"))
  }

  @Test func `the same session stays chosen when the history has changed`() {
    var app = Self.opened()
    var changed = HistoryFixture.view
    changed.sessions.removeFirst()
    app.receive(.history(changed))
    #expect(app.history?.chosen?.id == "session 1" && app.screens.count == 2)
    app.receive(.history(HistoryFixture.empty))
    #expect(app.sees("Nothing here yet"))
  }

  @Test func `a session is entered by hand, on the chosen day`() throws {
    var app = HistoryFixture.showing()
    app.press(.left, .left, .character("a"), .enter)
    #expect(app.sees("2026-11-23") && app.sees("12:00") && app.sees("the whole routine"))
    app.press(.character("t"))
    for character in "17:30" { app.press(.character(character)) }
    app.press(.enter, .character("m"), .character("3"), .enter, .character("d"))
    for character in "2026-11-20" { app.press(.character(character)) }
    app.press(.enter)
    let routine = try #require(Fixture.entries.compactMap(\.routine).first)
    let entry = SessionEntry(
      routineID: routine.id, title: routine.title,
      day: LocalDay(year: 2026, month: 11, day: 20), minuteOfDay: 17 * 60 + 30, minutes: 3)
    #expect(app.press(.enter) == Self.saving(.add(entry)))
    var changed = HistoryFixture.view
    changed.sessions.insert(
      HistoryModel.Session(
        id: "new", day: "2026-11-20", time: "17:30", title: routine.title, facts: [],
        segments: []), at: 10)
    app.receive(.history(changed))
    #expect(app.history?.chosen?.id == "new" && app.history?.page == .session)
  }

  @Test(arguments: [("d", "2026-11-26"), ("d", "2026-02-30"), ("t", "24:00"), ("m", "0")])
  func `no session is entered in the future or at no time`(key: Character, typed: String) {
    var app = HistoryFixture.showing()
    app.press(.character("a"), .enter, .character(key))
    for character in typed { app.press(.character(character)) }
    guard case .say = app.press(.enter).first else {
      Issue.record("\(typed) was taken")
      return
    }
    #expect(app.sees("> \(typed)_"))
    app.press(.escape, .escape)
    #expect(app.history?.page == .overview)
  }

  @Test func `keys of a session say what to do where none is open`() {
    var app = HistoryFixture.showing()
    for key in "bpemrnd" {
      #expect(app.press(.character(key)) == [.say(SessionText.openFirst)])
    }
  }

  @Test func `a paste is text of a note`() {
    var app = Self.opened()
    app.press(.character("n"))
    _ = app.send(.paste(" And q?"), at: .zero)
    #expect(
      app.press(.enter)
        == Self.saving(.correct("session 1", .note("Ask about the left side. And q?"))))
  }

  @Test func `each thing is a button, and an option is taken by two clicks`() throws {
    var app = Self.opened()
    for key in "bpemrn" {
      let button = try #require(app.frame.buttons.first { $0.key == .character(key) })
      #expect(button.rect.columns > 20)
    }
    let button = try #require(app.frame.buttons.first { $0.key == .character("e") })
    _ = app.send(.click(x: 40, y: button.rect.y), at: .zero)
    #expect(app.sees("too hard"))
    #expect(app.send(.click(x: 5, y: 4), at: .zero).isEmpty)
    #expect(
      app.send(.click(x: 5, y: 4), at: .zero)
        == Self.saving(.correct("session 1", .ease(.tooHard))))
  }

  /// A note of any length can be read in any window.
  @Test(arguments: [Size(columns: 80, rows: 24), Size(columns: 40, rows: 12), App.smallest])
  func `every word of a note can be reached`(size: Size) {
    var view = HistoryFixture.view
    let words = (0..<40).map { "word\($0)x" }
    view.sessions[0] = HistoryModel.Session(
      id: "a", day: "2026-11-30", time: "10:00", title: "Lean", facts: [], segments: [],
      answers: HistoryModel.Session.Answers(note: words.joined(separator: " ")))
    var app = HistoryFixture.showing(view, size)
    app.press(.enter, .home, .enter)
    var seen = app.frame.text
    for _ in 0..<60 {
      app.press(.down)
      seen += app.frame.text
    }
    for word in words { #expect(seen.contains(word), "\(word)") }
  }

  @Test func `every action of the tables has a key, and no key has two actions`() {
    #expect(
      Set(Keymaps.historyEntry.bindings.map(\.action)) == Set(HistoryEntryAction.allCases))
    #expect(Set(Keymaps.historyForm.bindings.map(\.action)) == Set(HistoryFormAction.allCases))
    for keys in [
      Keymaps.historyEntry.bindings.map(\.keys), Keymaps.historyForm.bindings.map(\.keys),
    ] {
      let all = keys.flatMap { $0 }
      #expect(Set(all).count == all.count && !keys.contains([]))
    }
  }
}

extension App {
  fileprivate var history: HistoryScreen? {
    if case .history(let screen) = screens.last { screen } else { nil }
  }
}
