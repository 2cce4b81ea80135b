import RoutineEngine

/// Says words, by the first program of the system's that works, one after the other.
///
/// What is being said is never cut by other words: a voice that is slower than it should be says the
/// next words later, as long as they still make sense.
public final class Voice: CuePlayer {
  private struct Waiting {
    let cue: Cue.Kind
    let words: SpokenWords
    /// The moment from which on it is left unsaid.
    let expiry: Duration
  }

  /// The most that waits to be said.
  private static let mostWaiting = 3

  let player: AudioPlayerProcess
  private let now: () -> Duration
  private var waiting: [Waiting] = []

  /// A voice. If no program that speaks is installed, that is reported at once.
  ///
  /// - Parameters:
  ///   - language: A language's tag: `en`, `en-GB`.
  ///   - volume: From 0, silence, to 1; at one half as loud as the voice is by itself.
  ///   - environment: The environment of programs, with the `PATH` to look for them in.
  ///   - now: The moment on a clock that stands while the computer sleeps.
  ///   - onError: Takes a sentence for the person about what does not work; each is said once.
  public init(
    language: String, volume: Double, environment: [String: String],
    now: @escaping () -> Duration, onError: @escaping (String) -> Void
  ) {
    self.now = now
    let speakers = SoundProgram.speakers(language: language, volume: volume)
    player = AudioPlayerProcess(
      speakers, environment: environment, now: now, onError: onError,
      fallback: (play: { _ in }, notice: "nothing is spoken from now on"))
    if !player.hasProgram {
      let names = speakers.map(\.name).joined(separator: ", ")
      onError("There is no voice: none of \(names) is installed. Install espeak-ng.")
    }
  }

  /// Says the words of a cue, at once or after what is being said.
  public func play(_ cue: Cue.Kind, saying words: SpokenWords?) {
    guard player.hasProgram, let words, !words.isEmpty else { return }
    waiting.append(Waiting(cue: cue, words: words, expiry: now() + cue.longestWait))
    if waiting.count > Self.mostWaiting, let least = waiting.map(\.cue.priority).min(),
      let index = waiting.firstIndex(where: { $0.cue.priority == least })
    {
      waiting.remove(at: index)
    }
    sayNext()
  }

  /// Says words that belong to no cue, like those of an introduction.
  public func say(_ words: SpokenWords) { play(.ready, saying: words) }

  private func sayNext() {
    player.poll()
    while player.current == nil, !waiting.isEmpty {
      let next = waiting.removeFirst()
      if next.expiry < now() { continue }
      player.play(
        PlaybackRequest(
          cue: next.cue, words: next.words.text, input: nil, length: next.words.longest))
    }
  }

  /// Falls silent for what comes next.
  public func hush() {
    waiting = []
    player.interrupt()
  }

  /// Says what waits, and drops a program that has failed or hangs; the next one then takes over.
  public func poll() { sayNext() }

  /// Falls silent.
  public func stop() {
    waiting = []
    player.stop()
  }

  /// Lets the last words be said.
  public func close() { player.close() }
}

extension Cue.Kind {
  /// The longest that its words wait for others to end; later they would mislead. A habit.
  fileprivate var longestWait: Duration {
    switch self {
    case .ready, .start, .rest, .change, .yourTurn, .done: .seconds(10)
    case .words, .endsIn: .seconds(5)
    case .halfway, .lastRound, .countdown, .phase, .rep: .milliseconds(800)
    }
  }
}

extension SpokenWords {
  /// The longest that they take with a slow voice: twice the usual time, and some to begin.
  fileprivate var longest: Duration { length * 2 + .seconds(4) }
}
