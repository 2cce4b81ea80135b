import RoutineEngine
import Testing

@testable import TUI

@Suite struct RoutineFigureTests {
  private func routine(_ steps: [Step]) -> Routine { Routine(id: "a", title: "A", steps: steps) }
  private func step(_ action: Step.Action, _ figure: String?) -> Step {
    Step(action, figure: figure)
  }

  @Test func `the first work gives a routine its figure, or else the prompt`() {
    let hold = step(.hold(Dose(.seconds(5))), "hold")
    #expect(routine([step(.prompt, "prompt"), hold]).figure == "hold")
    #expect(
      routine([step(.prompt, "prompt"), step(.hold(Dose(.seconds(5))), nil)]).figure == "prompt")
    #expect(routine([step(.prompt, nil)]).figure == nil)
  }

  @Test func `a figure is found in groups and includes, not in skipped steps`() {
    let hold = step(.hold(Dose(.seconds(5))), "hold")
    var skipped = step(.reps(Dose(3)), "skipped")
    skipped.isSkipped = true
    #expect(routine([skipped, step(.group([hold]), nil)]).figure == "hold")
    #expect(routine([step(.include(routine([hold])), nil)]).figure == "hold")
  }
}
