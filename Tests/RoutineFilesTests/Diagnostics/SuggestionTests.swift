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
    ("  - reps: 5\n    hold: 5 s", "write `- hold: 5 s`, with `repeat: 5` below"),
    ("  - exercise: Rows\n    reps: 9", "write `- reps: 9`, with `title: Rows` below"),
    ("  - plank: 20 s", "write `- hold: 20 s`, with `title: Plank` below"),
    ("  - hold: 20 s\n    each-side: yes", "did you mean `sides: both`?"),
    ("  - hold: 20 s\n    sides: each", "did you mean `both`?"),
    ("  - hold: 9 s\n    time: 1 min", "the time stands behind the verb: `- hold: 1 min`"),
    ("  - hold: 9 s\n    minutes: 2", "the time stands behind the verb: `- hold: 2 min`"),
    ("  - title: Arms", "like `hold: 15-30 s`, or `active: 1 min` for a movement"),
    ("  - rest: 9 s\nneeds: ball", "did you mean `equipment`?"),
    ("  - massage: 1 min\n    spots: 3", "did you mean `repeat`?"),
    ("  - reps: 9\n    speed: 3 s", "did you mean `tempo`?"),
    ("  - hold: 9 s\n    breaks: 9 s", "did you mean `rest`?"),
    ("  - rest: 9 s\nwarning: No.", "did you mean `cautions`?"),
    ("  - rest: 9 s\nwritten by: Me", "did you mean `author`?"),
    ("  - rest: 9 s\nnote: By me.", "did you mean `author` or `summary`?"),
    ("  - breathe: 4-7-8", "`breathe: 2 min`, and `tempo: in 4 s, hold 7 s, out 8 s` below"),
    ("  - rest: 9 s\nschedule: weekdays", "`unknot remind NAME --days mon-fri` sets them"),
    ("  - rest: 9 s\nfrequency: weekdays", "`unknot remind NAME --days mon-fri` sets them"),
    (
      "  - work: 25 min",
      "`unknot breaks` counts it and suggests a break; for exercise write `- active: 25 min`"
    ),
    ("  - reps: 2x10", "write `10` here and `repeat: 2` below"),
    ("  - reps: 5 x 5 s", "write `- hold: 5 s`, with `repeat: 5` below"),
    ("  - hold: 20 s, 3 times", "write `20 s` here and `repeat: 3` below"),
    ("  - group:\n      - rest: 9 s\n      - hold: 9 s\n        rounds: 3", "indent it as `group`"),
    ("  - hold: 9 s\n    rounds: 3", "did you mean `repeat`?"),
  ]) func `a word of another plan gets the way out`(_ steps: String, _ hint: String) {
    let kind = steps.contains("kind:") ? "" : "kind: care\n"
    let text = "format: 1\ntitle: T\n\(kind)steps:\n\(steps)\n"
    let errors = ParsedRoutine(Array(text.utf8), id: "t").errors
    #expect(
      errors.count == 1 && errors.first?.hint?.contains(hint) == true, "\(errors)")
  }

  /// Warned of are `text: Use #2 band` and `Use #red band`; a comment as people write them is
  /// `# like this`, `## this` or `#: this`.
  @Test(arguments: [
    ("text: Use #2 band", true), ("text: Use #red band", true), ("summary: Ours #1", true),
    ("text: Use # like this", false), ("text: Use ## this", false), ("text: Use #", false),
    ("text: \"Use #2 band\"", false), ("text: 'Use #2 band'", false), ("text: Use#2", false),
    ("text: Use \"a\" #2", true), ("text: >\n      Use #2", false),
  ])
  func `a text that a hash with a letter or a digit cuts off is warned of`(
    _ line: String, _ isCut: Bool
  ) {
    let isTop = line.hasPrefix("summary")
    let text =
      "format: 1\ntitle: T\nkind: care\n\(isTop ? line : "feel: arms")\nsteps:\n  - hold: 9 s\n"
      + "    \(isTop ? "title: Arms" : line)\n"
    let codes = ParsedRoutine(Array(text.utf8), id: "t").diagnostics.map(\.code)
    #expect(codes == (isCut ? [.cutText] : []))
  }

  @Test func `a step that begins with another word has its other keys looked at, too`() {
    let text =
      "format: 1\ntitle: T\nkind: care\nsteps:\n  - plank: 20 s\n    sets: 3\n    each: side\n"
    let errors = ParsedRoutine(Array(text.utf8), id: "t").errors
    #expect(
      errors.map(\.hint) == [
        "write `- hold: 20 s`, with `title: Plank` and `repeat: 3` below",
        "did you mean `repeat`?", "did you mean `sides: both`?",
      ])
  }
}
