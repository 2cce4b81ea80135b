import RoutineEngine

/// Warnings about values that are unwise or have no effect.
extension RoutineParser {
  /// Warns about a routine as a whole.
  mutating func advise(_ routine: Routine, _ fields: Fields) {
    let massages = routine.kind == .massage || routine.steps.contains(where: \.hasMassage)
    if massages, routine.cautions.isEmpty, fields["cautions"] == nil {
      report(
        .noCaution, as: .warning, at: fields["kind"]?.entry.location ?? .beginning,
        length: fields["kind"] == nil ? 0 : 4, "this routine has massage in it, but no cautions",
        "write `cautions:`, who should not do it and when to stop")
    }
    if routine.sources.isEmpty, fields["sources"] == nil {
      report(
        .noSource, as: .warning, at: .beginning, length: 0,
        "this routine does not say where its numbers come from", "write `sources:`")
    }
    if let summary = fields["summary"] { adviseOnSpine(summary.entry.value) }
  }

  /// Warns about a step.
  mutating func advise(_ step: Step, _ verb: Verb, _ first: YAMLEntry, _ fields: Fields) {
    switch step.action {
    case .hold(let dose) where dose.high > .seconds(60):
      report(
        .longHold, as: .warning, at: first.value,
        "a hold over 60 s is no better than a shorter one",
        "15-30 s, repeated, is what the guidelines give")
    case .massage(let dose) where dose.high > .minutes(5):
      report(
        .longMassage, as: .warning, at: first.value, "over 5 min on one spot can bruise",
        "3-5 min is enough; give each spot a step of its own")
    default: break
    }
    adviseOnReading(step, fields)
    adviseOnUnused(step, fields)
    adviseOnCues(step, fields)
    if verb == .prompt { adviseOnSpine(first.value) }
    for name in ["title", "text"] {
      if let field = fields[name] { adviseOnSpine(field.entry.value) }
    }
  }

  /// Warns about text that takes longer to read, at about three words a second, than the time to get
  /// ready and the shortest work.
  private mutating func adviseOnReading(_ step: Step, _ fields: Fields) {
    let work: Duration
    switch step.action {
    case .hold(let dose), .massage(let dose), .breathe(let dose), .rest(let dose): work = dose.low
    default: return
    }
    guard let field = fields["text"] else { return }
    var ready = step.ready ?? .seconds(5)
    if case .rest = step.action { ready = .zero }
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
    let end: Duration
    switch step.action {
    case .hold(let dose), .massage(let dose), .breathe(let dose), .rest(let dose): end = dose.high
    default: return
    }
    guard let field = fields["cues"], case .list(let items) = field.entry.value.content else {
      return
    }
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
  /// A Boolean value: `true` for massage, and for a group that contains some.
  fileprivate var hasMassage: Bool {
    switch action {
    case .massage: true
    case .group(let steps): steps.contains(where: \.hasMassage)
    default: false
    }
  }
}
