import ArgumentParser
import Audio
import CarePlan
import Foundation
import RoutineEngine
import RoutineFiles
import TUI

/// `unknot voice`
struct VoiceCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "voice",
    abstract: "Record what the voice says, so that each phrase starts on time.",
    discussion: """
      With `voice-program` in your settings you choose the program that speaks, like \
      `piper --model en_GB.onnx`. It reads the words from standard input, or in place \
      of {text}.
      """,
    subcommands: [VoiceStatusCommand.self, VoiceRenderCommand.self, VoiceMomentsCommand.self],
    defaultSubcommand: VoiceStatusCommand.self)
}

/// The recorded phrases of this person.
struct VoicePhrases {
  let pack: VoicePack
  let choice: VoiceChoice
  let maker: VoicePack.Maker
  /// All phrases that sessions of their routines can need, in order and once.
  let phrases: [String]

  init(_ settings: PlaySettings, library: Library) throws {
    guard let folder = Paths().voice else {
      throw Failure(.inputOutput, "phrases are not saved: HOME is not set; set UNKNOT_HOME")
    }
    pack = VoicePack(folder: folder)
    choice = VoiceChoice(program: settings.voiceProgram, language: settings.language)
    maker = VoicePack.Maker(program: settings.voiceProgram, language: choice.language)
    var seen: Set<String> = []
    let all =
      SpokenPhrases.common
      + library.routines.flatMap { routine in
        SpokenPhrases.all(of: routine)
      }
      + SpokenQuestions.all(
        for: library.routines,
        calling: EmergencyNumber(
          setting: settings.emergencyNumber, region: ProcessEnvironment.region)
      ).flatMap { SpokenWords(sentencesOf: $0).parts }
    phrases = all.filter { seen.insert($0).inserted }
  }

  /// True if the pack was recorded by the voice that is set now.
  var isOfThisVoice: Bool { pack.maker == maker }

  /// The phrases that have to be recorded.
  var missing: [String] { isOfThisVoice ? pack.missing(of: phrases) : phrases }
}

/// `unknot voice status`
struct VoiceStatusCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "status", abstract: "Show if all phrases are recorded.",
    discussion: "Exits with 1 if some are not.")

  @Flag(help: "List the missing phrases.")
  var missing = false

  func run() throws {
    let preferences = Preferences()
    preferences.warn()
    let phrases = try VoicePhrases(preferences.settings, library: Library())
    let left = phrases.missing
    if missing { for phrase in left { try Output.print(phrase) } }
    if left.isEmpty {
      return try Output.print("All \(phrases.phrases.count) phrases are recorded.")
    }
    let line =
      phrases.pack.maker == nil
      ? "No phrases are recorded: a program speaks. `unknot voice render` records "
        + "\(phrases.phrases.count)."
      : phrases.isOfThisVoice
        ? "\(left.count) of \(phrases.phrases.count) phrases are missing. `unknot voice render` "
          + "records them."
        : "The phrases are those of another voice. `unknot voice render` records all "
          + "\(phrases.phrases.count) again."
    if !missing { try Output.print(line) }
    throw ExitCode(1)
  }
}

