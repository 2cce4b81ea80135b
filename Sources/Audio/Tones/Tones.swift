import Foundation
import RoutineEngine

/// Plays cues as tones, by the first program of the system's that works, else by the bell.
public final class Tones: CuePlayer {
  let player: AudioPlayerProcess
  private let volume: Double
  private let ownSounds: [CueSignal: String]
  private let folders: [String]
  private let bell: Bell
  private let onError: (String) -> Void
  private var files: [CueSignal: SoundFile] = [:]
  private var hasRoom = true

  /// The longest expected length of a person's own sound: until then, its player is not taken to
  /// hang.
  private static let longestOwn: Duration = .seconds(10)
  /// The most bytes of such a sound.
  private static let mostOwnBytes = 8_000_000

  /// Tones.
  ///
  /// - Parameters:
  ///   - volume: From 0, silence, to 1.
  ///   - ownSounds: The paths of the person's own sounds, played as they are.
  ///   - environment: The environment of programs, with the `PATH` to look for them in.
  ///   - bell: The terminal's bell, used if no program works.
  ///   - now: The moment on a clock that stands while the computer sleeps.
  ///   - onError: Takes a sentence for the person about what does not work; each is said once.
  public convenience init(
    volume: Double, ownSounds: [CueSignal: String] = [:], environment: [String: String], bell: Bell,
    now: @escaping () -> Duration, onError: @escaping (String) -> Void
  ) {
    self.init(
      volume: volume, ownSounds: ownSounds, environment: environment, bell: bell, now: now,
      onError: onError,
      folders: SoundFile.folders(environment: environment))
  }

  /// Tones, with the folders that sounds may be kept in.
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

  /// Plays the cue's tone. A program that is still playing one is left to it: tones are short.
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
  /// Drops a program that has failed or hangs; the next one then takes over.
  public func poll() { player.poll() }
  /// Silences what is being played.
  public func stop() { player.stop() }
  /// Lets the last tone ring out.
  public func close() { player.close() }

  /// A sound is made and written when it is first wanted: most sessions do not have all.
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

  /// The bytes of a sound of the person's own; `nil` if it cannot be read, which is told.
  private func own(_ sound: CueSignal, at path: String) -> [UInt8]? {
    if let bytes = SoundFile.bytes(atPath: path, atMost: Self.mostOwnBytes), !bytes.isEmpty {
      return bytes
    }
    onError("sound-\(sound.rawValue): \(path) is not a sound file; the usual sound plays instead.")
    return nil
  }
}
