import CarePlan
import RoutineEngine

/// The keys of plans.
extension LanguageKey {
  /// The keys of a plan.
  static let plan = [
    LanguageKey(
      name: "format", shape: .format, meaning: "The version of the language: 1.", isRequired: true),
    LanguageKey(
      name: "title", shape: .text(Limits.title), meaning: "What a person calls the plan.",
      isRequired: true),
    LanguageKey(
      name: "summary", shape: .text(Limits.long), meaning: "What it is for, in a sentence."),
    LanguageKey(
      name: "from", shape: .text(Limits.phrase), meaning: "Who it comes from: your physiotherapist."
    ),
    LanguageKey(
      name: "link", shape: .text(Limits.phrase), meaning: "Where there is more about it."),
    LanguageKey(name: "licence", shape: .text(Limits.phrase), meaning: "How it may be shared."),
    LanguageKey(
      name: "cautions", shape: .texts(Limits.long),
      meaning: "What to know before beginning, and when to stop."),
    LanguageKey(name: "sources", shape: .sources, meaning: "Where the numbers come from."),
    LanguageKey(
      name: "weekdays", shape: .weekdays,
      meaning: "The days on which there is something to do: mon-fri. Without it, all."),
    LanguageKey(
      name: "missed", shape: .choice(Plan.Missed.allCases.map(\.rawValue)),
      meaning:
        "go-on: a missed day changes nothing. repeat-week: a week with under half of its days done comes once more. wait: a day passes once half of it is done."
    ),
    LanguageKey(
      name: "phases", shape: .phases, meaning: "The parts of the plan, in order.", isRequired: true),
    LanguageKey(
      name: "rules", shape: .rules, meaning: "What happens when, like pain 6 or more: rest today."),
    LanguageKey(name: "ends", shape: .text(Limits.text), meaning: "What is said at its end."),
    LanguageKey(
      name: "routines", shape: .ownRoutines,
      meaning: "Routines that the plan brings along, each with an id."),
  ]

  /// The keys of a phase.
  static let phase = [
    LanguageKey(
      name: "title", shape: .text(Limits.title), meaning: "The name of the phase.", isRequired: true
    ),
    LanguageKey(name: "days", shape: .span, meaning: "Its days, from the plan's first: 3-7."),
    LanguageKey(name: "weeks", shape: .span, meaning: "Its weeks, in place of days: 1-2."),
    LanguageKey(name: "text", shape: .text(Limits.text), meaning: "What to know in this phase."),
    LanguageKey(
      name: "level", shape: .choice(Level.allCases.map(\.rawValue)),
      meaning: "The highest level; the person's own may be lower."),
    LanguageKey(name: "do", shape: .items, meaning: "What to do, and how often.", isRequired: true),
    LanguageKey(
      name: "never", shape: .choices(PlanExclusion.allCases.map(\.rawValue)),
      meaning: "What is left out in this phase."),
    LanguageKey(
      name: "move-on", shape: .conditions,
      meaning: "What has to be so before the next phase comes."),
    LanguageKey(
      name: "not-before", shape: .planDay,
      meaning: "The first day of the plan after which it may. Without it, the phase's last day."),
    LanguageKey(
      name: "at-latest", shape: .planDay,
      meaning: "The day of the plan after which it does in any case. Without it, a week later."),
    LanguageKey(name: "rules", shape: .rules, meaning: "Rules for this phase alone."),
  ]

  /// The keys of a routine in a phase.
  static let item = [
    LanguageKey(name: "frequency", shape: .frequency, meaning: "How often. Without it, daily."),
    LanguageKey(
      name: "level", shape: .choice(Level.allCases.map(\.rawValue)),
      meaning: "The highest level of this routine."),
    LanguageKey(name: "dose", shape: .planDose, meaning: "The dose of a move: {move: 1 min}."),
    LanguageKey(
      name: "note", shape: .text(Limits.long),
      meaning: "Why the dose is lower than that of the move."),
    LanguageKey(
      name: "weekdays", shape: .weekdays, meaning: "Its days, of those of the plan: mon, wed, fri."),
    LanguageKey(
      name: "when", shape: .choice(Plan.Item.Moment.allCases.map(\.rawValue)),
      meaning: "break: offered in breaks from sitting."),
    LanguageKey(name: "optional", shape: .flag, meaning: "yes: no day needs it."),
  ]

  /// The keys of a dose in a phase.
  static let planDose = [
    LanguageKey(
      name: "move", shape: .dose, meaning: "The time or the count of the move: 90 s, 8-10."),
    LanguageKey(
      name: "repeat", shape: .countRange(Limits.count), meaning: "How often, per side: 2-3."),
  ]

  /// The keys of a routine that a plan defines.
  static let ownRoutine =
    [
      LanguageKey(
        name: "id", shape: .name, meaning: "What the plan's phases call it.", isRequired: true)
    ] + routine.filter { $0.name != "format" }
}

extension LanguageReference {
  /// The keys of a plan.
  public static var plan: [Entry] { LanguageKey.plan.map(Entry.init) }
  /// The keys of a phase.
  public static var phase: [Entry] { LanguageKey.phase.map(Entry.init) }
  /// The keys of a routine in a phase.
  public static var item: [Entry] { LanguageKey.item.map(Entry.init) }
  /// The keys of a dose in a phase.
  public static var planDose: [Entry] { LanguageKey.planDose.map(Entry.init) }
}
