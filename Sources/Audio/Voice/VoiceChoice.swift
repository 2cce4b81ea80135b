/// The voice that a person has chosen.
public struct VoiceChoice: Sendable {
  /// The recorded phrases; `nil` if there are none, or another voice recorded them.
  public let pack: VoicePack?
  /// The person's own program; `nil` for the first installed one.
  public let program: VoiceProgram?
  /// The language tag of the words.
  public let language: String
  /// The volume, from 0 (silent) to 1; one half is the voice's default.
  public let volume: Double
  /// A sentence for the person if a setting could not be used; `nil` otherwise.
  let notice: String?

  /// A choice.
  ///
  /// - Parameters:
  ///   - pack: The recorded phrases, which are used only if they are of this voice.
  ///   - program: The person's own program as set; empty for none.
  ///   - language: A language tag, such as `en` or `en-GB`.
  ///   - isLanguageOfWords: True if the words are known to be in that language, for a routine that
  ///     names its language. All other words are English.
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

  /// A sentence for when no program is installed.
  var missing: String {
    let names = programs.map(\.name).joined(separator: ", ")
    return "There is no voice: none of \(names) is installed. Install espeak-ng."
  }
}
