import RoutineEngine

/// A key of the routine language. The tables here define the language: parser, suggestions, JSON
/// Schema and manual are derived from them.
struct LanguageKey: Sendable {
  let name: String
  let shape: ValueShape
  /// The explanation in the schema and the manual.
  let meaning: String
  /// The verbs of the steps that accept the key; empty for keys outside of steps.
  var verbs: Set<Verb> = []
  var isRequired = false

  /// The keys of a routine.
  static let routine = [
    LanguageKey(
      name: "format", shape: .format, meaning: "The version of the language: 1.", isRequired: true),
    LanguageKey(
      name: "title", shape: .text(Limits.title), meaning: "What a person calls the routine.",
      isRequired: true),
    LanguageKey(
      name: "summary", shape: .text(Limits.long), meaning: "What it does, in a sentence."),
    LanguageKey(
      name: "kind", shape: .choice(Routine.Kind.allCases.map(\.rawValue)),
      meaning: "What sort of thing it is.", isRequired: true),
    LanguageKey(name: "feel", shape: .text(Limits.phrase), meaning: "Where it should be felt."),
    LanguageKey(
      name: "position", shape: .text(Limits.phrase), meaning: "Sitting, standing, lying."),
    LanguageKey(
      name: "frequency", shape: .frequency,
      meaning: "How often: 5-6 per day, 3 per week, every 2 days, or the least, best and most."),
    LanguageKey(name: "course", shape: .days, meaning: "For how many days: 21 days."),
    LanguageKey(
      name: "sound", shape: .flag,
      meaning: "no: its sessions are silent. yes: as the person's settings say."),
    LanguageKey(
      name: "voice", shape: .voice,
      meaning: "Speak the words, where sound is on; or a language, if the words are not English."
    ),
    LanguageKey(name: "equipment", shape: .texts(Limits.title), meaning: "What one needs."),
    LanguageKey(
      name: "cautions", shape: .texts(Limits.long),
      meaning: "What to know before beginning, and when to stop."),
    LanguageKey(name: "sources", shape: .sources, meaning: "Where the numbers come from."),
    LanguageKey(name: "author", shape: .text(Limits.phrase), meaning: "Who wrote it."),
    LanguageKey(name: "licence", shape: .text(Limits.phrase), meaning: "How it may be shared."),
    LanguageKey(
      name: "was", shape: .names,
      meaning: "The ids it had before: what was done as these counts for it."),
    LanguageKey(name: "steps", shape: .steps, meaning: "What to do, in order.", isRequired: true),
    LanguageKey(
      name: "ending", shape: .steps,
      meaning: "Steps that come at the end, and whenever the session is left early: how to get up."),
  ]

  /// Returns the keys of a move with a verb: the descriptive keys of a routine, the verb, and the
  /// keys of a step.
  static func move(_ verb: Verb?) -> [LanguageKey] {
    let head = routine.filter { !["steps", "ending", "course"].contains($0.name) }.map { key in
      var key = key
      key.isRequired = key.isRequired && key.name != "kind"
      return key
    }
    let names = head.map(\.name)
    let verbs = verb.map { [$0] } ?? Verb.allCases.filter(Verb.moves.contains)
    let ofStep = step.filter {
      !$0.verbs.isDisjoint(with: verbs) && !["skip", "asks"].contains($0.name)
        && !names.contains($0.name)
    }
    return head + verbs.map { self.verb($0) } + ofStep
  }

  /// The keys of a move, by its verb.
  static let moves = Dictionary(uniqueKeysWithValues: Verb.moves.map { ($0, move($0)) })

  /// The former keys of a routine, which are accepted without an effect.
  static let retired = ["dims"]

