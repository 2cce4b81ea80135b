import RoutineEngine

/// Says words, one after the other: from a pack of recorded phrases, or by the first program of the
/// system's that works.
///
/// Words under way are never cut by others: a voice that is slower than it should be says the
/// next words later, as long as they still make sense.
public final class Voice: CuePlayer {
  private struct Waiting {
    let cue: Cue.Kind
    let words: SpokenWords
    /// The moment from which on it is left unsaid; `nil` for never.
    let expiry: Duration?
    /// True if it belongs to no cue.
    let isAnnouncement: Bool
  }

  /// The most that waits to be said.
  private static let mostWaiting = 3

  private let choice: VoiceChoice
  private let environment: [String: String]
  private let folders: [String]
  private let now: () -> Duration
  private let onError: (String) -> Void
  private var waiting: [Waiting] = []
  private var brokenFiles: Set<String> = []
  private var hasRoom = true
  /// True from the moment an announcement waits until it is over.
  private var isAnnouncing = false
  /// The sound that a program which does not play by itself has written.
  private var written: PlaybackRequest?

  /// The programs that speak. None is looked for as long as the pack has all words.
  private lazy var engine = AudioPlayerProcess(
    choice.programs, environment: environment, now: now, onError: onError,
    fallback: (play: { _ in }, notice: "nothing is spoken from now on"),
    onSuccess: { [weak self] in self?.written = $0.output == nil ? nil : $0 })
  private var usesEngine = false

  /// The players of recordings.
  private lazy var player = AudioPlayerProcess(
    SoundProgram.tonePlayers, environment: environment, now: now, onError: onError,
    fallback: (play: { _ in }, notice: "recorded words are not heard from now on"))
  private var usesPlayer = false

  /// A voice. If it needs a program that speaks and none is installed, that is reported once.
  ///
  /// - Parameters:
  ///   - choice: The pack, the program, the language and the volume.
  ///   - environment: The environment of programs, with the `PATH` to look for them in.
  ///   - now: The moment on a clock that stands while the computer sleeps.
  ///   - onError: Takes a sentence for the person about what does not work; each is said once.
  public init(
    _ choice: VoiceChoice, environment: [String: String], now: @escaping () -> Duration,
    onError: @escaping (String) -> Void
  ) {
    self.choice = choice
    // The desktop lowers music for streams of this role, also for those of a program that knows
    // nothing of roles: PulseAudio's and PipeWire's libraries read these variables.
    self.environment = [
      "PULSE_PROP": "media.role=event", "PIPEWIRE_PROPS": "{ media.role = Notification }",
    ].merging(environment) { $1 }
    folders = SoundFile.folders(environment: environment)
    self.now = now
    self.onError = onError
    if let notice = choice.notice { onError(notice) }
  }

  /// True while something is being said.
  var isSpeaking: Bool {
    usesPlayer && player.current != nil || usesEngine && engine.current != nil || written != nil
  }

  /// Says the words of a cue, at once or after what is being said.
  public func play(_ cue: Cue.Kind, saying words: SpokenWords?) {
    if let words { enqueue(words, for: cue, isAnnouncement: false) }
  }

  /// Says words that belong to no cue, like those before a session. They may take long: what a
  /// session then tells to do waits for their end, however late it is.
  public func say(_ words: SpokenWords) { enqueue(words, for: .ready, isAnnouncement: true) }

  private func enqueue(_ words: SpokenWords, for cue: Cue.Kind, isAnnouncement: Bool) {
    guard !words.isEmpty else { return }
    isAnnouncing = isAnnouncement || isAnnouncing && (isSpeaking || !waiting.isEmpty)
    let isKept = isAnnouncing && cue.longestWait >= Cue.Kind.ready.longestWait
    waiting.append(
      Waiting(
        cue: cue, words: words, expiry: isKept ? nil : now() + cue.longestWait,
        isAnnouncement: isAnnouncement))
    if waiting.count > Self.mostWaiting, let least = waiting.map(\.cue.priority).min(),
      let index = waiting.firstIndex(where: { $0.cue.priority == least })
    {
      waiting.remove(at: index)
    }
    sayNext()
  }

