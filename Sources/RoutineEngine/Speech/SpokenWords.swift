/// Words for a voice, in sentences. A sentence is made of parts, such as a number or the name of a
/// move, that can be recorded one by one.
public struct SpokenWords: Sendable, Hashable {
  /// The parts of each sentence, without a full stop; none is empty.
  public let sentences: [[String]]

  /// Sentences of parts, made to be heard; what is empty is left out.
  public init(_ sentences: [[String]?]) {
    self.sentences = sentences.compactMap { $0?.map(SpokenText.of).filter { !$0.isEmpty } }
      .filter { !$0.isEmpty }
  }

  /// A text of whole sentences.
  public init(_ text: String) { self.init([[text]]) }

  /// All of it, in whole sentences.
  public var text: String {
    sentences.map { parts in
      let sentence = parts.joined(separator: " ")
      return sentence.last.map(".!?:;,".contains) ?? true ? sentence : sentence + "."
    }.joined(separator: " ")
  }

  /// The parts in the order in which they are said.
  public var parts: [String] { sentences.flatMap(\.self) }

  /// True if there is nothing to say.
  public var isEmpty: Bool { sentences.isEmpty }

  /// The estimated time to say it.
  public var length: Duration { SpeakingTime.of(text) }
}
