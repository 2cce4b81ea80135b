import ArgumentParser
import RoutineFiles
import TUI

/// The options for the sound of a session.
struct SoundOptions: ParsableArguments {
  /// The choice of sound or silence.
  enum Sound: EnumerableFlag {
    case sound, mute

    static func help(for value: Sound) -> ArgumentHelp? {
      value == .sound ? "Sound, whatever your settings say." : "No sound."
    }
  }

  @Flag var sound: Sound?

  @Flag(
    inversion: .prefixedNo,
    help: "Speak the instructions, through your `voice-program`, spd-say, espeak-ng or say.")
  var voice: Bool?

  @Flag(
    help: "For a session with closed eyes: --voice, --hands-free, and ten seconds to get ready.")
  var eyesShut = false

  @Option(
    help: ArgumentHelp("How loud, 0 to 100.", valueName: "percent"),
    transform: TypedAmount.option(TypedAmount.percent, like: "30 or 30%"))
  var volume: Int?

  @Option(help: ArgumentHelp("The language of the voice: en, en-GB.", valueName: "tag"))
  var language: String?

  /// The time to get ready with closed eyes. The person first hears the instruction: 25 words take
  /// ten seconds.
  private static let readyWithEyesShut: Duration = .seconds(10)

  func validate() throws {
    if let volume, !(0...100).contains(volume) {
      throw ValidationError("--volume \(volume): it is 0, silence, to 100.")
    }
    if let language, !LanguageTag.isValid(language) {
      throw ValidationError("--language \(language): a language is a tag like en or en-GB.")
    }
  }

  /// Overrides the settings by the options.
  func apply(to settings: inout PlaySettings) {
    if eyesShut { Self.shutEyes(in: &settings) }
    settings.isSoundOn = sound.map { $0 == .sound } ?? settings.isSoundOn
    settings.hasVoice = voice ?? settings.hasVoice
    settings.volume = volume ?? settings.volume
    settings.voiceVolume = volume ?? settings.voiceVolume
    settings.language = language ?? settings.language
  }

  /// Changes the settings for a session with closed eyes.
  static func shutEyes(in settings: inout PlaySettings) {
    settings.isSoundOn = true
    settings.hasVoice = true
    settings.isHandsFree = true
    settings.prescription.ready = max(settings.prescription.ready, readyWithEyesShut)
  }
}
