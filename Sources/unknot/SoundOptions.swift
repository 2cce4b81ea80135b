import ArgumentParser
import CueOutput

/// The options that say how a session is heard.
struct SoundOptions: ParsableArguments {
  @Flag(help: "Speak what is to be done, through spd-say, espeak-ng or say.")
  var voice = false

  @Flag(
    help: "For a session with closed eyes: --voice, --hands-free, and ten seconds to get ready.")
  var eyesShut = false

  @Option(help: ArgumentHelp("How loud, 0 to 100.", valueName: "percent"))
  var volume: Int = 50

  @Option(help: ArgumentHelp("The language of the voice: en, en-GB.", valueName: "tag"))
  var language: String = "en"

  func validate() throws {
    guard (0...100).contains(volume) else {
      throw ValidationError("--volume \(volume): it is 0, silence, to 100.")
    }
    let isTag = language.first?.isLetter ?? false
    guard isTag, language.allSatisfy({ $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "-") })
    else {
      throw ValidationError("--language \(language): a language is a tag like en or en-GB.")
    }
  }

  var settings: SoundSettings {
    SoundSettings(
      hasVoice: voice || eyesShut, volume: Double(volume) / 100, language: language)
  }
}
