/// What a step can have a person do: the first key of a step.
enum Verb: String, Sendable, CaseIterable {
  case prompt, hold, reps, massage, rest, breathe, open, group, include

  /// A step of it, with its article: "an `open` step".
  var step: String { (self == .open || self == .include ? "an" : "a") + " `\(rawValue)` step" }

  /// The verbs that are work, counted or timed.
  static let work: Set<Verb> = [.hold, .reps, .massage, .breathe, .open]
  /// The work that can be done on one side and then on the other.
  static let sided: Set<Verb> = [.hold, .reps, .massage, .open]
}
