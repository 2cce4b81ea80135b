import RoutineEngine

/// The type of a key's value.
enum ValueShape: Sendable {
  /// The version number of the format.
  case format
  /// Words, with a maximum of characters.
  case text(Int)
  /// One word of a list.
  case choice([String])
  /// A single time within bounds; `none` means zero, if zero is within them.
  case time(ClosedRange<Duration>)
  /// A time or a range of times within bounds, with the unit to suggest.
  case timeRange(ClosedRange<Duration>, likely: TimeUnit)
  /// A count or a range of counts.
  case countRange(ClosedRange<Int>)
  /// A time or a count, or a range of either, depending on the verb of the move.
  case dose
  /// A frequency: `5-6 per day`, `3 per week`, `every 2 days`.
  case frequency
  /// A number of days: `21 days`.
  case days
  /// Yes or no.
  case flag
  /// `yes`, `no` or a language tag.
  case voice
  /// The name of a routine or a figure.
  case name
  /// A name, or a list of them.
  case names
  /// The text `as long as you like`.
  case asLongAsYouLike
  /// The sides of the body.
  case sides
  /// A rhythm.
  case tempo
  /// A moment within a step.
  case moment
  /// A list of texts, each with a maximum of characters.
  case texts(Int)
  /// A list of sources.
  case sources
  /// A list of timed words.
  case cues
  /// A list of steps.
  case steps
  /// Several words of a list.
  case choices([String])
  /// Days of the week.
  case weekdays
  /// A range of days or weeks of a plan.
  case span
  /// A day or a week of a plan.
  case planDay
  /// Conditions: `pain 3 or less on 3 days`.
  case conditions
  /// Rules: a list of conditions, each with its actions.
  case rules
  /// The phases of a plan.
  case phases
  /// The routines of a phase.
  case items
  /// The dose of a move in a plan.
  case planDose
  /// Whole routines that a plan defines.
  case ownRoutines

  /// The expected value in a message, such as `a time like 20 s`.
  var expected: String {
    switch self {
    case .format: "`1`"
    case .text: "a text"
    case .choice(let words): Suggestion.alternatives(words)
    case .time(let bounds):
      bounds.contains(.zero) ? "a time like `5 s`, or `none`" : "a time like `45 s`"
    case .timeRange(_, .seconds): "a time like `20 s` or a range like `15-30 s`"
    case .timeRange: "a time like `3 min` or a range like `3-5 min`"
    case .countRange: "a count like `3` or a range like `2-4`"
    case .dose: "a dose like that of the move, `10-15 s` or `8-10`"
    case .frequency: "how often, like `5-6 per day`, `3 per week` or `every 2 days`"
    case .days: "how long, like `21 days`"
    case .flag: "`yes` or `no`"
    case .voice: "`yes`, `no`, or a language like `de`"
    case .name: "a name of `a-z`, `0-9` and `-`"
    case .names: "a name of `a-z`, `0-9` and `-`, or a list of them"
    case .asLongAsYouLike: "`as long as you like`"
    case .sides: "`both`, `alternate`, `left`, `right` or `none`, and `both, right first`"
    case .tempo: "a stroke like `3 s`, or phases like `in 4 s, out 6 s`"
    case .moment: "a time like `30 s`, or `half`"
    case .texts: "a list of texts, each after `- `"
    case .sources: "a list of sources, each beginning with `- title:`"
    case .cues: "a list of cues like `- at: half` with `say:` below"
    case .steps: "a list of steps, each beginning with `- ` and its verb"
    case .choices(let words): "a list like `[\(words.prefix(2).joined(separator: ", "))]`"
    case .weekdays: "days like `mon-fri` or `mon, wed, fri`"
    case .span: "a number like `3` or a range like `3-7`"
    case .planDay: "a day like `day 17` or a week like `week 2`"
    case .conditions: "what has to be so, like `pain 3 or less on 3 days`"
    case .rules: "a list of rules like `- pain 6 or more: rest today`"
    case .phases: "a list of phases, each beginning with `- title:`"
    case .items: "a list of routines, like `- neck-ease: 2 per day`"
    case .planDose: "a dose like `{move: 1 min}`"
    case .ownRoutines: "a list of routines, each beginning with `- id:`"
    }
  }
}
