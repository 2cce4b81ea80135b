import RoutineEngine

/// Plays cues as words, spoken by the first program of the system's that works, one at a time.
public final class Voice: CuePlayer {
  let player: AudioPlayerProcess
  private let countsAloud: Bool

  /// A voice. If no program that speaks is installed, that is reported at once.
  ///
  /// - Parameters:
  ///   - language: A language's tag: `en`, `en-GB`.
  ///   - volume: From 0, silence, to 1; at one half as loud as the voice is by itself.
  ///   - countsAloud: True if 3-2-1 is spoken.
  ///   - environment: The environment of programs, with the `PATH` to look for them in.
  ///   - now: The moment on a clock that stands while the computer sleeps.
  ///   - onError: Takes a sentence for the person about what does not work; each is said once.
  public init(
    language: String, volume: Double, countsAloud: Bool = false, environment: [String: String],
    now: @escaping () -> Duration, onError: @escaping (String) -> Void
  ) {
    self.countsAloud = countsAloud
    let speakers = SoundProgram.speakers(language: language, volume: volume)
    player = AudioPlayerProcess(
      speakers, environment: environment, now: now, onError: onError,
      fallback: (play: { _ in }, notice: "nothing is spoken from now on"))
    if !player.hasProgram {
      let names = speakers.map(\.name).joined(separator: ", ")
      onError("There is no voice: none of \(names) is installed. Install espeak-ng.")
    }
  }

  /// Says what there is to say: instead of what is being said if that matters no more, else not at
  /// all.
  public func play(_ cue: Cue.Kind, of segment: Segment?) {
    guard player.hasProgram,
      let words = Speech.words(for: cue, in: segment, countsAloud: countsAloud), !words.isEmpty
    else { return }
    player.poll()
    if let current = player.current {
      guard Speech.cutsShort(cue, current.cue) else { return }
      player.interrupt()
    }
    player.play(
      PlaybackRequest(cue: cue, words: words, input: nil, length: Speech.longest(words)))
  }

  /// Drops a program that has failed or hangs; the next one then takes over.
  public func poll() { player.poll() }
  /// Falls silent.
  public func stop() { player.stop() }
  /// Lets the last words be said.
  public func close() { player.close() }
}
