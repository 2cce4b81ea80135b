/// The voice that a person has chosen.
public struct VoiceChoice: Sendable {
  /// The recorded phrases; `nil` if there are none, or those of another voice.
  public let pack: VoicePack?
  /// The person's own program; `nil` for the first that is installed.
  public let program: VoiceProgram?
  /// The language: that of the words.
  public let language: String
  /// From 0, silence, to 1; at one half as loud as the voice is by itself.
  public let volume: Double
  /// A sentence for the person about what was chosen otherwise; `nil` if there is none.
  let notice: String?

  /// A choice.
  ///
  /// - Parameters:
  ///   - pack: The recorded phrases; they are used if this voice has recorded them.
  ///   - program: The person's own program, as they have set it; empty for none.
  ///   - language: A language's tag: `en`, `en-GB`.
  ///   - isLanguageOfWords: True if the words are known to be of that language: those of a routine
  ///     that names it. All others are English.
  ///   - volume: From 0 to 1.
  public init(
    pack: VoicePack? = nil, program: String = "", language: String = "en",
    isLanguageOfWords: Bool = false, volume: Double = 0.5
  ) {
    self.program = VoiceProgram(program)
    let isEnglish = language.lowercased().split(separator: "-").first == "en"
    let usesLanguage = isEnglish || isLanguageOfWords
    self.language = usesLanguage ? language : "en"
    notice =
      usesLanguage ? nil : "The words are English: an English voice speaks them, not \(language)."
    self.volume = volume
    let maker = VoicePack.Maker(program: program, language: self.language)
    self.pack = pack?.maker == maker ? pack : nil
  }

  /// The programs, best first.
  var programs: [SoundProgram] {
    let usual = SoundProgram.speakers(language: language, volume: volume)
    guard let program else { return usual }
    if program.isBare {
      return usual.filter { $0.name == program.name } + usual.filter { $0.name != program.name }
    }
    return [SoundProgram.voice(program, language: language)] + usual
  }

  /// A sentence about programs none of which is installed.
  var missing: String {
    let names = programs.map(\.name).joined(separator: ", ")
    return "There is no voice: none of \(names) is installed. Install espeak-ng."
  }
}
