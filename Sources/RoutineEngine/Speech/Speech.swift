/// The words of the voice.
public enum Speech {
  /// Returns the words for a cue, longest first. A shorter variant is used if the time is short.
  ///
  /// - Parameters:
  ///   - cue: The cue.
  ///   - segment: The current segment; `nil` once the session is over.
  /// - Returns: The variants; none if the cue is not spoken.
  public static func variants(for cue: Cue.Kind, in segment: Segment?) -> [SpokenWords] {
    var ways: [SpokenWords]
    switch cue {
    case .ready: ways = segment.map(introductions) ?? [SpokenWords("Get ready")]
    case .countdown(let seconds): ways = [SpokenWords("\(seconds)")]
    case .start: ways = segment.map(beginnings) ?? [SpokenWords("Begin")]
    case .halfway: ways = [SpokenWords("Halfway")]
    case .words(let words): ways = [SpokenWords(words), SpokenWords(firstSentence(of: words))]
    case .rest: ways = segment.map(rests) ?? [SpokenWords("Rest")]
    case .change: ways = segment.map(changes) ?? [SpokenWords("Switch sides")]
    case .yourTurn: ways = segment.map(waits) ?? []
    case .phase(let name, _): ways = [SpokenWords(name)]
    case .rep(let number):
      ways = [SpokenWords([["\(number)"], number == segment?.count ? ["Last one"] : nil])]
      if number == segment?.count { ways.append(SpokenWords("\(number)")) }
    case .lastRound: ways = []
    case .endsIn(let seconds):
      ways = [
        SpokenWords([["Moving on in", "\(seconds)", "seconds"]]),
        SpokenWords([["\(seconds)", "seconds"]]),
      ]
    case .done: ways = [SpokenWords("Done")]
    }
    var known: Set<SpokenWords> = []
    ways = ways.filter { !$0.isEmpty && known.insert($0).inserted }
    return ways
  }

  /// Returns the name of a segment with its side and repeat, for work that resumes after a pause.
  public static func name(of segment: Segment) -> SpokenWords {
    SpokenWords([[segment.name], side(of: segment), repetition(of: segment)])
  }

  private static func introductions(to segment: Segment) -> [SpokenWords] {
    let name = segment.name.isEmpty ? "Get ready" : segment.name
    return introductions(name, to: segment)
  }

  private static func introductions(_ name: String, to segment: Segment) -> [SpokenWords] {
    let text = segment.tellsText ? segment.spoken ?? segment.text : ""
    guard segment.tellsName else {
      let head = [newRound(segment), repetition(of: segment)]
      return [
        SpokenWords(head + [[text]]), SpokenWords(head + [[firstSentence(of: text)]]),
        SpokenWords(head),
      ]
    }
    let head = [newRound(segment), [name], side(of: segment), repetition(of: segment)]
    return [
      SpokenWords(head + [[text]]), SpokenWords(head + [[firstSentence(of: text)]]),
      SpokenWords(head), SpokenWords([[name], side(of: segment)]), SpokenWords(name),
    ]
  }

  /// Work without an introduction begins with its own name.
  private static func beginnings(of segment: Segment) -> [SpokenWords] {
    if segment.isUnannounced, !segment.name.isEmpty {
      let ways = introductions(segment.name, to: segment)
      if ways.contains(where: { !$0.isEmpty }) { return ways }
    }
    let phase = segment.tempo?.phases.first { !$0.isStill }?.name ?? ""
    switch segment.kind {
    case .hold: return [SpokenWords("Hold")]
    case .breathe: return [SpokenWords("Breathe \(phase)"), SpokenWords("Breathe")]
    case .massage, .active:
      let way = phase.isEmpty ? nil : SpokenWords([["Begin,", phase]])
      return [way, SpokenWords("Begin")].compactMap(\.self)
    case .apply, .reps, .open, .prompt, .ready, .rest, .change:
      return [SpokenWords("Begin")]
    }
  }

