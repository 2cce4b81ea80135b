/// Words of a routine's author at a moment of a step: "move to the next spot".
public struct TimedCue: Sendable, Hashable {
  /// When within the step the words come.
  public enum Moment: Sendable, Hashable {
    /// Once, this long after the work begins.
    case at(Duration)
    /// Once, half-way through.
    case half
    /// Again and again, this far apart; never at the very beginning or end.
    case every(Duration)
  }

  /// When the words come.
  public let moment: Moment
  /// The words.
  public let words: String

  /// Words at a moment.
  public init(_ moment: Moment, _ words: String) {
    self.moment = moment
    self.words = words
  }
}
