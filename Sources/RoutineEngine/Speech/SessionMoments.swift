/// A sound or words in a session without any key press.
public struct SessionMoment: Sendable, Hashable {
  /// The moment of the cue, since the session began.
  public let at: Duration
  /// The segment, as an index of the timeline's segments.
  public let segment: Int
  /// The cue.
  public let cue: Cue.Kind
  /// The words; `nil` if there is only a tone.
  public let words: SpokenWords?
  /// The moment at which the voice begins.
  public let spokenAt: Duration
  /// The estimated time to say the words.
  public var speaking: Duration { words?.length ?? .zero }
}

extension Timeline {
  /// Simulates a hands-free session from beginning to end. A key is pressed only where a step needs
  /// an answer of the person.
  ///
  /// - Parameter options: The person's choices of what is spoken.
  /// - Returns: All cues and words, in order.
  public func moments(_ options: Narration.Options = .init()) -> [SessionMoment] {
    var (session, effects) = Session.begin(self, isHandsFree: true)
    var moments: [SessionMoment] = []
    var began: Duration = .zero
    var narration: Narration?
    while true {
      for effect in effects {
        switch effect {
        case .entered(let context, let at):
          began = at
          narration = Narration(
            of: context.index, in: self, length: context.length, isHandsFree: true,
            options: options)
        case .cue(let cue, let context, let at):
          let utterance =
            cue == .done
            ? nil
            : narration?.utterances.first { $0.cue == cue && $0.cueOffset == at - began }
          let words = cue == .done ? context.words(for: cue, options: options) : utterance?.words
          moments.append(
            SessionMoment(
              at: at, segment: context.index, cue: cue, words: words,
              spokenAt: utterance.map { began + $0.offset } ?? at))
        case .started, .finished, .paused, .resumed, .adjusted, .refused, .ended: break
        }
      }
      if case .ended = session.state { return moments }
      // Only the person can answer: the simulation does so once the words are over.
      if let next = session.nextDeadline {
        effects = session.handle(.advanced, at: next)
      } else {
        let last = moments.last.map { $0.spokenAt + $0.speaking } ?? began
        effects = session.handle(.answered, at: max(last, began))
      }
    }
  }
}
