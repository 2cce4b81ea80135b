/// Words for a voice, in sentences. A sentence consists of parts, such as a number or the name of a
/// move, that can be recorded separately.
public struct SpokenWords: Sendable, Hashable {
  /// The parts of each sentence, without a full stop; none is empty.
  public let sentences: [[String]]

  /// Sentences of parts, each made speakable by ``SpokenText``. Empty parts are left out.
  public init(_ sentences: [[String]?]) {
    self.sentences = sentences.compactMap { $0?.map(SpokenText.of).filter { !$0.isEmpty } }
      .filter { !$0.isEmpty }
  }

  /// A text of whole sentences.
  public init(_ text: String) { self.init([[text]]) }

  /// A text split into sentences, so that each is recorded once for all texts that contain it.
  /// Words after a semicolon, or with a capital letter after a colon, are a part of their own.
  public init(sentencesOf text: String) {
    var sentences: [[String]] = [[""]]
    let words = text.split(whereSeparator: \.isWhitespace)
    for (index, word) in words.enumerated() {
      let next = words.dropFirst(index + 1).first?.first
      let isSentence = word.last.map(".?!".contains) ?? false && !SpokenText.isAbbreviation(word)
      let isPart = word.last == ";" || word.last == ":" && next?.isUppercase ?? false
      let end = sentences.count - 1
      let part = word.last == "." && isSentence ? word.dropLast() : word
      let last = sentences[end].count - 1
      sentences[end][last] += (sentences[end][last].isEmpty ? "" : " ") + part
      if isSentence { sentences.append([""]) } else if isPart { sentences[end].append("") }
    }
    self.init(sentences)
  }

  /// All sentences as one text, with full stops.
  public var text: String {
    sentences.map { parts in
      let sentence = parts.joined(separator: " ")
      return sentence.last.map(".!?:;,".contains) ?? true ? sentence : sentence + "."
    }.joined(separator: " ")
  }

  /// The parts of all sentences, in order.
  public var parts: [String] { sentences.flatMap(\.self) }

  /// True if there is nothing to say.
  public var isEmpty: Bool { sentences.isEmpty }

  /// The estimated time to say the words.
  public var length: Duration { SpeakingTime.of(text) }
}
