/// A program of the system's that makes sounds or speaks.
struct SoundProgram: Sendable {
  /// What it is called, wherever it is.
  let name: String
  /// Its arguments for a performance.
  let arguments: @Sendable (Performance) -> [String]
  /// Its arguments to silence what it left to a server, which goes on without it; `nil` if ending
  /// the program is enough.
  let silencing: [String]?

  private init(
    _ name: String, silencing: [String]? = nil,
    arguments: @escaping @Sendable (Performance) -> [String]
  ) {
    self.name = name
    self.silencing = silencing
    self.arguments = arguments
  }

  /// What plays a WAV file, best first: PipeWire, PulseAudio, bare ALSA, macOS.
  static let tonePlayers: [SoundProgram] = [
    SoundProgram("pw-play") { _ in ["/dev/stdin"] },
    SoundProgram("paplay") { _ in ["/dev/stdin"] },
    SoundProgram("aplay") { _ in ["-q", "/dev/stdin"] },
    SoundProgram("afplay") { _ in ["/dev/stdin"] },
  ]

  /// What speaks, best first: what the person has set up for the whole desktop, then what speaks
  /// by itself. Words always come after `--`, so that none is taken for an option.
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
      // argument by mistake, so it is told to cancel.
      SoundProgram("spd-say", silencing: ["--cancel"]) {
        ["--wait", "--language", language, "--volume", beyondUsual, "--", $0.words]
      },
      SoundProgram("espeak-ng") { ["-v", language, "-a", amplitude, "--", $0.words] },
      SoundProgram("say") { ["--", $0.words] },
    ]
  }
}
