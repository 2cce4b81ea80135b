import Drawing
import RoutineEngine
import Testing

@testable import Coach

@Suite struct GuideTests {
  private func opened(_ size: Size = Size(columns: 80, rows: 24)) -> AppState {
    var state = Fixture.picking(size)
    state.showGuide(Fixture.cards)
    return state
  }

  private func heading(_ state: AppState) -> String {
    state.frame.text.split(separator: "\n").first.map(String.init) ?? ""
  }

  @Test func aClickChoosesAndASecondOneOpens() {
    var state = opened()
    _ = state.handle(.clicked(x: 5, y: 4), at: .zero)
    #expect(heading(state) == "  What people ask")
    _ = state.handle(.clicked(x: 5, y: 4), at: .zero)
    #expect(heading(state) == "  " + Fixture.cards[2].title)
    // A click on an answer does nothing.
    _ = state.handle(.clicked(x: 5, y: 4), at: .zero)
    #expect(heading(state) == "  " + Fixture.cards[2].title)
  }

  @Test func aClickBesideTheListOpensTheAnswer() {
    var state = opened(Size(columns: 120, rows: 30))
    state.press(.down)
    _ = state.handle(.clicked(x: 100, y: 20), at: .zero)
    #expect(heading(state) == "  " + Fixture.cards[1].title)
  }

  @Test func aClickBelowTheListDoesNothing() {
    var state = opened()
    let before = state.frame
    for y in [0, 1, 2 + Fixture.cards.count, 23, 500] {
      _ = state.handle(.clicked(x: 5, y: y), at: .zero)
      #expect(state.frame == before, "\(y)")
    }
  }

  @Test func theWheelMovesTheChoiceAndScrollsTheAnswer() {
    var state = opened(Size(columns: 40, rows: 8))
    _ = state.handle(.scrolled(2), at: .zero)
    state.press(.enter)
    #expect(heading(state).contains(Fixture.cards[2].title.prefix(20)))
    let first = state.frame
    _ = state.handle(.scrolled(1), at: .zero)
    #expect(state.frame != first)
    _ = state.handle(.scrolled(-9), at: .zero)
    #expect(state.frame == first)
    _ = state.handle(.scrolled(999), at: .zero)
    state.press(.up)
    _ = state.handle(.scrolled(1), at: .zero)
    #expect(state.frame.text.contains("Sources"))
  }

  @Test func theHelpScrollsWithTheWheelAndClosesOnAClick() {
    var state = Fixture.picking(Size(columns: 40, rows: 8))
    state.press(.character("?"))
    let first = state.frame
    _ = state.handle(.scrolled(1), at: .zero)
    #expect(state.frame != first)
    _ = state.handle(.scrolled(-1), at: .zero)
    #expect(state.frame == first)
    _ = state.handle(.clicked(x: 2, y: 2), at: .zero)
    #expect(state.frame.text.contains("Roll"))
    #expect(state.session == nil)
  }
}
