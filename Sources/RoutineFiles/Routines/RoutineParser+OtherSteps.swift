import RoutineEngine

/// Hints for steps in the words of exercise sheets and other programs.
extension RoutineParser {
  // MARK: Without a verb

  /// Reports a step that does not begin with a verb, and the problems of its other keys.
  mutating func reportNoVerb(_ first: YAMLEntry, _ entries: [YAMLEntry]) {
    let all = Verb.allCases.map(\.rawValue)
    let meant = MeantStep(entries)
    let verbs = entries.dropFirst().filter { all.contains($0.key) && $0.key != "rest" }
    let isKey = LanguageKey.step.contains { $0.name == first.key }
    let isName = OtherWords.isName(first.key) && first.text.flatMap(MeantStep.time) == nil
    var verb = verbs.first.flatMap { Verb(rawValue: $0.key) } ?? meant.verb
    if first.key == "rounds" {
      report(
        .noVerb, at: first, "a step begins with its verb",
        "put the steps to repeat below `- group:`, and `rounds:` after them")
      return
    } else if isKey, verbs.count == 1, let later = verbs.first {
      report(
        .noVerb, at: first, "a step begins with its verb", "put `\(later.key)` before this line")
    } else if isName {
      verb = meant.verb ?? verb
      report(
        .noVerb, at: first, "a step begins with its verb and its dose",
        meant.hint
          ?? "write `- hold: 15-30 s` (or `reps`, `active`, …), with `title: \(meant.title)` below")
    } else if isKey || !verbs.isEmpty {
      report(
        .noVerb, at: first, "a step begins with its verb and its dose",
        Suggestion.hint(
          Suggestion.synonyms(of: first.key, among: all),
          otherwise: meant.hint
            ?? "put one before this line, like `hold: 15-30 s`, or `active: 1 min` for a movement"))
    } else if let hint = OtherWords.hint(forDeskWork: first) {
      verb = .rest
      report(.noVerb, at: first, "`\(CleanText.excerpt(first.key))` is not a verb", hint)
    } else {
      let near = Suggestion.closest(to: first.key, among: all, limit: 1)
      verb = near.first.flatMap(Verb.init) ?? verb
      report(
        .noVerb, at: first, "`\(CleanText.excerpt(first.key))` is not a verb",
        Suggestion.hint(
          near,
          otherwise: meant.hint ?? "a step begins with \(Suggestion.alternatives(all))"))
    }
    guard let verb else { return }
    let rest = entries.dropFirst().filter { entry in
      !verbs.contains { $0.key == entry.key } && OtherWords.time(entry) == nil
    }
    var ignored = Step(.prompt)
    readModifiers(fields(ofStep: [first] + rest, verb), verb, into: &ignored)
  }

  // MARK: Keys

  /// Returns a hint for a key without an effect in a step.
  func wayOut(for key: String, in verb: Verb) -> String? {
    if verb == .group, key == "repeat" { return "a group has `rounds`" }
    guard key == "rounds" else { return nil }
    if groupDepth > 0 { return "it goes with `group`: indent it as `group`" }
    return Verb.work.contains(verb) ? "did you mean `repeat`? `rounds` goes with `group`" : nil
  }

  /// Returns a hint for a second verb. A counted hold is one step.
  func wayOut(ofSecond entry: YAMLEntry, in entries: [YAMLEntry], _ verb: Verb) -> String {
    if verb == .use { return "write `dose: …` for a dose of its own" }
    if [verb.rawValue, entry.key].sorted() == ["hold", "reps"] {
      let meant = MeantStep(entries.filter { $0.key != "title" && !OtherWords.isName($0.key) })
      if let hint = meant.hint {
        let count = meant.exercise.count.map { $0.isFixed ? "\($0.low)" : "\($0.low)-\($0.high)" }
        return meant.verb == .hold && count != nil
          ? "for a hold done \(count ?? "") times \(hint)" : hint
      }
    }
    return "begin another step with `- \(entry.key):`"
  }

  // MARK: Doses

  /// Reports a dose with two numbers, as on a sheet. Returns false for any other dose.
  mutating func reportOtherDose(_ field: Field, _ verb: Verb) -> Bool {
    // The other verbs take text. Parsing each as a time would only construct errors.
    guard verb == .group || verb == .reps || verb.timedAction != nil,
      let text = field.entry.text, MeantStep.time(text) == nil
    else { return false }
    let shown = CleanText.excerpt(text, limit: 30)
    switch verb {
    case .breathe:
      // Two numbers may also be a range without a unit.
      guard let phases = TempoReader.countedPhases(text, for: verb), !phases.isEmpty,
        text.count(where: { !$0.isNumber && !$0.isWhitespace }) > 1
      else { break }
      report(
        .badTime, at: field.entry.value, "`\(shown)` is not a time",
        "write how long, like `breathe: 2 min`, and `tempo: \(phases)` below")
      return true
    case .group where (try? CountReader.range(text, within: Limits.count)) != nil:
      report(
        .wrongShape, at: field.entry.value, "`group` takes a list of steps",
        "put the steps right below `- group:`, and `rounds: \(shown)` after them")
      return true
    case .hold, .reps, .massage, .active, .apply: break
    case .prompt, .rest, .open, .group, .use, .include: return false
    }
    guard let meant = MeantStep(product: text, of: verb), let hint = meant.hint else {
      return false
    }
    let isCount = verb == .reps
    report(
      isCount ? .badCount : .badTime, at: field.entry.value,
      "`\(shown)` is not a \(isCount ? "count" : "time")",
      meant.shortHint(for: verb) ?? hint)
    return true
  }
}
