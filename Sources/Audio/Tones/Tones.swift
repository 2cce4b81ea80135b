import Foundation
import RoutineEngine

/// Plays cues as tones, with the first working program, else with the bell.
public final class Tones: CuePlayer {
  let player: AudioPlayerProcess
  private let volume: Double
  private let ownSounds: [CueSignal: String]
  private let folders: [String]
  private let bell: Bell
  private let onError: (String) -> Void
  private var files: [CueSignal: SoundFile] = [:]
  private var hasRoom = true

  /// The assumed length of a person's own sound. Its player counts as hung only after that.
  private static let longestOwn: Duration = .seconds(10)
  /// The most bytes of a person's own sound.
  private static let mostOwnBytes = 8_000_000

  /// Tones.
  ///
  /// - Parameters:
  ///   - volume: The volume, from 0 (silent) to 1.
  ///   - ownSounds: The paths of the person's own sounds, played at their own volume.
  ///   - environment: The environment of programs. Its `PATH` is searched for them.
  ///   - bell: The terminal's bell, used if no program works.
  ///   - now: The time on a clock that stands while the computer is suspended.
  ///   - onError: Called with a sentence about a failure, for the person; once for each.
  public convenience init(
    volume: Double, ownSounds: [CueSignal: String] = [:], environment: [String: String], bell: Bell,
    now: @escaping () -> Duration, onError: @escaping (String) -> Void
  ) {
    self.init(
      volume: volume, ownSounds: ownSounds, environment: environment, bell: bell, now: now,
      onError: onError,
      folders: SoundFile.folders(environment: environment))
  }

  /// Tones with the folders for sound files.
  init(
    volume: Double, ownSounds: [CueSignal: String] = [:], environment: [String: String], bell: Bell,
    now: @escaping () -> Duration, onError: @escaping (String) -> Void, folders: [String]
  ) {
    self.volume = volume
    self.ownSounds = ownSounds
    self.folders = folders
    self.bell = bell
    self.onError = onError
    player = AudioPlayerProcess(
      SoundProgram.tonePlayers, environment: environment, now: now, onError: onError,
      fallback: (
        play: { bell.play($0, saying: nil) }, notice: "the terminal's bell takes its place"
      ))
  }

  /// Plays the cue's tone. A tone under way goes on: tones are short.
  public func play(_ cue: Cue.Kind, saying words: SpokenWords?) {
    guard hasRoom, player.hasProgram, let file = file(for: cue.signal) else {
      bell.play(cue, saying: nil)
      return
    }
    let length = ownSounds[cue.signal] == nil ? cue.signal.length : Self.longestOwn
    player.play(PlaybackRequest(cue: cue, words: "", input: file, length: length))
  }

  /// Does nothing: tones have no words.
  public func say(_ words: SpokenWords) {}
  /// Does nothing: tones are short.
  public func stopSpeaking() {}
  /// Drops a program that has failed or hangs. The next program replaces it.
  public func poll() { player.poll() }
  /// Stops tones under way.
  public func stop() { player.stop() }
  /// Waits for the last tone to end.
  public func close() { player.close() }

  /// Returns the file of a sound, created when first needed: most sessions do not use all.
  private func file(for sound: CueSignal) -> SoundFile? {
    if let file = files[sound] { return file }
    do {
      let bytes = ownSounds[sound].flatMap { own(sound, at: $0) }
      let file = try SoundFile(bytes ?? Waveform(sound, volume: volume).wav, in: folders)
      files[sound] = file
      return file
    } catch {
      hasRoom = false
      let reason = (error as? SoundFile.Failure)?.reason ?? "\(error)"
      onError("Tones cannot be made: \(reason); the terminal's bell takes their place.")
      return nil
    }
  }

  /// Returns the bytes of a person's own sound; `nil` if it is unreadable, which is reported.
  private func own(_ sound: CueSignal, at path: String) -> [UInt8]? {
    if let bytes = SoundFile.bytes(atPath: path, atMost: Self.mostOwnBytes), !bytes.isEmpty {
      return bytes
    }
    onError("sound-\(sound.rawValue): \(path) is not a sound file; the usual sound plays instead.")
    return nil
  }
}