  /// Returns a verb as a key, with its dose.
  static func verb(_ verb: Verb) -> LanguageKey {
    let (shape, meaning): (ValueShape, String) =
      switch verb {
      case .prompt: (.text(Limits.text), "Words that wait until the person is ready.")
      case .hold:
        (.timeRange(Limits.work, likely: .seconds), "A position to keep, counted down: 15-30 s.")
      case .reps: (.countRange(Limits.count), "A movement to do some number of times: 8-12.")
      case .massage:
        (.timeRange(Limits.work, likely: .minutes), "Rolling, rubbing or pressing: 3-5 min.")
      case .active:
        (.timeRange(Limits.work, likely: .seconds), "A movement for a time: 30 s.")
      case .apply:
        (.timeRange(Limits.work, likely: .minutes), "A pack or a cream that works: 10-20 min.")
      case .rest: (.timeRange(Limits.work, likely: .seconds), "Time to do nothing: 10 s.")
      case .breathe:
        (.timeRange(Limits.work, likely: .minutes), "Breathing by the tempo: 5 min.")
      case .open: (.asLongAsYouLike, "As long as the person likes, counted up.")
      case .group: (.steps, "Steps done together, in rounds.")
      case .use: (.name, "A move, by the name of its file: the keys below override it.")
      case .include: (.name, "Another whole routine, by its id.")
      }
    return LanguageKey(
      name: verb.rawValue, shape: shape, meaning: meaning, verbs: [verb], isRequired: true)
  }

  /// The keys after a step's verb.
  static let step = [
    LanguageKey(
      name: "title", shape: .text(Limits.title),
      meaning: "The name of the move: spoken, shown big.",
      verbs: Set(Verb.allCases).subtracting([.include])),
    LanguageKey(
      name: "text", shape: .text(Limits.text), meaning: "What to do, in a sentence or two.",
      verbs: Verb.work.union([.rest])),
    LanguageKey(
      name: "spoken", shape: .text(Limits.text),
      meaning: "What the voice says instead of the text, if that is long.", verbs: Verb.work),
    LanguageKey(
      name: "dose", shape: .dose, meaning: "The dose, in place of the move's own: 10-15 s.",
      verbs: [.use]),
    LanguageKey(
      name: "note", shape: .text(Limits.long),
      meaning: "Why the dose is lower than that of the move.", verbs: [.use]),
    LanguageKey(
      name: "sides", shape: .sides,
      meaning: "both: all repeats left, then right. alternate: a change after each repeat.",
      verbs: Verb.sided),
    LanguageKey(
      name: "repeat", shape: .countRange(Limits.count), meaning: "How often, per side: 2-4.",
      verbs: Verb.work),
    LanguageKey(
      name: "rounds", shape: .countRange(Limits.count),
      meaning: "How often the group is done: 2-3.",
      verbs: [.group]),
    LanguageKey(
      name: "rest", shape: .time(Limits.pause), meaning: "Between two repeats: 5 s, or none.",
      verbs: Verb.work.union([.group])),
    LanguageKey(
      name: "rest-text", shape: .text(Limits.text),
      meaning: "What to do between two repeats or sides.", verbs: Verb.work.union([.group])),
    LanguageKey(
      name: "ready", shape: .time(Limits.pause),
      meaning: "Time to get ready before the exercise: 5 s, or none.", verbs: Verb.work),
    LanguageKey(
      name: "switch", shape: .time(Limits.pause), meaning: "Time to change sides: 5 s, or none.",
      verbs: Verb.sided),
    LanguageKey(
      name: "tempo", shape: .tempo, meaning: "The rhythm: 3 s there and back, or named phases.",
      verbs: [.massage, .reps, .active, .breathe, .use]),
    LanguageKey(
      name: "before", shape: .texts(Limits.text),
      meaning: "How to get into position; each text waits for the person. Or none.",
      verbs: Verb.work),
    LanguageKey(
      name: "after", shape: .texts(Limits.text),
      meaning: "How to get out of it; each text waits for the person. Or none.",
      verbs: Verb.work),
    LanguageKey(
      name: "wait", shape: .time(Limits.pause),
      meaning: "How long each text of before takes, hands-free: 30 s.",
      verbs: Verb.work),
    LanguageKey(
      name: "written-for", shape: .choice(Side.allCases.map(\.rawValue)),
      meaning: "The side that the words are for; on the other one, left and right change places.",
      verbs: Verb.work.union([.prompt, .rest])),
    LanguageKey(
      name: "about", shape: .timeRange(Limits.work, likely: .seconds),
      meaning: "How long it lasts hands-free: 30-60 s.",
      verbs: [.open, .reps, .prompt, .use]),
    LanguageKey(
      name: "cues", shape: .cues, meaning: "Words at moments within the exercise.",
      verbs: [.hold, .massage, .active, .apply, .rest, .breathe, .open, .use]),
    LanguageKey(
      name: "figure", shape: .name, meaning: "The figure that shows the move.",
      verbs: Verb.work.union([.prompt, .rest])),
    LanguageKey(
      name: "feel", shape: .text(Limits.phrase), meaning: "Where this move should be felt.",
      verbs: Verb.work),
    LanguageKey(
      name: "contact", shape: .choice(Contact.allCases.map(\.rawValue)),
      meaning: "What touches the body, if not what the verb says: press for `massage`, else none.",
      verbs: Verb.work),
    LanguageKey(
      name: "load", shape: .text(Limits.title), meaning: "The resistance, in words: red band.",
      verbs: Verb.work),
    LanguageKey(
      name: "easier", shape: .text(Limits.long), meaning: "An easier way to do it.",
      verbs: Verb.work),
    LanguageKey(
      name: "harder", shape: .text(Limits.long), meaning: "A harder way to do it.",
      verbs: Verb.work),
    LanguageKey(
      name: "mistake", shape: .text(Limits.long), meaning: "The usual mistake.",
      verbs: Verb.work),
    LanguageKey(
      name: "cure", shape: .text(Limits.long), meaning: "What to do about the mistake.",
      verbs: Verb.work),
    LanguageKey(
      name: "link", shape: .text(Limits.long),
      meaning: "An address with more about it, to be read; nothing opens it.",
      verbs: Verb.work.union([.prompt])),
    LanguageKey(
      name: "asks", shape: .flag,
      meaning: "Wait for the person, even hands-free.", verbs: [.prompt]),
    LanguageKey(
      name: "skip", shape: .flag, meaning: "Switch the step off.",
      verbs: Set(Verb.allCases)),
  ]

