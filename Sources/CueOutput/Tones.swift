import Foundation
import RoutineEngine

/// Cues as tones, played by the first program of the system's that works, else by the bell.
public final class Tones: CuePlayer {
  let performer: Performer
  private let volume: Double
  private let folders: [String]
  private let bell: Bell
  private let report: (String) -> Void
  private var files: [Sound: SoundFile] = [:]
  private var hasRoom = true

  /// Tones.
  ///
  /// - Parameters:
  ///   - volume: From 0, silence, to 1.
  ///   - environment: Where programs are looked for, and what they are started in.
  ///   - bell: What is heard where no program works.
  ///   - now: The moment on a clock that stands while the computer sleeps.
  ///   - report: Takes a sentence for the person about what does not work; each is said once.
  public convenience init(
    volume: Double, environment: [String: String], bell: Bell, now: @escaping () -> Duration,
    report: @escaping (String) -> Void
  ) {
    self.init(
      volume: volume, environment: environment, bell: bell, now: now, report: report,
      folders: SoundFile.folders(environment: environment))
  }

  /// Tones, with the folders that sounds may be kept in.
  init(
    volume: Double, environment: [String: String], bell: Bell, now: @escaping () -> Duration,
    report: @escaping (String) -> Void, folders: [String]
  ) {
    self.volume = volume
    self.folders = folders
    self.bell = bell
    self.report = report
    performer = Performer(
      SoundProgram.tonePlayers, environment: environment, now: now, report: report,
      withoutProgram: (
        cue: { bell.play($0, of: nil) }, notice: "the terminal's bell takes its place"
      ))
  }

  /// Plays the cue's tone. A program that is still playing one is left to it: tones are short.
  public func play(_ cue: Cue.Kind, of segment: Segment?) {
    guard hasRoom, performer.hasProgram, let file = file(for: Sound(cue)) else {
      bell.play(cue, of: segment)
      return
    }
    let length = Sound(cue).length
    performer.begin(Performance(cue: cue, words: "", input: file, length: length))
  }

  /// Notices a program that has failed or hangs; the next one then takes over.
  public func tend() { performer.tend() }
  /// Ends what is being played.
  public func hush() { performer.hush() }
  /// Lets the last tone ring out.
  public func close() { performer.close() }

  /// A sound is made and written when it is first wanted: most sessions do not have all.
  private func file(for sound: Sound) -> SoundFile? {
    if let file = files[sound] { return file }
    do {
      let file = try SoundFile(Waveform(sound, volume: volume).wav, in: folders)
      files[sound] = file
      return file
    } catch {
      hasRoom = false
      let reason = (error as? SoundFile.Failure)?.reason ?? "\(error)"
      report("Tones cannot be made: \(reason); the terminal's bell takes their place.")
      return nil
    }
  }
}
