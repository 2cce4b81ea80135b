import Audio
import TUI
import RoutineEngine

/// The sounds of sessions: plays cues with the segment they belong to, and knows when to be
/// silent.
final class SessionSounds: SessionObserver {
  private let bell: Bell
  private let hasTones: Bool
  private let onError: (String) -> Void
  private var player: any CuePlayer
  private var settings: PlaySettings

  /// Sounds as wished.
  ///
  /// - Parameters:
  ///   - settings: How the person wants to hear sessions.
  ///   - hasTones: Whether anybody is known to hear tones.
  ///   - bell: The terminal's bell.
  ///   - onError: Takes a sentence for the person about what does not work.
  init(
    _ settings: PlaySettings, hasTones: Bool = true, bell: Bell,
    onError: @escaping (String) -> Void
  ) {
    self.bell = bell
    self.hasTones = hasTones
    self.onError = onError
    self.settings = settings
    player = Self.player(settings, hasTones: hasTones, bell: bell, onError: onError)
  }

  private static func player(
    _ settings: PlaySettings, hasTones: Bool, bell: Bell, onError: @escaping (String) -> Void
  ) -> any CuePlayer {
    let sound = SoundSettings(
      hasTones: hasTones && settings.isSoundOn, hasVoice: settings.hasVoice && settings.isSoundOn,
      volume: Double(settings.volume) / 100, language: settings.language,
      countsAloud: settings.countsAloud)
    return sound.player(
      environment: ProcessEnvironment.environment, bell: bell, onError: onError)
  }

  /// Lets a cue be heard, and falls silent where the session stops.
  func observe(_ effect: SessionEffect) {
    switch effect {
    case .cue(let cue, let context, _):
      if settings.isSoundOn { player.play(cue, of: cue == .done ? nil : context.segment) }
    case .paused: player.stop()
    case .ended(let result): if result.ending != .finished { player.stop() }
    case .started, .entered, .finished, .resumed, .adjusted, .refused: break
    }
  }

  func speak(_ text: String) { player.play(.words(text), of: nil) }

  func use(_ settings: PlaySettings) {
    let isSame = settings.isHeard(like: self.settings)
    self.settings = settings
    if isSame { return }
    player.stop()
    player = Self.player(settings, hasTones: hasTones, bell: bell, onError: onError)
  }

  /// Notices what no longer works.
  func poll() { player.poll() }

  /// Lets the last sound ring out.
  func close() { player.close() }
}