  /// The keys of a source.
  static let source = [
    LanguageKey(
      name: "title", shape: .text(Limits.long), meaning: "The page, paper or handout.",
      isRequired: true),
    LanguageKey(name: "publisher", shape: .text(Limits.phrase), meaning: "Who published it."),
    LanguageKey(
      name: "locator", shape: .text(Limits.long), meaning: "An address, a DOI, a number."),
    LanguageKey(
      name: "grade", shape: .choice(Source.Grade.allCases.map(\.rawValue)),
      meaning: "A: guideline or official handout. B: trial or review. C: consumer or clinic page."),
    LanguageKey(
      name: "fact", shape: .text(Limits.long), meaning: "What the routine takes from it."),
  ]

  /// The keys of a timed cue.
  static let cue = [
    LanguageKey(name: "at", shape: .moment, meaning: "Once, at this moment: 30 s, or half."),
    LanguageKey(
      name: "every", shape: .time(Limits.cuePeriod), meaning: "Again and again, this far apart."),
    LanguageKey(
      name: "say", shape: .text(Limits.phrase), meaning: "The words.", isRequired: true),
  ]
}

/// The public view of the language's tables, for the manual.
public enum LanguageReference {
  /// A key of the language.
  public struct Entry: Sendable, Hashable {
    /// The key, such as `hold`.
    public let name: String
    /// The expected value, such as "a time like `20 s`".
    public let expected: String
    /// The explanation, as a sentence.
    public let meaning: String
    /// True if the key is required.
    public let isRequired: Bool
    /// The verbs of the steps that accept the key, in the order of the language; empty for keys
    /// outside of steps.
    public let verbs: [String]

    init(_ key: LanguageKey) {
      name = key.name
      expected = key.shape.expected
      meaning = key.meaning
      isRequired = key.isRequired
      verbs = Verb.allCases.filter(key.verbs.contains).map(\.rawValue)
    }
  }

  /// The keys of a move.
  public static var move: [Entry] { LanguageKey.move(nil).map(Entry.init) }
  /// The keys of a routine.
  public static var routine: [Entry] { LanguageKey.routine.map(Entry.init) }
  /// The verbs, one of which begins each step.
  public static var verbs: [Entry] { Verb.allCases.map { Entry(LanguageKey.verb($0)) } }
  /// The keys below a verb.
  public static var step: [Entry] { LanguageKey.step.map(Entry.init) }
  /// The keys of a source.
  public static var source: [Entry] { LanguageKey.source.map(Entry.init) }
  /// The keys of a timed cue.
  public static var cue: [Entry] { LanguageKey.cue.map(Entry.init) }
}
