import RoutineEngine

/// Warnings about values that are unwise or have no effect.
extension RoutineParser {
  /// Warns about a routine as a whole.
  mutating func advise(_ routine: Routine, _ fields: Fields) {
    let massages = routine.kind == .massage || routine.steps.contains(where: \.hasMassage)
    if massages, fields["cautions"] == nil, routine.includingWhatItIncludes.cautions.isEmpty {
      report(
        .noCaution, as: .warning, at: fields["kind"]?.entry.location ?? .beginning,
        length: fields["kind"] == nil ? 0 : 4, "this routine has massage in it, but no cautions",
        "write `cautions:`, who should not do it and when to stop")
    }
    // A private routine needs no sources. One with a licence is meant for other people.
    if let licence = fields["licence"], fields["sources"] == nil,
      routine.includingWhatItIncludes.sources.isEmpty
    {
      report(
        .noSource, as: .warning, at: licence.entry,
        "this routine is for others, and does not say where its numbers come from",
        "write `sources:`")
    }
    if let steps = fields["steps"] {
      adviseOnLastRest(routine.steps, steps.entry, "this rest comes after all exercises are done")
    }
    if let summary = fields["summary"] { adviseOnSpine(summary.entry.value) }
  }

  /// Warns about a step.
  mutating func advise(_ step: Step, _ verb: Verb, _ first: YAMLEntry, _ fields: Fields) {
    switch step.action {
    case .timed(.hold, let dose) where dose.high > .seconds(60):
      report(
        .longHold, as: .warning, at: first.value,
        "a hold over 60 s is no better than a shorter one",
        "15-30 s, repeated, is what the guidelines give")
    case .timed(.massage, let dose) where dose.high > .minutes(5):
      report(
        .longMassage, as: .warning, at: first.value, "over 5 min on one spot can bruise",
        "3-5 min is enough; give each spot a step of its own")
    default: break
    }
    adviseOnReading(step, fields)
    adviseOnUnused(step, fields)
    adviseOnCues(step, fields)
    if case .group(let steps) = step.action, step.repeats?.high ?? 1 > 1 {
      adviseOnLastRest(
        steps, first, "this rest comes after the last round, too",
        "leave it out, and write `rest: …` beside `rounds:`")
    }
    if verb == .prompt { adviseOnSpine(first.value) }
    for name in ["title", "text"] {
      if let field = fields[name] { adviseOnSpine(field.entry.value) }
    }
  }

  /// Warns about text that cannot be read, at about three words a second, within the time to get
  /// ready and the shortest work.
  private mutating func adviseOnReading(_ step: Step, _ fields: Fields) {
    guard let work = step.action.time?.low, let field = fields["text"] else { return }
    let ready = step.action.timedAction == .rest ? .zero : step.ready ?? .seconds(5)
    let words = (step.title + " " + step.text).split(separator: " ").count
    let needed = (words + 2) / 3
    let given = (ready + work).secondsRoundedDown
    if needed > given {
      report(
        .longText, as: .warning, at: field.entry.value,
        "reading this takes about \(needed) s, and the step has \(given) s",
        "say it shorter, or in a `prompt` before the step")
    }
  }

  private mutating func adviseOnUnused(_ step: Step, _ fields: Fields) {
    let isAlternate = if case .alternate = step.sides { true } else { false }
    let isBoth = if case .both = step.sides { true } else { false }
    if let rest = fields["rest"], step.rest != nil {
      if isAlternate {
        report(
          .unused, as: .warning, at: rest.entry, "`rest` is never used with `sides: alternate`",
          "the time between two repeats is that of `switch`")
      } else if (step.repeats?.high ?? 1) == 1 {
        report(
          .unused, as: .warning, at: rest.entry, "`rest` is never used without repeats",
          "it is the time between two of them; for a pause after the step write `- rest: 10 s`")
      }
    }
    if let change = fields["switch"], !isAlternate, !isBoth {
      report(
        .unused, as: .warning, at: change.entry, "`switch` is never used on one side",
        "it is the time to change over with `sides: both` or `sides: alternate`")
    }
  }

