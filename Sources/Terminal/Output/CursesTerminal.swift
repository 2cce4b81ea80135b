import Drawing

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// A terminal that shows frames. Nothing else in the program uses ncurses.
///
/// ncurses only provides the terminal's description. A `ScreenWriter` makes the output and an
/// `InputDecoder` reads the input, since ncurses would block on a terminal that takes no output,
/// and types unknown sequences. The description is global to the process: use one terminal at a
/// time, on the thread that opened it.
public final class CursesTerminal: InputSource {
  /// The glyphs that the terminal can show: Unicode if the locale is UTF-8 and the terminal's font
  /// has them, otherwise ASCII.
  public let glyphs: GlyphSet
  /// The reason for ASCII in a line for the person; nil for Unicode, or if the font is the reason.
  public let reasonForASCII: String?
  /// The number of colours: none if `NO_COLOR` is set to anything.
  public let depth: Theme.Depth
  /// The size of the screen; at least 1 by 1.
  public private(set) var size: Size

  /// The descriptor of the keys; nil if standard input is not a terminal.
  public var descriptor: Int32? { input?.descriptor }
  /// The terminal's output.
  public var hangUpDescriptor: Int32? { output.descriptor }

  let output: TerminalOutput
  var input: InputReader?
  let switches: ScreenSwitches
  private let capabilities: Capabilities
  private let encoder: CellEncoder
  private var writer: ScreenWriter
  /// The size in the environment, for a terminal that does not know its size.
  private let statedSize: (columns: Int?, rows: Int?)
  var titleWriter: TitleWriter
  /// The status to write once the terminal takes output.
  private var status: WindowStatus?
  var backgroundQuery: BackgroundQuery
  /// True if the terminal was asked to report changes of its colours.
  var hasColorReports = false
  var isHurried = false
  var foundSettings: termios
  let screenSettings: termios
  /// The theme that was requested.
  var asked: Theme
  /// The colours in use. Mixed colours depend on the terminal's background, if known.
  public private(set) var theme: Theme
  /// The terminal's background colour, from its own reply.
  var ground: RGB? {
    didSet { if ground != oldValue { use(asked) } }
  }
  /// The frame to show, and true if the whole screen is reversed.
  private var wanted: (frame: Frame, isReversed: Bool)?
  /// The frame on the screen; nil if unknown.
  private var shown: Frame?
  var isReversed = false
  var isOpen = true
  var isSuspended = false

  /// Opens a terminal and switches it to full-screen mode.
  /// - Parameters:
  ///   - input: The descriptor of the keys. Without a terminal, no keys are read.
  ///   - output: The descriptor of the screen.
  ///   - environment: The source of `TERM`, the locale, `NO_COLOR`, `COLUMNS`, `LINES`, `ESCDELAY`
  ///     and the variables of ssh.
  ///   - theme: The colours.
  ///   - hasMouse: True to report clicks and the wheel.
  /// - Throws: `TerminalError` if the output cannot show a screen. Nothing has been written then.
  public init(
    input: Int32 = STDIN_FILENO, output: Int32 = STDOUT_FILENO, environment: [String: String],
    theme: Theme = .dark, hasMouse: Bool = true
  ) throws(TerminalError) {
    guard isatty(output) == 1, let settings = terminalSettings(of: output) else {
      throw .notATerminal
    }
    let type = try Self.checkedType(environment["TERM"], output: output)
    let isUTF8 = TerminalLocale.adopt(environment: environment)
    glyphs = TerminalLocale.glyphs(isUTF8: isUTF8, terminal: type)
    // If the terminal's font is the reason, another locale would not help.
    reasonForASCII =
      TerminalLocale.glyphs(isUTF8: true, terminal: type) == .unicode
      ? TerminalLocale.reasonForASCII(environment: environment) : nil
    titleWriter = TitleWriter(WindowAbilities(environment: environment), isUTF8: isUTF8)
    foundSettings = settings
    screenSettings = Self.screenSettings(from: settings)
    self.output = try TerminalOutput(output)
    let hasKeys = isatty(input) == 1
    if hasKeys {
      self.input = InputReader(
        input,
        InputDecoder(
          described: KeySequences.described(), escapeDelay: EscapeDelay.asked(in: environment)))
    }
    switches = ScreenSwitches(hasKeys: hasKeys, hasMouse: hasMouse)

    depth = ColorDepth(environment: environment).depth
    backgroundQuery = BackgroundQuery(
      hasColors: depth != .none && Self.isSameTerminal(input, output), environment: environment)
    capabilities = Capabilities(depth: depth)
    encoder = CellEncoder(isUTF8: isUTF8)
    writer = ScreenWriter(capabilities, encoder, theme: theme, depth: depth)
    (self.theme, asked) = (theme, theme)
    statedSize = (
      Self.dimension(environment["COLUMNS"]), Self.dimension(environment["LINES"])
    )
    size = Self.askForSize(of: output, otherwise: statedSize)
    enter()
  }

