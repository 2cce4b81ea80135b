import Testing

@testable import RoutineFiles

@Suite struct NearestTests {
  @Test(arguments: [
    ("repaet", "repeat"), ("Repeat", "repeat"), ("repeats", "repeat"), ("tittle", "title"),
    ("hodl", "hold"), ("freq", "frequency"), ("cue", "cues"),
  ]) func finds(_ word: String, _ meant: String) {
    let words = ["repeat", "title", "hold", "frequency", "cues", "rest"]
    #expect(Nearest.to(word, among: words).first == meant)
  }

  @Test(arguments: ["", "x", "colour", "D", "swimming"]) func findsNothing(_ word: String) {
    #expect(Nearest.to(word, among: ["repeat", "title", "hold", "A", "B"]).isEmpty)
  }

  @Test func countsChanges() {
    #expect(Nearest.distance(Array("ab".utf8), Array("ba".utf8)) == 1)
    #expect(Nearest.distance(Array("kitten".utf8), Array("sitting".utf8)) == 3)
    #expect(Nearest.distance([], Array("abc".utf8)) == 3)
  }
}
