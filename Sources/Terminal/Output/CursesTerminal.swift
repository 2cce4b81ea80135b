import Drawing

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// A terminal that shows frames. Nothing else in the program talks to ncurses.
///
/// ncurses knows the terminal's description; everything else is done here: what is sent is made by
/// a `ScreenWriter`, what arrives is read by an `InputDecoder`, since ncurses would wait for a
/// terminal that takes nothing, and types what it does not know. The description is one for the
/// whole process: one terminal at a time, used by the thread that opened it.
public final class CursesTerminal: InputSource {
  /// The glyphs that this terminal can show: Unicode if the person's locale is UTF-8 and the type
  /// of terminal has a font for it, otherwise ASCII.
  public let glyphs: GlyphSet
  /// The reason for ASCII, in a line for the person, where nobody has asked for that.
  public let reasonForASCII: String?
  /// The number of colours: none if `NO_COLOR` is set to anything.
  public let depth: Theme.Depth
  /// The size of the screen; at least 1 by 1.
  public private(set) var size: Size

  /// The descriptor of the keys; nil if standard input is no terminal.
  public var descriptor: Int32? { input?.descriptor }
  /// The terminal's output.
  public var hangUpDescriptor: Int32? { output.descriptor }

  let output: TerminalOutput
  var input: InputReader?
  let switches: ScreenSwitches
  private let capabilities: Capabilities
  private let encoder: CellEncoder
  private var writer: ScreenWriter
  /// The size in the environment, for a terminal that does not know its own.
  private let statedSize: (columns: Int?, rows: Int?)
  var titleWriter: TitleWriter
  /// The status to write as soon as the terminal takes it.
  private var status: WindowStatus?
  var backgroundQuery: BackgroundQuery
  /// True if the terminal was asked to report changes of its colours.
  var hasColorReports = false
  var isHurried = false
  var foundSettings: termios
  let screenSettings: termios
  /// The theme that was asked for.
  var asked: Theme
  /// The colours; those that are mixed are mixed into the terminal's own ground, if that is known.
  public private(set) var theme: Theme
  /// The terminal's ground, by its own reply.
  var ground: RGB? {
    didSet { if ground != oldValue { use(asked) } }
  }
  /// The frame to show, and whether all of it is reversed.
  private var wanted: (frame: Frame, isReversed: Bool)?
  /// The frame that was sent.
  private var shown: Frame?
  var isReversed = false
  var isOpen = true
  var isSuspended = false

  /// Opens a terminal and takes its screen.
  /// - Parameters:
  ///   - input: The descriptor of the keys. If it is no terminal, no keys are read.
  ///   - output: The descriptor of the screen.
  ///   - environment: `TERM`, the locale, `NO_COLOR`, `COLUMNS`, `LINES` and `ESCDELAY` are taken
  ///     from it, and whether ssh is between.
  ///   - theme: The colours.
  ///   - hasMouse: True if clicks and the wheel are asked for.
  /// - Throws: `TerminalError` if the output cannot show a screen; nothing has been written then.
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
    // Where the terminal's own font is the reason, another locale would not help.
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

  /// Shows a frame, by sending what differs from the one before; while the terminal takes nothing,
  /// only the last one is shown in the end. What is larger than the screen is cut off.
  /// - Parameters:
  ///   - frame: The frame.
  ///   - reversed: True if all of it is reversed: by the terminal if it can do
  ///     that at once, otherwise cell by cell.
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

  /// True if `queryBackground` asks: once, again after the terminal was taken again, and by itself
  /// when the terminal reports that its colours have changed.
  public var followsBackground: Bool {
    get { backgroundQuery.isWanted }
    set {
      backgroundQuery.isWanted = newValue
      use(asked)
    }
  }

  /// Shows everything in other colours from the next frame on. A background that stays unknown may
  /// be any, and is painted.
  public func use(_ theme: Theme) {
    asked = theme
    let isUnknown = followsBackground && backgroundQuery.isUnanswered
    let theme = ground.map(theme.onGround) ?? (isUnknown ? theme.painted : theme)
    guard isOpen, theme != self.theme else { return }
    self.theme = theme
    writer = ScreenWriter(capabilities, encoder, theme: theme, depth: depth)
    shown = nil
  }

  /// Rings the bell, unless it would ring when nobody knows why any more.
  public func ring() {
    if isOpen && !isSuspended && !output.isBehind { output.send(capabilities.bell) }
  }

  /// Shows a status as the window's title and progress, if it is known to be able to;
  /// `nil` restores them. They are restored whenever the terminal is given back.
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
  /// - Returns: True if the terminal is known to be able to, and takes it now.
  public func notify(_ text: String, title: String) -> Bool {
    guard isOpen, !isSuspended, !output.isBehind,
      let bytes = titleWriter.message(text, title: title)
    else { return false }
    output.send(bytes)
    return true
  }

  /// Sends everything again: something else has written on the screen.
  public func redrawAll() {
    guard isOpen, !isSuspended else { return }
    shown = nil
    showWanted()
  }

  /// The descriptor to poll until the terminal takes more; nil while everything is written.
  public var outputBehind: Int32? { output.isBehind ? output.descriptor : nil }

  /// Writes what the terminal did not take, and what it has missed since.
  public func flush() {
    guard output.isBehind else { return }
    output.sendRest()
    guard !isSuspended else { return }
    showWanted()
    writeStatus()
  }

  // MARK: What arrives

  /// The time at which an escape becomes the key, or a broken sequence is over.
  public var inputDeadline: ContinuousClock.Instant? {
    isOpen && !isSuspended ? input?.deadline : nil
  }

  /// Returns the keys and clicks that have arrived, and reports of the background. Never waits.
  /// Ctrl-L draws the screen again by itself, and queries the background again.
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

  /// Asks the terminal for its size and takes it over.
  public func updateSize() -> Size? {
    guard isOpen else { return nil }
    let new = Self.askForSize(of: output.descriptor, otherwise: statedSize)
    guard new != size else { return nil }
    size = new
    // Terminals differ in what they leave of the old picture.
    shown = nil
    return new
  }
}
