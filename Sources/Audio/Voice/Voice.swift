import RoutineEngine

/// Speaks words one after the other, from a pack of recorded phrases or with the first working
/// program.
///
/// Words under way are never cut by other words. If the voice is slow, the next words come later,
/// unless they have expired.
public final class Voice: CuePlayer {
  private struct Waiting {
    let cue: Cue.Kind
    let words: SpokenWords
    /// The moment at which the words expire; `nil` for never.
    let expiry: Duration?
    /// True if the words belong to no cue.
    let isAnnouncement: Bool
  }

  /// The most words in the queue.
  private static let mostWaiting = 3

  private let choice: VoiceChoice
  private let environment: [String: String]
  private let folders: [String]
  private let now: () -> Duration
  private let onError: (String) -> Void
  private var waiting: [Waiting] = []
  private var brokenFiles: Set<String> = []
  private var hasRoom = true
  /// True from the queueing of an announcement until its end.
  private var isAnnouncing = false
  /// A sound written by a program that does not play it.
  private var written: PlaybackRequest?

  /// The programs that speak. They are not searched for while the pack has all words.
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

  /// A voice. If it needs a program and none is installed, that is reported once.
  ///
  /// - Parameters:
  ///   - choice: The pack, the program, the language and the volume.
  ///   - environment: The environment of programs. Its `PATH` is searched for them.
  ///   - now: The time on a clock that stands while the computer is suspended.
  ///   - onError: Called with a sentence about a failure, for the person; once for each.
  public init(
    _ choice: VoiceChoice, environment: [String: String], now: @escaping () -> Duration,
    onError: @escaping (String) -> Void
  ) {
    self.choice = choice
    // Desktops lower music for streams with this role. The libraries of PulseAudio and PipeWire
    // read these variables, so the role also applies to programs that know nothing about it.
    self.environment = [
      "PULSE_PROP": "media.role=event", "PIPEWIRE_PROPS": "{ media.role = Notification }",
    ].merging(environment) { $1 }
    folders = SoundFile.folders(environment: environment)
    self.now = now
    self.onError = onError
    if let notice = choice.notice { onError(notice) }
  }

  /// True while words are being spoken.
  var isSpeaking: Bool {
    usesPlayer && player.current != nil || usesEngine && engine.current != nil || written != nil
  }

  /// Speaks the words of a cue, at once or after the words under way.
  public func play(_ cue: Cue.Kind, saying words: SpokenWords?) {
    if let words { enqueue(words, for: cue, isAnnouncement: false) }
  }

  /// Speaks words without a cue, such as those before a session. They may be long; the words of a
  /// session wait for their end, however late.
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

  /// Plays the sound that a program has written.
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

  /// Stops speaking, and empties the queue.
  public func stopSpeaking() {
    waiting = []
    if usesPlayer { player.interrupt() }
    if usesEngine { engine.interrupt() }
    written = nil
  }

  /// Speaks queued words, and drops a program that has failed or hangs. The next program replaces
  /// it.
  public func poll() { sayNext() }

  /// Stops all sound, and empties the queue.
  public func stop() {
    waiting = []
    if usesPlayer { player.stop() }
    if usesEngine { engine.stop() }
    written = nil
  }

  /// Waits for the last words to end.
  public func close() {
    if usesEngine { engine.close() }
    if usesPlayer { player.close() }
  }
}

extension Cue.Kind {
  /// The longest delay of a cue's words. Later words would mislead. A habit.
  fileprivate var longestWait: Duration {
    switch self {
    case .ready, .start, .rest, .change, .yourTurn, .done: .seconds(10)
    case .words, .endsIn: .seconds(5)
    case .halfway, .lastRound, .countdown, .phase, .rep: .milliseconds(800)
    }
  }
}

extension SpokenWords {
  /// The longest time with a slow voice: twice the usual time, and 4 s to begin.
  fileprivate var longest: Duration { length * 2 + .seconds(4) }
}
