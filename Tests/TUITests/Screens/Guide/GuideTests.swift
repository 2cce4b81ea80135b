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

  @Test func aClickChoosesAndASecondOneOpens() {
    var app = opened()
    _ = app.send(.click(x: 5, y: 4), at: .zero)
    #expect(heading(app) == "  What people ask")
    _ = app.send(.click(x: 5, y: 4), at: .zero)
    #expect(heading(app) == "  " + Fixture.cards[2].title)
    // A click on an answer does nothing.
    _ = app.send(.click(x: 5, y: 4), at: .zero)
    #expect(heading(app) == "  " + Fixture.cards[2].title)
  }

  @Test func aClickBesideTheListOpensTheAnswer() {
    var app = opened(Size(columns: 120, rows: 30))
    app.press(.down)
    _ = app.send(.click(x: 100, y: 20), at: .zero)
    #expect(heading(app) == "  " + Fixture.cards[1].title)
  }

  @Test func aClickBelowTheListDoesNothing() {
    var app = opened()
    let before = app.frame
    for y in [0, 1, 2 + Fixture.cards.count, 22, 500] {
      _ = app.send(.click(x: 5, y: y), at: .zero)
      #expect(app.frame == before, "\(y)")
    }
  }

  @Test func theWheelMovesTheChoiceAndScrollsTheAnswer() {
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

  @Test func theHelpScrollsWithTheWheelAndClosesOnAClick() {
    var app = Fixture.picking(Size(columns: 40, rows: 8))
    app.press(.character("?"))
    let first = app.frame
    _ = app.send(.scroll(1), at: .zero)
    #expect(app.frame != first)
    _ = app.send(.scroll(-1), at: .zero)
    #expect(app.frame == first)
    _ = app.send(.click(x: 2, y: 2), at: .zero)
    #expect(app.sees("Roll"))
    #expect(app.session == nil)
  }
}