  private func sayNext() {
    if usesPlayer { player.poll() }
    if usesEngine { engine.poll() }
    playWritten()
    while !isSpeaking, !waiting.isEmpty {
      let next = waiting.removeFirst()
      if let expiry = next.expiry, expiry < now() { continue }
      isAnnouncing = next.isAnnouncement || waiting.contains(where: \.isAnnouncement)
      if let recorded = recorded(next) {
        usesPlayer = true
        player.play(recorded)
      } else {
        sayByProgram(next)
      }
    }
  }

  // MARK: Recorded

  private func recorded(_ next: Waiting) -> PlaybackRequest? {
    guard let pack = choice.pack, hasRoom else { return nil }
    do {
      guard let recording = try pack.recording(of: next.words) else { return nil }
      let file = try SoundFile(recording.scaled(to: choice.volume).wav, in: folders)
      return PlaybackRequest(
        cue: next.cue, words: next.words.text, input: file, length: recording.length)
    } catch let file as VoicePack.BrokenFile {
      if brokenFiles.insert(file.name).inserted {
        onError(
          "The recording \(file.name) is broken: \(file.reason); `unknot voice render` makes it "
            + "again.")
      }
    } catch {
      hasRoom = false
      let reason = (error as? SoundFile.Failure)?.reason ?? "\(error)"
      onError("Recorded words cannot be played: \(reason); a program speaks.")
    }
    return nil
  }

  /// Plays what a program has written.
  private func playWritten() {
    guard let request = written, let output = request.output else { return }
    written = nil
    do {
      let recording = try Recording(wav: output.bytes())
      usesPlayer = true
      player.play(
        PlaybackRequest(
          cue: request.cue, words: request.words,
          input: try SoundFile(recording.scaled(to: choice.volume).wav, in: folders),
          length: recording.length))
    } catch {
      let reason = (error as? Recording.FormatError)?.reason ?? "it cannot be read"
      if brokenFiles.insert("").inserted {
        onError("What the voice wrote cannot be played: \(reason).")
      }
    }
  }

  // MARK: By a program

  private func sayByProgram(_ next: Waiting) {
    if !usesEngine {
      usesEngine = true
      if !engine.hasProgram { onError(choice.missing) }
    }
    guard engine.hasProgram else { return }
    let text = next.words.text
    let input =
      choice.program?.readsInput ?? false
      ? try? SoundFile(Array((text + "\n").utf8), in: folders) : nil
    let output = choice.program?.writesFile ?? false ? try? SoundFile([], in: folders) : nil
    engine.play(
      PlaybackRequest(
        cue: next.cue, words: text, input: input, output: output, length: next.words.longest))
  }

  // MARK: Silence

  /// Falls silent for what comes next.
  public func stopSpeaking() {
    waiting = []
    if usesPlayer { player.interrupt() }
    if usesEngine { engine.interrupt() }
    written = nil
  }

  /// Says what waits, and drops a program that has failed or hangs; the next one then takes over.
  public func poll() { sayNext() }

  /// Falls silent.
  public func stop() {
    waiting = []
    if usesPlayer { player.stop() }
    if usesEngine { engine.stop() }
    written = nil
  }

  /// Lets the last words be said.
  public func close() {
    if usesEngine { engine.close() }
    if usesPlayer { player.close() }
  }
}

extension Cue.Kind {
  /// The longest that its words wait for others to end; later they would mislead. A habit.
  fileprivate var longestWait: Duration {
    switch self {
    case .ready, .start, .rest, .change, .yourTurn, .done: .seconds(10)
    case .words, .endsIn: .seconds(5)
    case .halfway, .lastRound, .countdown, .phase, .rep: .milliseconds(800)
    }
  }
}

extension SpokenWords {
  /// The longest that they take with a slow voice: twice the usual time, and some to begin.
  fileprivate var longest: Duration { length * 2 + .seconds(4) }
}
