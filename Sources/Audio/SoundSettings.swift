import RoutineEngine

/// The person's settings for sound.
public struct SoundSettings: Sendable {
  /// True if tones are played.
  public var hasTones: Bool
  /// True if instructions are spoken.
  public var hasVoice: Bool
  /// The volume of tones, from 0 (silent) to 1. One half does not startle in a quiet room.
  public var volume: Double
  /// The voice.
  public var voice: VoiceChoice
  /// The paths of the person's own sounds, by signal.
  public var ownSounds: [CueSignal: String]

  /// Settings. The defaults suit most people.
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

  /// Returns a player of cues for these settings, within the limits of the system.
  ///
  /// - Parameters:
  ///   - environment: The environment of programs. Its `PATH` is searched for them.
  ///   - bell: The terminal's bell, used if no program can play tones.
  ///   - onError: Called with a sentence about a failure, for the person; once for each.
  /// - Returns: A player, which must be closed at the end.
  public func player(
    environment: [String: String], bell: Bell, onError: @escaping (String) -> Void
  ) -> any CuePlayer {
    // Programs do not run during a suspend, so the clock that detects a hang must stand as well.
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
