import Drawing
import RoutineEngine
import Testing

@testable import TUI

@Suite struct GoalDotsTests {
  private func dots(
    _ low: Int, _ high: Int, _ done: Double, _ glyphs: GlyphSet = .unicode
  ) -> String {
    GoalDots(Dose(low, high), done: done, glyphs: glyphs).text
  }

  @Test func `each session of the goal is one dot`() {
    #expect(dots(3, 6, 0) == "○○○")
    #expect(dots(3, 6, 2) == "●●○")
    #expect(dots(1, 1, 0) == "○")
  }

  @Test func `a part of a session is half a dot`() {
    #expect(dots(3, 3, 0.5) == "◐○○")
    #expect(dots(3, 3, 1.5) == "●◐○")
  }

  @Test func `the low end of the range is the goal`() {
    #expect(dots(1, 3, 1) == "●✓")
    #expect(dots(1, 3, 0.5) == "◐")
    #expect(dots(1, 3, 2) == "●●✓")
    #expect(dots(2, 3, 9) == "●●●✓")
  }

  @Test func `a goal of many sessions is shown as numbers`() {
    #expect(dots(8, 12, 1.5) == "1.5/8")
    #expect(dots(8, 12, 8) == "8/8✓")
  }

  @Test func `ASCII signs replace the dots without Unicode`() {
    #expect(dots(2, 4, 2.5, .ascii) == "**++")
    #expect(dots(3, 4, 2.5, .ascii) == "**+")
    #expect(dots(3, 3, 1.5, .ascii) == "*+o")
  }

  @Test func `the sentence gives the range of the goal`() {
    #expect(GoalDots(Dose(3, 6), done: 1.5, glyphs: .unicode).sentence == "Today 1.5 of 3-6")
  }
}
