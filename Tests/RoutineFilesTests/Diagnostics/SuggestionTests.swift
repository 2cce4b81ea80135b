import Testing

@testable import RoutineFiles

@Suite struct SuggestionTests {
  @Test(arguments: [
    ("repaet", "repeat"), ("Repeat", "repeat"), ("repeats", "repeat"), ("tittle", "title"),
    ("hodl", "hold"), ("freq", "frequency"), ("cue", "cues"),
  ]) func `a misspelt word gets the closest one`(_ word: String, _ meant: String) {
    let words = ["repeat", "title", "hold", "frequency", "cues", "rest"]
    #expect(Suggestion.closest(to: word, among: words).first == meant)
  }

  @Test(arguments: ["", "x", "colour", "D", "swimming"])
  func `a word that is close to none has no suggestion`(_ word: String) {
    #expect(Suggestion.closest(to: word, among: ["repeat", "title", "hold", "A", "B"]).isEmpty)
  }

  @Test func `the distance counts insertions, changes and swaps`() {
    #expect(Suggestion.distance(Array("ab".utf8), Array("ba".utf8)) == 1)
    #expect(Suggestion.distance(Array("kitten".utf8), Array("sitting".utf8)) == 3)
    #expect(Suggestion.distance([], Array("abc".utf8)) == 3)
  }

  /// The words of exercise plans, and keys on the wrong level, with the way out.
  @Test(arguments: [
    ("  - hold: 20 s\n    sets: 3", "did you mean `repeat`?"),
    ("  - stretch: 20 s", "did you mean `hold`?"), ("  - work: 20 s", "did you mean `active`?"),
    ("  - pause: 20 s", "did you mean `rest`?"), ("  - rest: 20 s\nrounds: 3", "below `- group:`"),
    ("  - rest: 20 s\nhold: 20 s", "steps go below `steps:`"),
    ("  - rest: 20 s\n    course: 3 days", "it goes to the top of the file"),
    ("  - reps: 10 each side", "write `10` here and `sides: both` below"),
    ("  - reps: 8-12 per leg", "write `8-12` here and `sides: both` below"),
    ("  - reps: max", "write a range like `8-12`, or use `open: as long as you like`"),
    ("  - hold: max", "write a range like `15-30 s`, or use `open: as long as you like`"),
    ("  - breathe: 5 min\n    tempo: 4-7-8", "did you mean `in 4 s, hold 7 s, out 8 s`?"),
    ("  - reps: 8\n    tempo: 3-0-1", "did you mean `down 3 s, up 1 s`?"),
    ("  - rest: 20 s\nkind: strength", "did you mean `mobility`?"),
  ]) func `a word of another plan gets the way out`(_ steps: String, _ hint: String) {
    let kind = steps.contains("kind:") ? "" : "kind: care\n"
    let text = "format: 1\ntitle: T\n\(kind)steps:\n\(steps)\n"
    let errors = ParsedRoutine(Array(text.utf8), id: "t").errors
    #expect(errors.count == 1 && errors.first?.hint?.contains(hint) == true, "\(errors)")
  }
}
