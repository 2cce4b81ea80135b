import BuiltInRoutines
import Drawing
import RoutineEngine
import Testing

@testable import TUI

@Suite struct GuideTests {
  private func opened(_ size: Size = Size(columns: 80, rows: 24)) -> App {
    var app = Fixture.picking(size)
    app.receive(.guide(Fixture.cards))
    return app
  }

  private func heading(_ app: App) -> String {
    app.frame.text.split(separator: "\n").first.map(String.init) ?? ""
  }

  @Test func `a click chooses a question, and a second one opens its answer`() {
    var app = opened()
    _ = app.send(.click(x: 5, y: 4), at: .zero)
    #expect(heading(app) == "  What people ask")
    _ = app.send(.click(x: 5, y: 4), at: .zero)
    #expect(heading(app) == "  " + Fixture.cards[2].title)
    // A click on an answer does nothing.
    _ = app.send(.click(x: 5, y: 4), at: .zero)
    #expect(heading(app) == "  " + Fixture.cards[2].title)
  }

  @Test func `a click beside the list opens the answer`() {
    var app = opened(Size(columns: 120, rows: 30))
    app.press(.down)
    _ = app.send(.click(x: 100, y: 20), at: .zero)
    #expect(heading(app) == "  " + Fixture.cards[1].title)
  }

  @Test func `a click above or below the list does nothing`() {
    var app = opened()
    let before = app.frame
    for y in [0, 1, 2 + Fixture.cards.count, 22, 500] {
      _ = app.send(.click(x: 5, y: y), at: .zero)
      #expect(app.frame == before, "\(y)")
    }
  }

  @Test func `the wheel moves the choice in the list and scrolls an answer`() {
    var app = opened(Size(columns: 40, rows: 8))
    _ = app.send(.scroll(2), at: .zero)
    app.press(.enter)
    #expect(heading(app).contains(Fixture.cards[2].title.prefix(20)))
    let first = app.frame
    _ = app.send(.scroll(1), at: .zero)
    #expect(app.frame != first)
    _ = app.send(.scroll(-9), at: .zero)
    #expect(app.frame == first)
    _ = app.send(.scroll(999), at: .zero)
    app.press(.up)
    _ = app.send(.scroll(1), at: .zero)
    #expect(app.sees("ungraded."))
  }

  @Test func `a number key starts a routine that the answer names`() throws {
    let card = GuideCard(
      name: "lean", markdown: "# How?\n\nSlowly.\n\nIn unknot: roll, lean, gone. More.\n")
    var app = Fixture.picking()
    app.receive(.guide([card]))
    app.press(.enter)
    #expect(app.sees(" 2  Seitliche Dehnung") && !app.sees("gone "))
    app.press(.character("3"))
    #expect(app.sees("names no routine of that number"))
    app.press(.character("2"))
    #expect(app.session?.timeline.routine.id == "lean")
    // Afterwards one is back in the answer.
    app.press(.character("q"), .character("y"), .escape)
    #expect(app.sees("Slowly."))
  }

  @Test func `built-in answers name only routines that exist`() {
    let ids = Set(BuiltInRoutines.routines.map(\.id))
    #expect(Fixture.cards.contains { $0.routines.count > 1 })
    for card in Fixture.cards {
      #expect(card.routines.allSatisfy(ids.contains), "\(card.name) \(card.routines)")
    }
  }
}
