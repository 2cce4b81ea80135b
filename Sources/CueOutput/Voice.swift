import RoutineEngine

/// Cues as words, spoken by the first program of the system's that works, one at a time.
public final class Voice: CuePlayer {
  let performer: Performer
  private let countsAloud: Bool

  /// A voice. Where no program is installed that speaks, that is said at once.
  ///
  /// - Parameters:
  ///   - language: A language's tag: `en`, `en-GB`.
  ///   - volume: From 0, silence, to 1; at one half as loud as the voice is by itself.
  ///   - countsAloud: Whether 3-2-1 is spoken.
  ///   - environment: Where programs are looked for, and what they are started in.
  ///   - now: The moment on a clock that stands while the computer sleeps.
  ///   - report: Takes a sentence for the person about what does not work; each is said once.
  public init(
    language: String, volume: Double, countsAloud: Bool = false, environment: [String: String],
    now: @escaping () -> Duration, report: @escaping (String) -> Void
  ) {
    self.countsAloud = countsAloud
    let speakers = SoundProgram.speakers(language: language, volume: volume)
    performer = Performer(
      speakers, environment: environment, now: now, report: report,
      withoutProgram: (cue: { _ in }, notice: "nothing is spoken from now on"))
    if !performer.hasProgram {
      let names = speakers.map(\.name).joined(separator: ", ")
      report("There is no voice: none of \(names) is installed. Install espeak-ng.")
    }
  }

  /// Says what there is to say: instead of what is being said if that matters no more, else not at
  /// all.
  public func play(_ cue: Cue.Kind, of segment: Segment?) {
    guard performer.hasProgram,
      let words = Speech.words(for: cue, in: segment, countsAloud: countsAloud), !words.isEmpty
    else { return }
    performer.tend()
    if let current = performer.current {
      guard Speech.cutsShort(cue, current.cue) else { return }
      performer.cut()
    }
    performer.begin(
      Performance(cue: cue, words: words, input: nil, length: Speech.longest(words)))
  }

  /// Notices a program that has failed or hangs; the next one then takes over.
  public func tend() { performer.tend() }
  /// Falls silent.
  public func hush() { performer.hush() }
  /// Lets the last words be said.
  public func close() { performer.close() }
}
