/// A person's choices of sound.
public struct SoundSettings: Sendable, Hashable {
  /// True if tones are played.
  public var hasTones: Bool
  /// True if instructions are spoken.
  public var hasVoice: Bool
  /// From 0, silence, to 1. One half is a tone that a quiet room is not startled by, and a voice
  /// as loud as it is by itself.
  public var volume: Double
  /// The language of the voice, as a tag: `en`, `en-GB`.
  public var language: String

  /// Settings; the defaults are what most people want.
  public init(
    hasTones: Bool = true, hasVoice: Bool = false, volume: Double = 0.5, language: String = "en"
  ) {
    self.hasTones = hasTones
    self.hasVoice = hasVoice
    self.volume = volume
    self.language = language
  }

  /// A player of cues for these settings, as far as this system can.
  ///
  /// - Parameters:
  ///   - environment: The environment of programs, with the `PATH` to look for them in.
  ///   - bell: The terminal's bell, used if no program plays tones.
  ///   - onError: Takes a sentence for the person about what does not work; each is said once.
  /// - Returns: A player to be closed at the end.
  public func player(
    environment: [String: String], bell: Bell, onError: @escaping (String) -> Void
  ) -> any CuePlayer {
    // Programs do not run while the computer sleeps: nor does the clock that finds one that hangs.
    let clock = SuspendingClock()
    let start = clock.now
    let now = { clock.now - start }
    var players: [any CuePlayer] = []
    if hasTones {
      players.append(
        Tones(volume: volume, environment: environment, bell: bell, now: now, onError: onError))
    }
    if hasVoice {
      players.append(
        Voice(
          language: language, volume: volume, environment: environment, now: now,
          onError: onError))
    }
    return CuePlayers(players)
  }
}
