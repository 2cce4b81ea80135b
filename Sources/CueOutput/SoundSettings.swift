/// How a person wants to hear a session.
public struct SoundSettings: Sendable, Hashable {
  /// Whether tones are played.
  public var hasTones: Bool
  /// Whether what is to be done is spoken.
  public var hasVoice: Bool
  /// From 0, silence, to 1. One half is a tone that a quiet room is not startled by, and a voice
  /// as loud as it is by itself.
  public var volume: Double
  /// The language of the voice, as a tag: `en`, `en-GB`.
  public var language: String
  /// Whether 3-2-1 is spoken.
  public var countsAloud: Bool

  /// Wishes; what is left out is as most people want it.
  public init(
    hasTones: Bool = true, hasVoice: Bool = false, volume: Double = 0.5, language: String = "en",
    countsAloud: Bool = false
  ) {
    self.hasTones = hasTones
    self.hasVoice = hasVoice
    self.volume = volume
    self.language = language
    self.countsAloud = countsAloud
  }

  /// What lets cues be heard as wished, as far as this system can.
  ///
  /// - Parameters:
  ///   - environment: Where programs are looked for, and what they are started in.
  ///   - bell: The terminal's bell, for where no program plays tones.
  ///   - report: Takes a sentence for the person about what does not work; each is said once.
  /// - Returns: A player to be closed at the end.
  public func player(
    environment: [String: String], bell: Bell, report: @escaping (String) -> Void
  ) -> any CuePlayer {
    // What hangs is told by a clock that stands while the computer sleeps.
    let clock = SuspendingClock()
    let start = clock.now
    let now = { clock.now - start }
    var players: [any CuePlayer] = []
    if hasTones {
      players.append(
        Tones(volume: volume, environment: environment, bell: bell, now: now, report: report))
    }
    if hasVoice {
      players.append(
        Voice(
          language: language, volume: volume, countsAloud: countsAloud, environment: environment,
          now: now, report: report))
    }
    return CuePlayers(players)
  }
}