  deinit { close() }

  // MARK: What is shown

  /// Shows a frame by sending the differences from the last one. While the terminal takes no
  /// output, frames are dropped except the latest. A frame larger than the screen is cut off.
  /// - Parameters:
  ///   - frame: The frame.
  ///   - reversed: True to reverse the whole screen: by the terminal if possible, else cell by
  ///     cell.
  public func present(_ frame: Frame, reversed: Bool = false) {
    guard isOpen, !isSuspended else { return }
    wanted = (frame, reversed)
    showWanted()
  }

  func showWanted() {
    guard let wanted, !output.isBehind else { return }
    let flash = capabilities.flash
    let frame = wanted.isReversed && flash.on.isEmpty ? wanted.frame.reversed() : wanted.frame
    let last = shown?.size == frame.size ? shown : nil
    shown = frame
    if wanted.isReversed != isReversed { output.send(wanted.isReversed ? flash.on : flash.off) }
    isReversed = wanted.isReversed
    output.send(writer.bytes(for: frame, after: last, on: size))
  }

  /// True if the terminal's background is queried: once, after each resume, and when the terminal
  /// reports changed colours.
  public var followsBackground: Bool {
    get { backgroundQuery.isWanted }
    set {
      backgroundQuery.isWanted = newValue
      use(asked)
    }
  }

  /// Changes the theme from the next frame on. If the background stays unknown, the theme paints
  /// its own.
  public func use(_ theme: Theme) {
    asked = theme
    let isUnknown = followsBackground && backgroundQuery.isUnanswered
    let theme = ground.map(theme.onGround) ?? (isUnknown ? theme.painted : theme)
    guard isOpen, theme != self.theme else { return }
    self.theme = theme
    writer = ScreenWriter(capabilities, encoder, theme: theme, depth: depth)
    shown = nil
  }

  /// Rings the bell, unless output is pending: a late bell would make no sense.
  public func ring() {
    if isOpen && !isSuspended && !output.isBehind { output.send(capabilities.bell) }
  }

  /// Shows a status as the window's title and progress, if supported; `nil` restores them. Both are
  /// also restored with the terminal.
  public func updateTitle(_ status: WindowStatus?) {
    guard isOpen, !isSuspended else { return }
    self.status = status
    writeStatus()
  }

  private func writeStatus() {
    guard !output.isBehind else { return }
    let bytes = titleWriter.bytes(for: status)
    guard !bytes.isEmpty else { return }
    armCrashGuard()
    output.send(bytes)
  }

  /// Shows a message on the desktop.
  /// - Returns: True if the terminal supports messages and takes output now.
  public func notify(_ text: String, title: String) -> Bool {
    guard isOpen, !isSuspended, !output.isBehind,
      let bytes = titleWriter.message(text, title: title)
    else { return false }
    output.send(bytes)
    return true
  }

  /// Redraws the whole screen, after another program has written on it.
  public func redrawAll() {
    guard isOpen, !isSuspended else { return }
    shown = nil
    showWanted()
  }

  /// The descriptor to poll for room while output is pending; nil once everything is written.
  public var outputBehind: Int32? { output.isBehind ? output.descriptor : nil }

  /// Writes pending output, and then the latest frame.
  public func flush() {
    guard output.isBehind else { return }
    output.sendRest()
    guard !isSuspended else { return }
    showWanted()
    writeStatus()
  }

  // MARK: What arrives

  /// The moment at which an escape or an unfinished sequence ends.
  public var inputDeadline: ContinuousClock.Instant? {
    isOpen && !isSuspended ? input?.deadline : nil
  }

  /// Returns the events that have arrived: keys, clicks, and changes of the background. Never
  /// waits. Ctrl-L redraws the screen and queries the background again.
  public func readEvents() -> [InputEvent] {
    guard isOpen, !isSuspended else { return [] }
    updatePendingReply()
    var events: [InputEvent] = []
    for read in input?.read() ?? [] {
      switch read {
      case .event(.keyPressed(.control("l"))):
        redrawAll()
        queryAgain()
      case .event(let event): events.append(event)
      case .reply(let reply): handle(reply, into: &events)
      }
    }
    return events
  }

  /// Asks the terminal for its size, and adopts it.
  public func updateSize() -> Size? {
    guard isOpen else { return nil }
    let new = Self.askForSize(of: output.descriptor, otherwise: statedSize)
    guard new != size else { return nil }
    size = new
    // Terminals differ in the remains of the old picture.
    shown = nil
    return new
  }
}
