/// The routine language, told to people: the manual is written from it, and it from the tables that
/// the parser reads by.
public enum LanguageReference {
  /// One key of the language.
  public struct Entry: Sendable, Hashable {
    /// The key: `hold`.
    public let name: String
    /// What may be written behind it: "a time like `20 s`".
    public let expected: String
    /// What it says.
    public let meaning: String
    /// Whether it must be there.
    public let isRequired: Bool
    /// The verbs whose steps take it, in the order of the language; empty where it is no step's.
    public let verbs: [String]

    init(_ key: LanguageKey) {
      name = key.name
      expected = key.shape.expected
      meaning = key.meaning
      isRequired = key.isRequired
      verbs = Verb.allCases.filter(key.verbs.contains).map(\.rawValue)
    }
  }

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
