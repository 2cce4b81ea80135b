import Drawing

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// The keys of a terminal that shows plain lines: each key at once, without an echo. Nothing is
/// written to it but the switch of bracketed paste, where it is known to understand that.
public final class LineTerminal: InputSource {
  /// The descriptor of the keys; nil while there are none: it is no terminal, or another job has
  /// it.
  public var descriptor: Int32? { foundSettings == nil ? nil : terminal }
  /// The terminal of the keys.
  public var hangUpDescriptor: Int32? { terminal }

  private let terminal: Int32?
  private var input: InputReader?
  private var output: TerminalOutput?
  private var foundSettings: termios?
  /// The time to see whether another job still has the keys; nil while none has.
  private var nextLook: ContinuousClock.Instant?

  /// The pause between two looks.
  private static let pause: Duration = .seconds(1)

  /// Takes a terminal's keys. Where the input is no terminal, it is left alone.
  /// - Parameters:
  ///   - input: The descriptor of the keys; nil for none.
  ///   - environment: `TERM` and `ESCDELAY` are taken from it, and whether ssh is between.
  public init(input: Int32? = STDIN_FILENO, environment: [String: String] = [:]) {
    terminal = input.flatMap { isatty($0) == 1 ? $0 : nil }
    guard let input = terminal else { return }
    let escapeDelay = EscapeDelay.asked(in: environment)
    self.input = InputReader(input, InputDecoder(escapeDelay: escapeDelay))
    if BackgroundQuery.isSafe(in: environment) { output = try? TerminalOutput(input) }
    enter()
  }

  deinit { close() }

  /// The time at which an escape becomes the key, or a broken sequence is over; in the background,
  /// the time to look for the foreground again: nothing is heard of a shell's `fg` by a job that
  /// runs.
  public var inputDeadline: ContinuousClock.Instant? {
    foundSettings == nil ? nextLook : input?.deadline
  }

  /// Every key that has arrived. Never waits.
  public func readEvents() -> [InputEvent] {
    if foundSettings == nil { enter() }
    guard foundSettings != nil else { return [] }
    return input?.read().compactMap(\.event) ?? []
  }

  /// The descriptor to poll until the terminal takes more; nil while everything is written.
  public var outputBehind: Int32? { output.flatMap { $0.isBehind ? $0.descriptor : nil } }

  /// Writes on what the terminal did not take.
  public func flush() { output?.sendRest() }

  /// Does nothing: this terminal never waits.
  public func prepareToExit() {}

  /// Lines need no size.
  public func updateSize() -> Size? { nil }

  /// Gives the terminal back as it was found.
  public func suspend() { close() }

  /// Takes the keys again.
  public func resume() {
    // A shell has put its own settings in the place of ours if the stop was not announced.
    if let terminal, let found = foundSettings, !JobControl.isInBackground(of: terminal) {
      return apply(found)
    }
    forget()
    enter()
  }

  /// Gives the terminal back as it was found. Idempotent.
  public func close() {
    guard let terminal, let found = foundSettings else { return }
    output?.send(PastedText.mode.off)
    setTerminalSettings(found, of: terminal)
    forget()
  }

  private func forget() {
    CrashGuard.disarm()
    foundSettings = nil
  }

  private func enter() {
    guard let terminal else { return }
    // In the background it goes on without keys.
    let isInBackground = JobControl.isInBackground(of: terminal)
    nextLook = isInBackground ? .now + Self.pause : nil
    guard !isInBackground, let found = terminalSettings(of: terminal) else { return }
    foundSettings = found
    CrashGuard.arm(
      descriptor: output?.descriptor ?? terminal, settings: found,
      bytes: output == nil ? [] : PastedText.mode.off)
    apply(found)
  }

  private func apply(_ found: termios) {
    guard let terminal else { return }
    var settings = found
    settings.c_lflag &= ~tcflag_t(ICANON | ECHO)
    // A Ctrl-C within a paste would throw away the paste's begin, and leave its rest as keys.
    settings.c_lflag |= tcflag_t(NOFLSH)
    readWithoutWaiting(&settings)
    setTerminalSettings(settings, of: terminal)
    output?.send(PastedText.mode.on)
  }
}