  private static func changes(in segment: Segment) -> [SpokenWords] {
    let switched = segment.side.map { ["Now the \($0.rawValue) side"] } ?? ["Switch sides"]
    let text = segment.hasOwnText ? segment.spoken ?? segment.text : ""
    let name = segment.name.isEmpty ? nil : [segment.name]
    return [
      SpokenWords([newRound(segment), [text], switched, name, repetition(of: segment)]),
      SpokenWords([newRound(segment), switched, name, repetition(of: segment)]),
      SpokenWords([newRound(segment), switched]), SpokenWords([switched]),
    ]
  }

  /// A rest that is a step says its purpose; a rest between two repeats says the next move.
  private static func rests(in segment: Segment) -> [SpokenWords] {
    guard segment.repetition != nil || segment.hasOwnText else {
      let title = [segment.title.isEmpty ? "Rest" : segment.title]
      return [
        SpokenWords([newRound(segment), title, [segment.text], next(after: segment)]),
        SpokenWords([newRound(segment), title, next(after: segment)]), SpokenWords([title]),
      ]
    }
    let text = segment.hasOwnText ? [segment.text] : nil
    let repetition = repetition(of: segment)
    let isNamed = segment.leadsTo == nil && !segment.name.isEmpty
    let next = isNamed ? ["Next:", segment.name] : next(after: segment)
    let side = isNamed ? side(of: segment) : nil
    return [
      SpokenWords([newRound(segment), ["Rest"], text, next, side, repetition]),
      SpokenWords([newRound(segment), ["Rest"], text, next, repetition]),
      SpokenWords([newRound(segment), ["Rest"], text, repetition ?? next]),
      SpokenWords([newRound(segment), ["Rest"], repetition ?? next]), SpokenWords("Rest"),
    ]
  }

  private static func next(after segment: Segment) -> [String]? {
    segment.leadsTo.flatMap { $0.isEmpty ? nil : ["Next:", $0] }
  }

  private static func waits(in segment: Segment) -> [SpokenWords] {
    let name = segment.tellsName && !segment.name.isEmpty ? [segment.name] : nil
    let text = segment.tellsText ? segment.spoken ?? segment.text : ""
    let count: [String]? = segment.count.map { $0 == 1 ? ["Once"] : ["\($0)", "times"] }
    let side = segment.tellsName ? side(of: segment) : nil
    let head = [newRound(segment), name, side, repetition(of: segment), count]
    // A hands-free session waits here, too, so the words name the key.
    let key = segment.asks ? ["Press Enter to continue"] : nil
    return [
      SpokenWords(head + [[text], key]), SpokenWords(head + [[firstSentence(of: text)], key]),
    ] + (name == nil ? [] : [SpokenWords(head + [key])])
  }

  /// A new round is announced once, at its beginning.
  private static func newRound(_ segment: Segment) -> [String]? {
    guard segment.beginsRound, let round = segment.round else { return nil }
    return round.index == round.of
      ? ["Last round,", "\(round.index)", "of", "\(round.of)"]
      : ["Round", "\(round.index)", "of", "\(round.of)"]
  }

  private static func side(of segment: Segment) -> [String]? {
    segment.side.map { ["\($0 == .left ? "Left" : "Right") side"] }
  }

  private static func repetition(of segment: Segment) -> [String]? {
    guard let repetition = segment.repetition, repetition.of > 1 else { return nil }
    let set = segment.kind == .reps ? ["Set"] : []
    return set + ["\(repetition.index)", "of", "\(repetition.of)"]
  }

  /// Returns the text up to the end of its first sentence.
  private static func firstSentence(of text: String) -> String {
    var index = text.startIndex
    while index < text.endIndex {
      let next = text.index(after: index)
      if ".!?".contains(text[index]), next == text.endIndex || text[next] == " " {
        return String(text[..<next])
      }
      index = next
    }
    return text
  }
}
