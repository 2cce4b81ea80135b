import Drawing

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// The keys of a terminal that shows plain lines: each key at once, without an echo. Nothing is
/// written to it but the switch of bracketed paste, where it is known to understand that.
public final class LineTerminal: InputSource {
  /// The descriptor of the keys; nil if it is no terminal, and then there are none.
  public let descriptor: Int32?
  /// The same terminal.
  public var hangUpDescriptor: Int32? { descriptor }

  private var input: InputReader?
  private var output: TerminalOutput?
  private var foundSettings: termios?

  /// Takes a terminal's keys. Where the input is no terminal, it is left alone.
  /// - Parameters:
  ///   - input: The descriptor of the keys.
  ///   - environment: `TERM` and `ESCDELAY` are taken from it, and whether ssh is between.
  public init(input: Int32 = STDIN_FILENO, environment: [String: String] = [:]) {
    descriptor = isatty(input) == 1 ? input : nil
    guard descriptor != nil else { return }
    let escapeDelay = EscapeDelay.asked(in: environment)
    self.input = InputReader(input, InputDecoder(escapeDelay: escapeDelay))
    if BackgroundQuery.isSafe(in: environment) { output = try? TerminalOutput(input) }
    take()
  }

  deinit { close() }

  /// The time at which an escape becomes the key, or a broken sequence is over.
  public var inputDeadline: ContinuousClock.Instant? {
    foundSettings == nil ? nil : input?.deadline
  }

  /// Every key that has arrived. Never waits.
  public func readEvents() -> [InputEvent] {
    guard foundSettings != nil else { return [] }
    return input?.read().compactMap(\.event) ?? []
  }

  /// The descriptor to poll until the terminal takes more; nil while everything is written.
  public var outputBehind: Int32? { output.flatMap { $0.isBehind ? $0.descriptor : nil } }

  /// Writes on what the terminal did not take.
  public func writeOn() { output?.sendRest() }

  /// It never waits.
  public func hurry() {}

  /// Lines need no size.
  public func updateSize() -> Size? { nil }

  /// Gives the terminal back as it was found.
  public func suspend() { close() }

  /// Takes the keys again.
  public func resume() {
    // A shell has put its own settings in the place of ours if the stop was not announced.
    if let found = foundSettings { apply(found) } else { take() }
  }

  /// Gives the terminal back as it was found. Idempotent.
  public func close() {
    guard let descriptor, let found = foundSettings else { return }
    output?.send(PastedText.mode.off)
    setTerminalSettings(found, of: descriptor)
    CrashGuard.disarm()
    foundSettings = nil
  }

  private func take() {
    guard let descriptor, let found = terminalSettings(of: descriptor) else { return }
    foundSettings = found
    CrashGuard.arm(
      descriptor: output?.descriptor ?? descriptor, settings: found,
      bytes: output == nil ? [] : PastedText.mode.off)
    apply(found)
  }

  private func apply(_ found: termios) {
    guard let descriptor else { return }
    var settings = found
    settings.c_lflag &= ~tcflag_t(ICANON | ECHO)
    readWithoutWaiting(&settings)
    setTerminalSettings(settings, of: descriptor)
    output?.send(PastedText.mode.on)
  }
}
