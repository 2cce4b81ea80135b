import Drawing

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// The keys of a terminal in line mode: each key at once, without echo. The only output is the
/// switch of bracketed paste, where supported.
public final class LineTerminal: InputSource {
  /// The descriptor of the keys; nil if it is no terminal, or another job is in the foreground.
  public var descriptor: Int32? { foundSettings == nil ? nil : terminal }
  /// The terminal of the keys.
  public var hangUpDescriptor: Int32? { terminal }

  private let terminal: Int32?
  private var input: InputReader?
  private var output: TerminalOutput?
  private var foundSettings: termios?
  /// The time of the next check for the foreground; nil while the keys are ours.
  private var nextLook: ContinuousClock.Instant?

  /// The interval between two checks.
  private static let pause: Duration = .seconds(1)

  /// Takes a terminal's keys. An input that is no terminal is left unchanged.
  /// - Parameters:
  ///   - input: The descriptor of the keys; nil for none.
  ///   - environment: The source of `TERM`, `ESCDELAY` and the variables of ssh.
  public init(input: Int32? = STDIN_FILENO, environment: [String: String] = [:]) {
    terminal = input.flatMap { isatty($0) == 1 ? $0 : nil }
    guard let input = terminal else { return }
    let escapeDelay = EscapeDelay.asked(in: environment)
    self.input = InputReader(input, InputDecoder(escapeDelay: escapeDelay))
    if BackgroundQuery.isSafe(in: environment) { output = try? TerminalOutput(input) }
    enter()
  }

  deinit { close() }

  /// The moment at which an escape or an unfinished sequence ends. In the background, the time of
  /// the next check for the foreground: a running job gets no signal of the shell's `fg`.
  public var inputDeadline: ContinuousClock.Instant? {
    foundSettings == nil ? nextLook : input?.deadline
  }

  /// Returns all keys that have arrived. Never waits.
  public func readEvents() -> [InputEvent] {
    if foundSettings == nil { enter() }
    guard foundSettings != nil else { return [] }
    return input?.read().compactMap(\.event) ?? []
  }

  /// The descriptor to poll for room while output is pending; nil once everything is written.
  public var outputBehind: Int32? { output.flatMap { $0.isBehind ? $0.descriptor : nil } }

  /// Writes pending output as far as possible.
  public func flush() { output?.sendRest() }

  /// Does nothing: restoring this terminal never waits.
  public func prepareToExit() {}

  /// Returns nil: line mode needs no size.
  public func updateSize() -> Size? { nil }

  /// Restores the terminal as it was found.
  public func suspend() { close() }

  /// Takes the keys again.
  public func resume() {
    // After SIGSTOP, the shell has replaced our settings with its own.
    if let terminal, let found = foundSettings, !JobControl.isInBackground(of: terminal) {
      return apply(found)
    }
    forget()
    enter()
  }

  /// Restores the terminal as it was found. Idempotent.
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
    // In the background, the session goes on without keys.
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
    // Ctrl-C within a paste would flush the paste's beginning, and leave the rest as keys.
    settings.c_lflag |= tcflag_t(NOFLSH)
    readWithoutWaiting(&settings)
    setTerminalSettings(settings, of: terminal)
    output?.send(PastedText.mode.on)
  }
}