  /// Warns about a cue after the end of the longest dose.
  private mutating func adviseOnCues(_ step: Step, _ fields: Fields) {
    guard let end = step.action.time?.high, let field = fields["cues"],
      case .list(let items) = field.entry.value.content
    else { return }
    for (cue, item) in zip(step.cues, items) where step.cues.count == items.count {
      switch cue.moment {
      case .at(let time) where time >= end, .every(let time) where time >= end:
        report(
          .unused, as: .warning, at: item.location, length: 0, "this cue is never heard",
          "it comes at \(TimeReader.words(for: time)), and the step ends at "
            + "\(TimeReader.words(for: end))")
      default: break
      }
    }
    adviseOnCutCues(step, items, end)
  }

  /// Warns about words that overlap the next words, or the end of the step.
  private mutating func adviseOnCutCues(_ step: Step, _ items: [YAMLValue], _ end: Duration) {
    var dated: [(moment: Duration, words: String, item: YAMLValue?)] = []
    if step.ready == .zero, step.before.isEmpty {
      // Work without an introduction says its own name and text as it begins.
      dated.append((.zero, "\(step.title) \(step.spoken ?? step.text)", nil))
    }
    for (cue, item) in zip(step.cues, items) where step.cues.count == items.count {
      switch cue.moment {
      case .at(let time): dated.append((time, cue.words, item))
      case .half: dated.append((end / 2, cue.words, item))
      case .every(let interval):
        for count in 1...Limits.cues where interval * count < end {
          dated.append((interval * count, cue.words, item))
        }
      }
    }
    dated.sort { $0.moment < $1.moment }
    for (one, next) in zip(dated, dated.dropFirst()) {
      let needed = Duration.seconds(SpeakingTime.of(one.words).secondsRoundedUp)
      guard next.moment - one.moment < needed, let item = next.item else { continue }
      report(
        .cutCue, as: .warning, at: item.location, length: 0,
        "this cue comes while the words before it are still being said",
        "saying those takes about \(TimeReader.words(for: needed)), and this one comes "
          + "\(TimeReader.words(for: next.moment - one.moment)) later")
      return
    }
    guard let last = dated.last(where: { $0.moment < end }), let item = last.item else { return }
    let needed = Duration.seconds(SpeakingTime.of(last.words).secondsRoundedUp)
    guard last.moment + needed > end else { return }
    report(
      .cutCue, as: .warning, at: item.location, length: 0,
      "these words are still being said when the step is over",
      "saying them takes about \(TimeReader.words(for: needed)), and the step ends "
        + "\(TimeReader.words(for: end - last.moment)) later")
  }

  /// Warns about a rest without words at the end.
  private mutating func adviseOnLastRest(
    _ steps: [Step], _ entry: YAMLEntry, _ message: String,
    _ hint: String = "leave it out"
  ) {
    guard case .list(let items) = entry.value.content, items.count == steps.count,
      steps.count > 1, let last = steps.last, let item = items.last, !last.isSkipped,
      last.action.timedAction == .rest, last.title.isEmpty, last.text.isEmpty,
      steps.dropLast().contains(where: { !$0.isSkipped && $0.action.timedAction != .rest })
    else { return }
    report(.lastRest, as: .warning, at: item.location, length: 0, message, hint)
  }

  private mutating func adviseOnSpine(_ value: YAMLValue) {
    guard case .text(let text) = value.content, let area = SpineRule.area(rolledIn: text) else {
      return
    }
    report(
      .rollsSpine, as: .warning, at: value, "this speaks of rolling the \(area)",
      "a roller stays between the bottom of the shoulder blades and the lowest ribs")
  }
}

extension Step {
  /// True for massage, and for a group that contains some.
  fileprivate var hasMassage: Bool {
    switch action {
    case .timed(.massage, _): true
    case .group(let steps): steps.contains(where: \.hasMassage)
    default: false
    }
  }
}
