import RoutineEngine

/// A person's choices of sound.
public struct SoundSettings: Sendable {
  /// True if tones are played.
  public var hasTones: Bool
  /// True if instructions are spoken.
  public var hasVoice: Bool
  /// The volume of tones, from 0, silence, to 1. One half is a tone that a quiet room is not
  /// startled by.
  public var volume: Double
  /// The voice.
  public var voice: VoiceChoice
  /// The paths of the person's own sounds.
  public var ownSounds: [CueSignal: String]

  /// Settings; the defaults are what most people want.
  public init(
    hasTones: Bool = true, hasVoice: Bool = false, volume: Double = 0.5,
    voice: VoiceChoice = VoiceChoice(), ownSounds: [CueSignal: String] = [:]
  ) {
    self.hasTones = hasTones
    self.hasVoice = hasVoice
    self.volume = volume
    self.voice = voice
    self.ownSounds = ownSounds
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
        Tones(
          volume: volume, ownSounds: ownSounds, environment: environment, bell: bell, now: now,
          onError: onError))
    }
    if hasVoice {
      players.append(
        Voice(voice, environment: environment, now: now, onError: onError))
    }
    return CuePlayers(players)
  }
}
