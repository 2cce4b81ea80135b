import Testing

@testable import RoutineFiles

@Suite struct SpineRuleTests {
  @Test(arguments: [
    ("Roll your lower back.", "lower back"), ("Rolling the neck", "neck"),
    ("Slowly roll up and down your low back, then rest.", "lower back"),
    ("Lie with the roller under your neck.", "neck"), ("Lower back on the roller", "lower back"),
    ("Breathe. Roll from the lower back to the shoulders.", "lower back"),
  ]) func `an instruction to roll the spine is found`(_ text: String, _ area: String) {
    #expect(SpineRule.area(rolledIn: text) == area)
  }

  @Test(arguments: [
    "Never roll the neck or the lower back.", "Do not roll your lower back.",
    "Roll your shoulders and keep your neck long.", "Roll your shoulders back.",
    "Keep the roller off your lower back.", "Stay above the lower back while you roll.",
    "Rest your lower back on the floor.", "Stroll to the neck of the woods.", "",
    "Don't let the roller go under your neck.", "Roll the shoulders, lower back long.",
  ]) func `a harmless text is allowed`(_ text: String) {
    #expect(SpineRule.area(rolledIn: text) == nil)
  }
}