/// `unknot voice render`
struct VoiceRenderCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "render",
    abstract: "Record all phrases that your routines need.",
    discussion: """
      Records what is missing, and all of it if the voice has changed. Run it again when you have \
      changed a routine. Programs that write a WAV file: espeak-ng, piper, and any other with {file} \
      in `voice-program`.
      """)

  func run() throws {
    let preferences = Preferences()
    preferences.warn()
    let settings = preferences.settings
    let phrases = try VoicePhrases(settings, library: Library())
    let missing = phrases.missing
    let recorder: VoiceRecorder
    do throws(VoiceRecorder.Failure) {
      recorder = try VoiceRecorder(
        phrases.choice.program ?? VoiceProgram.usual, language: phrases.choice.language,
        environment: ProcessEnvironment.environment)
    } catch {
      throw Failure(
        .notFound,
        "phrases cannot be recorded: \(error.reason); install espeak-ng, or set `voice-program` to "
          + "a program with {file} where it writes a WAV file")
    }
    let start = ContinuousClock.now
    do {
      try saveMaker(of: phrases)
      for (index, phrase) in missing.enumerated() {
        let recording: Recording
        do throws(VoiceRecorder.Failure) {
          recording = try recorder.record(phrase)
        } catch {
          throw Failure(
            .inputOutput,
            "phrase \(index + 1) of \(missing.count), \"\(phrase.prefix(60))\", is not recorded: "
              + "\(error.reason); the phrases recorded so far are saved")
        }
        try AtomicFile.write(recording.wav, to: phrases.pack.file(of: phrase))
      }
    } catch let failure as Failure {
      throw failure
    } catch {
      throw Failure(.inputOutput, "phrases are not saved: \(error)")
    }
    for name in phrases.pack.leftOver(of: phrases.phrases) {
      try? FileManager.default.removeItem(atPath: phrases.pack.folder + "/" + name)
    }
    let took = (ContinuousClock.now - start).inSeconds
    let bytes = phrases.phrases.reduce(0) { $0 + size(of: phrases.pack.file(of: $1)) }
    try Output.print(
      "\(missing.count) phrase\(missing.count == 1 ? "" : "s") recorded in \(Int(took.rounded())) s. All "
        + "\(phrases.phrases.count) are there, \((bytes + 500_000) / 1_000_000) MB in "
        + "\(phrases.pack.folder).")
  }

  /// A pack of another voice goes first: no session may mix the two.
  private func saveMaker(of phrases: VoicePhrases) throws {
    guard !phrases.isOfThisVoice else { return }
    try? FileManager.default.removeItem(atPath: phrases.pack.makerFile)
    for name in phrases.pack.leftOver(of: []) {
      try FileManager.default.removeItem(atPath: phrases.pack.folder + "/" + name)
    }
    let text = String(decoding: try JSONEncoder().encode(phrases.maker), as: UTF8.self)
    try AtomicFile.write(text + "\n", to: phrases.pack.makerFile)
  }

  private func size(of path: String) -> Int {
    let facts = try? FileManager.default.attributesOfItem(atPath: path)
    return (facts?[.size] as? NSNumber)?.intValue ?? 0
  }
}

/// `unknot voice moments`
struct VoiceMomentsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "moments",
    abstract: "List what you hear in a session, and when.",
    discussion: """
      A line for each moment: its time, its tone, how long the voice takes, and the words. Silences \
      of more than 20 seconds stand between them, with their reason.
      """)

  @Argument(help: "An id, a file, or - for standard input.", completion: .routine)
  var routine: String

  @OptionGroup var dose: DoseOptions

  /// The shortest silence whose reason is printed.
  private static let longSilence: Duration = .seconds(20)

  func run() throws {
    let library = Library()
    let preferences = Preferences()
    preferences.warn()
    var settings = preferences.settings
    SoundOptions.shutEyes(in: &settings)
    let timeline = try dose.timeline(of: library.routine(routine), over: settings)
    let moments = timeline.moments(.init(countsAloud: settings.countsAloud))
    var end: Duration = .zero
    for (index, moment) in moments.enumerated() {
      if moment.at - end > Self.longSilence, index > 0 {
        let segment = timeline.segments[moments[index - 1].segment]
        try Output.print(
          "\(Self.time(end))  (\((moment.at - end).secondsRoundedUp) s of silence: "
            + "\(reason(for: segment)))")
      }
      try Output.print(Self.line(moment))
      end = max(end, moment.at, moment.spokenAt + moment.speaking)
    }
  }

  private static func line(_ moment: SessionMoment) -> String {
    let name = moment.cue.signal.rawValue
    let tone = name + String(repeating: " ", count: max(0, 11 - name.count))
    guard let words = moment.words else { return "\(time(moment.at))  \(tone)" }
    let seconds = String(format: "%4.1f", moment.speaking.inSeconds)
    let late = (moment.spokenAt - moment.at).inSeconds
    let delay = late > 0.05 ? String(format: " (%.1f s later)", late) : ""
    return "\(time(moment.at))  \(tone) \(seconds) s  \(words.text)\(delay)"
  }

  /// The reason of a silence, by its segment.
  private func reason(for segment: Segment) -> String {
    segment.kind == .prompt && !segment.title.isEmpty
      ? "time for \(segment.title)" : SegmentText.line(segment)
  }

  private static func time(_ moment: Duration) -> String {
    let tenths = Int((moment.inSeconds * 10).rounded())
    return String(format: "%3d:%02d.%d", tenths / 600, tenths / 10 % 60, tenths % 10)
  }
}
