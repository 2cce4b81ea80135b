import Audio
import RoutineEngine
import TUI

/// The sounds of sessions: plays cues with the words of their segment, and stops them when the
/// session stops.
final class SessionSounds: SessionObserver {
  private let bell: Bell
  private let hasTones: Bool
  private let onError: (String) -> Void
  private var player: any CuePlayer
  /// The person's settings.
  private var chosen: PlaySettings
  /// The settings in force: the person's, changed by the routine.
  private var settings: PlaySettings
  /// The routine of the latest session.
  private var routine: Routine?
  /// The length of the segment; `nil` if it waits for the person.
  private var length: Duration?

  /// An observer that plays sounds as the settings ask.
  ///
  /// - Parameters:
  ///   - settings: The person's settings.
  ///   - hasTones: True if somebody is known to hear tones.
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
    chosen = settings
    player = Self.player(
      settings, of: nil, hasTones: hasTones, bell: bell, onError: onError)
  }

  private static func player(
    _ settings: PlaySettings, of routine: Routine?, hasTones: Bool, bell: Bell,
    onError: @escaping (String) -> Void
  ) -> any CuePlayer {
    let isLanguageOfWords = if case .language = routine?.voice { true } else { false }
    let voice = VoiceChoice(
      pack: Paths().voice.map { VoicePack(folder: $0) }, program: settings.voiceProgram,
      language: settings.language, isLanguageOfWords: isLanguageOfWords,
      volume: Double(settings.voiceVolume) / 100)
    let sound = SoundSettings(
      hasTones: hasTones && settings.hasTones, hasVoice: settings.hasVoice && settings.isSoundOn,
      volume: Double(settings.volume) / 100, voice: voice, ownSounds: settings.ownSounds)
    return sound.player(
      environment: ProcessEnvironment.environment, bell: bell, onError: onError)
  }

  /// Plays cues, and goes silent when the session stops.
  func observe(_ effect: SessionEffect) {
    switch effect {
    case .cue(let cue, let context, _):
      guard settings.isSoundOn else { return }
      let words = settings.hasVoice ? context.words(for: cue, options: options) : nil
      player.play(cue, saying: words)
    case .entered(let context, _): length = context.length
    case .finished(let result):
      // Words about a skipped segment would delay the words of the next one.
      if length.map({ result.spent < $0 }) ?? true { player.stopSpeaking() }
    case .started(let context):
      follow(context.timeline.routine)
      sayName(in: context)
    case .resumed(let context, _): sayName(in: context)
    case .paused: player.stop()
    case .adjusted(let context, _): length = context.length
    case .ended(let result): if result.ending != .finished { player.stop() }
    case .refused: break
    }
  }

  /// Speaks the name of the segment while the person gets back into position.
  private func sayName(in context: SegmentContext) {
    guard settings.isSoundOn, settings.hasVoice, context.clock == .leadingIn else { return }
    player.say(Speech.name(of: context.segment))
  }

  /// Applies the sound settings of a routine, until the person chooses others.
  private func follow(_ routine: Routine) {
    guard routine != self.routine else { return }
    self.routine = routine
    change(to: chosen.heard(in: routine))
  }

  private var options: Narration.Options {
    Narration.Options(
      countsAloud: settings.countsAloud, namesPhases: !hasTones || !settings.hasTones)
  }

  func speak(_ text: String) {
    player.stopSpeaking()
    player.play(.words(text), saying: nil)
    player.say(SpokenWords(sentencesOf: text))
  }

  func use(_ settings: PlaySettings) {
    let isSame = settings.isHeard(like: chosen)
    chosen = settings
    if isSame { return }
    change(to: settings)
  }

  private func change(to settings: PlaySettings) {
    let isSame = settings.isHeard(like: self.settings)
    self.settings = settings
    if isSame { return }
    player.stop()
    player = Self.player(
      settings, of: routine, hasTones: hasTones, bell: bell, onError: onError)
  }

  /// Reports the players that have failed.
  func poll() { player.poll() }

  /// Lets the last sound finish.
  func close() { player.close() }
}
