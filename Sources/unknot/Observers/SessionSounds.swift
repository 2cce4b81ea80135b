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
  /// The length of the segment; `nil` if it waits for the person.
  private var length: Duration?

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
      volume: Double(settings.volume) / 100, language: settings.language)
    return sound.player(
      environment: ProcessEnvironment.environment, bell: bell, onError: onError)
  }

  /// Lets a cue be heard, and falls silent where the session stops.
  func observe(_ effect: SessionEffect) {
    switch effect {
    case .cue(let cue, let context, _):
      guard settings.isSoundOn else { return }
      let words = settings.hasVoice ? context.words(for: cue, options: options) : nil
      player.play(cue, saying: words)
    case .entered(let context, _): length = context.length
    case .finished(let result):
      // Words of what the person has left would only hold up what they have gone on to.
      if length.map({ result.spent < $0 }) ?? true { player.hush() }
    case .resumed(let context, _), .started(let context):
      guard settings.isSoundOn, settings.hasVoice, context.clock == .leadingIn else { return }
      player.say(Speech.name(of: context.segment))
    case .paused: player.stop()
    case .adjusted(let context, _): length = context.length
    case .ended(let result): if result.ending != .finished { player.stop() }
    case .refused: break
    }
  }

  private var options: Narration.Options {
    Narration.Options(countsAloud: settings.countsAloud, namesPhases: !hasTones)
  }

  func speak(_ text: String) {
    player.hush()
    player.play(.words(text), saying: SpokenWords(text))
  }

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
