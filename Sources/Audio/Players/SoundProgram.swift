import RoutineEngine

/// A sound or words to play once.
struct PlaybackRequest {
  /// The cue of the sound.
  let cue: Cue.Kind
  /// The words to speak; empty for a tone.
  let words: String
  /// The program's standard input; `nil` if its arguments are enough.
  let input: SoundFile?
  /// The program's standard output, if it writes a sound instead of playing one.
  var output: SoundFile?
  /// The longest time that the program normally takes.
  let length: Duration
}

/// An installed program that plays sounds or speaks.
struct SoundProgram: Sendable {
  /// The program's name, to be searched for in `PATH`.
  let name: String
  /// Returns the arguments for a request.
  let arguments: @Sendable (PlaybackRequest) -> [String]
  /// The arguments that stop a sound in the program's server; `nil` if killing the program is
  /// enough.
  let silencing: [String]?

  private init(
    _ name: String, silencing: [String]? = nil,
    arguments: @escaping @Sendable (PlaybackRequest) -> [String]
  ) {
    self.name = name
    self.silencing = silencing
    self.arguments = arguments
  }

  /// Returns the person's own program.
  static func voice(_ program: VoiceProgram, language: String) -> SoundProgram {
    SoundProgram(program.name) { program.arguments(for: $0.words, language: language) }
  }

  /// Players of WAV files, best first: PipeWire, PulseAudio, ALSA, macOS. The media role lets a
  /// desktop tell cues from music, and lower the music for them.
  static let tonePlayers: [SoundProgram] = [
    SoundProgram("pw-play") { _ in ["--media-role", "Notification", "/dev/stdin"] },
    SoundProgram("paplay") { _ in ["--property=media.role=event", "/dev/stdin"] },
    SoundProgram("aplay") { _ in ["-q", "/dev/stdin"] },
    SoundProgram("afplay") { _ in ["/dev/stdin"] },
  ]

  /// Returns the programs that speak, best first: the desktop's speech service, then standalone
  /// programs. Words always come after `--`, so that none is taken for an option.
  ///
  /// - Parameters:
  ///   - language: A language tag, such as `en` or `en-GB`. Ignored by `say`, which uses the
  ///     system's voice.
  ///   - volume: From 0 to 1; one half is the program's default. Ignored by `say`.
  /// - Returns: The programs, with their arguments for this voice.
  static func speakers(language: String, volume: Double) -> [SoundProgram] {
    let volume = volume > 0 ? min(volume, 1) : 0
    let beyondUsual = "\(Int((200 * volume).rounded()) - 100)"
    let amplitude = "\(Int((200 * volume).rounded()))"
    return [
      // `spd-say` waits for the end of its words, so that the end is known. Its server stops the
      // present words when the next ones come. Its option to stop needs an argument by mistake, so
      // `--cancel` is used.
      SoundProgram("spd-say", silencing: ["--cancel"]) {
        ["--wait", "--language", language, "--volume", beyondUsual, "--", $0.words]
      },
      SoundProgram("espeak-ng") { ["-v", language, "-a", amplitude, "--", $0.words] },
      SoundProgram("say") { ["--", $0.words] },
    ]
  }
}
