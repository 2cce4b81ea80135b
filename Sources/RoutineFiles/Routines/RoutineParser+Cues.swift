import RoutineEngine

/// Parses timed cues.
extension RoutineParser {
  /// Returns the cues of a step.
  mutating func cues(_ field: Field?, _ verb: Verb) -> [TimedCue] {
    guard let field else { return [] }
    return list(field, limit: Limits.cues).compactMap { cue($0, verb) }
  }

  private mutating func cue(_ value: YAMLValue, _ verb: Verb) -> TimedCue? {
    guard case .map(let entries) = value.content else {
      report(
        .badCue, at: value, "a cue is made of its moment and its words",
        "write `- at: half` with `say:` below")
      return nil
    }
    let fields = fields(entries, of: LanguageKey.cue, in: "a cue", at: value.location)
    let words = text(fields["say"])
    let moment = moment(fields, at: value.location, verb)
    guard let words, let moment else { return nil }
    return TimedCue(moment, words)
  }

  private mutating func moment(
    _ fields: Fields, at location: SourceLocation, _ verb: Verb
  ) -> TimedCue.Moment? {
    switch (fields["at"], fields["every"]) {
    case (nil, nil):
      report(
        .badCue, at: location, length: 0, "this cue has no moment",
        "write `at: 30 s`, `at: half` or `every: 45 s`")
      return nil
    case (_?, let every?):
      report(
        .badCue, at: every.entry, "a cue has one moment: `at` or `every`",
        "make two cues of it")
      return nil
    case (let at?, nil):
      guard let written = scalar(at) else { return nil }
      if written.lowercased() == "half" {
        if verb != .open { return .half }
        report(
          .badCue, at: at.entry.value, "an `open` step has no half",
          "write a time, like `at: 30 s`")
        return nil
      }
      let time = amount(at) { text throws(AmountError) in
        do throws(AmountError) {
          return try TimeReader.single(text, within: Limits.work)
        } catch {
          guard error.code == .badTime else { throw error }
          throw AmountError(
            code: .badTime, message: error.message, hint: "write \(at.key.shape.expected)")
        }
      }
      return time.map { .at($0) }
    case (nil, let every?):
      return time(every).map { .every($0) }
    }
  }
}
