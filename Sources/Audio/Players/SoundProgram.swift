import RoutineEngine

/// A sound or words to be played once.
struct PlaybackRequest {
  /// The cue that asks for it.
  let cue: Cue.Kind
  /// The words to be spoken; empty for a tone.
  let words: String
  /// The program's standard input, if it needs more than its arguments.
  let input: SoundFile?
  /// The program's standard output, if it writes a sound there instead of playing it.
  var output: SoundFile?
  /// The longest that it takes where nothing is wrong.
  let length: Duration
}

/// A program of the system's that makes sounds or speaks.
struct SoundProgram: Sendable {
  /// Its name, wherever it is.
  let name: String
  /// Its arguments for a request.
  let arguments: @Sendable (PlaybackRequest) -> [String]
  /// Its arguments to silence what it left to a server, which goes on without it; `nil` if killing
  /// the program is enough.
  let silencing: [String]?

  private init(
    _ name: String, silencing: [String]? = nil,
    arguments: @escaping @Sendable (PlaybackRequest) -> [String]
  ) {
    self.name = name
    self.silencing = silencing
    self.arguments = arguments
  }

  /// The person's own program.
  static func voice(_ program: VoiceProgram, language: String) -> SoundProgram {
    SoundProgram(program.name) { program.arguments(for: $0.words, language: language) }
  }

  /// Players of a WAV file, best first: PipeWire, PulseAudio, bare ALSA, macOS. By its role a
  /// desktop knows a cue from music, and can lower the music for it.
  static let tonePlayers: [SoundProgram] = [
    SoundProgram("pw-play") { _ in ["--media-role", "Notification", "/dev/stdin"] },
    SoundProgram("paplay") { _ in ["--property=media.role=event", "/dev/stdin"] },
    SoundProgram("aplay") { _ in ["-q", "/dev/stdin"] },
    SoundProgram("afplay") { _ in ["/dev/stdin"] },
  ]

  /// Speakers, best first: what the person has set up for the whole desktop, then what speaks by
  /// itself. Words always come after `--`, so that none is taken for an option.
  ///
  /// - Parameters:
  ///   - language: A language's tag: `en`, `en-GB`. `say` has the system's own voice.
  ///   - volume: 0 to 1; at one half each is as loud as it is by itself. `say` is as loud as the
  ///     system.
  /// - Returns: The programs, with their arguments for this voice.
  static func speakers(language: String, volume: Double) -> [SoundProgram] {
    let volume = volume > 0 ? min(volume, 1) : 0
    let beyondUsual = "\(Int((200 * volume).rounded()) - 100)"
    let amplitude = "\(Int((200 * volume).rounded()))"
    return [
      // It waits for the end of what it says, so that we know when it is over. Its server cuts
      // short by itself what is still being said when the next comes. Its option to stop wants an
      // argument by mistake, so `--cancel` stands in for it.
      SoundProgram("spd-say", silencing: ["--cancel"]) {
        ["--wait", "--language", language, "--volume", beyondUsual, "--", $0.words]
      },
      SoundProgram("espeak-ng") { ["-v", language, "-a", amplitude, "--", $0.words] },
      SoundProgram("say") { ["--", $0.words] },
    ]
  }
}
