import Testing

@testable import RoutineFiles

@Suite struct RoutineNameTests {
  @Test(arguments: ["a", "my-neck", "2-min", String(repeating: "a", count: 64)])
  func allows(_ name: String) { #expect(RoutineName.isValid(name)) }

  @Test(arguments: [
    "", "-a", "a-", "A", "a b", "../a", "a/b", "a.yaml", "ä", "a\n", "a\u{0}",
    String(repeating: "a", count: 65),
  ]) func refuses(_ name: String) { #expect(!RoutineName.isValid(name)) }

  @Test(arguments: [
    ("My Neck!", "my-neck"), ("../../etc", "etc"), ("a--b", "a-b"),
    (String(repeating: "a", count: 70), String(repeating: "a", count: 64)),
  ]) func suggests(_ text: String, _ name: String) {
    #expect(RoutineName.suggestion(for: text) == name)
  }

  @Test func suggestsNothingOutOfNothing() { #expect(RoutineName.suggestion(for: "äöü") == nil) }
}
