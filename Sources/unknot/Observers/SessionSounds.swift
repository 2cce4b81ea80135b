import Audio
import RoutineEngine
import TUI

/// The sounds of sessions: plays cues with the segment they belong to, and knows when to be
/// silent.
final class SessionSounds: SessionObserver {
  private let bell: Bell
  private let hasTones: Bool
  private let onError: (String) -> Void
  private var player: any CuePlayer
  /// The person's settings.
  private var chosen: PlaySettings
  /// The settings as the routine changes them.
  private var settings: PlaySettings
  /// The routine whose session was begun last.
  private var routine: Routine?
  /// The length of the segment; `nil` if it waits for the person.
  private var length: Duration?

  /// Sounds as wished.
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

  /// Says what a person goes on with who gets back into position.
  private func sayName(in context: SegmentContext) {
    guard settings.isSoundOn, settings.hasVoice, context.clock == .leadingIn else { return }
    player.say(Speech.name(of: context.segment))
  }

  /// Follows what a routine says of its sounds, until the person chooses otherwise.
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

  /// Notices what no longer works.
  func poll() { player.poll() }

  /// Lets the last sound ring out.
  func close() { player.close() }
}
