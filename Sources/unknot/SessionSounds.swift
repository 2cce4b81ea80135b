import Coach
import CueOutput
import RoutineEngine

/// What is heard of sessions: tells what plays cues which segment they belong to, and when to be
/// silent.
final class SessionSounds: SessionListener {
  private let bell: Bell
  private let hasTones: Bool
  private let report: (String) -> Void
  private var player: any CuePlayer
  private var segment: Segment?

  /// Sounds as wished.
  ///
  /// - Parameters:
  ///   - settings: How the person wants to hear sessions.
  ///   - hasTones: Whether anybody is known to hear tones.
  ///   - bell: The terminal's bell.
  ///   - report: Takes a sentence for the person about what does not work.
  init(
    _ settings: PlaySettings, hasTones: Bool = true, bell: Bell,
    report: @escaping (String) -> Void
  ) {
    self.bell = bell
    self.hasTones = hasTones
    self.report = report
    player = Self.player(settings, hasTones: hasTones, bell: bell, report: report)
  }

  private static func player(
    _ settings: PlaySettings, hasTones: Bool, bell: Bell, report: @escaping (String) -> Void
  ) -> any CuePlayer {
    let sound = SoundSettings(
      hasTones: hasTones && settings.isSoundOn, hasVoice: settings.hasVoice && settings.isSoundOn,
      volume: Double(settings.volume) / 100, language: settings.language,
      countsAloud: settings.countsAloud)
    return sound.player(
      environment: Surroundings.environment, bell: bell, report: report)
  }

  /// Lets an effect be heard, if it is one to be heard.
  func perform(_ effect: AppEffect, in state: AppState) {
    switch effect {
    case .note(.enter(let index, _)):
      // The state may be past this segment already; the cues that follow are not.
      let segments = state.session?.timeline.segments ?? []
      segment = segments.indices.contains(index) ? segments[index] : nil
    case .play(let cue): player.play(cue, of: cue == .done ? nil : segment)
    case .changeSound(let settings):
      player.hush()
      player = Self.player(settings, hasTones: hasTones, bell: bell, report: report)
    case .note(.pause), .note(.end(.left, _)), .note(.end(.hurt, _)): player.hush()
    default: break
    }
  }

  /// Notices what no longer works.
  func tend() { player.tend() }

  /// Lets the last sound ring out.
  func close() { player.close() }
}
