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
}
