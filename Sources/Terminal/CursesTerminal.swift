import CNcurses
import Screen

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// A terminal that shows frames. Nothing else in the program talks to ncurses.
///
/// ncurses takes the terminal over and gives it back, knows its description and reads its keys; what
/// cells show is sent by a `ScreenWriter`. It keeps its state in globals: one terminal at a time,
/// used by the thread that opened it. It leaves the actions of signals alone: `Signals` and
/// `CrashGuard` see to them.
public final class CursesTerminal: InputSource {
  /// The signs that this terminal can show: Unicode if the person's locale is UTF-8 and the type of
  /// terminal has a font for it, otherwise ASCII.
  public let glyphs: GlyphSet
  /// How many colours are used: none if `NO_COLOR` is set to anything.
  public let depth: Theme.Depth
  /// How large the screen is; at least 1 by 1.
  public private(set) var size: Size

  /// Where keys are read; nil where standard input is no terminal.
  public let descriptor: Int32?
  /// The terminal's output.
  public var hangUpDescriptor: Int32? { output }

  let output: Int32
  private let streams: [UnsafeMutablePointer<FILE>]
  private let screen: OpaquePointer
  /// Keys are read through a pad, since reading through a window draws it.
  let keys: UnsafeMutablePointer<WINDOW>
  private let capabilities: Capabilities
  private let encoder: CellEncoder
  private var writer: ScreenWriter
  private let fixedSize: (columns: Int?, rows: Int?)
  private let resetBytes: [UInt8]
  private var teller: WindowTeller
  var question: GroundQuestion
  private var decoder = InputDecoder()
  /// Whether the terminal has been asked to say when its colours change.
  var isToldOfColours = false
  private var foundSettings: termios
  private var theme: Theme
  private var shown: Frame?
  private var isReversed = false
  private var isOpen = true
  private var isSuspended = false

  /// Opens a terminal and takes its screen.
  /// - Parameters:
  ///   - input: Where keys come from. If it is no terminal, no keys are read.
  ///   - output: Where the screen is.
  ///   - environment: `TERM`, the locale, `NO_COLOR`, `COLUMNS` and `LINES` are taken from it.
  ///   - theme: The colours.
  /// - Throws: `TerminalError` if the output cannot show a screen; nothing has been written then.
  public init(
    input: Int32 = STDIN_FILENO, output: Int32 = STDOUT_FILENO, environment: [String: String],
    theme: Theme = .dark
  ) throws(TerminalError) {
    guard isatty(output) == 1, let settings = terminalSettings(of: output) else {
      throw .notATerminal
    }
    let type = try Self.checkedType(environment["TERM"], output: output)
    let isUTF8 = TerminalLocale.adopt(environment: environment)
    glyphs = TerminalLocale.glyphs(isUTF8: isUTF8, terminal: type)
    teller = WindowTeller(WindowAbilities(environment: environment), isUTF8: isUTF8)
    foundSettings = settings
    self.output = output
    descriptor = isatty(input) == 1 ? input : nil
    resetBytes = Self.resetSequence()

    streams = try Self.openStreams(input: input, output: output)
    // The system's size first: a nonsensical one in the environment must not keep ncurses from
    // starting. What the environment asks for in earnest is taken over below.
    use_tioctl(true)
    // ncurses would end the program, resize or stop by handlers of its own.
    let actions = Signals.actions()
    defer { Signals.restore(actions) }
    guard let screen = newterm(type, streams[1], streams[0]), let keys = newpad(1, 1) else {
      for stream in streams { fclose(stream) }
      throw .typeUnknown(type)
    }
    self.screen = screen
    self.keys = keys
    CrashGuard.arm(descriptor: output, settings: settings, bytes: resetBytes)

    depth = Self.depth(environment: environment)
    question = GroundQuestion(
      isColoured: depth != .none && Self.isSameTerminal(input, output), environment: environment)
    capabilities = Capabilities()
    encoder = CellEncoder(isUTF8: isUTF8)
    writer = ScreenWriter(capabilities, encoder, theme: theme, depth: depth)
    self.theme = theme
    fixedSize = (
      Self.dimension(environment["COLUMNS"]), Self.dimension(environment["LINES"])
    )
    size = Self.askForSize(of: output, fixed: fixedSize)
    resizeterm(Int32(size.rows), Int32(size.columns))
    configureInput()
    setMouse(on: true)
  }

  deinit { close() }

  /// Shows a frame, by sending what differs from the one before. What is larger than the screen is
  /// cut off.
  /// - Parameters:
  ///   - frame: What is to be seen.
  ///   - reversed: Whether all of it has ink and ground changed over: by the terminal where it can do
  ///     that at once, otherwise cell by cell.
  public func present(_ frame: Frame, reversed: Bool = false) {
    guard isOpen, !isSuspended else { return }
    let flash = capabilities.flash
    let frame = reversed && flash.on.isEmpty ? frame.reversed() : frame
    let last = shown?.size == frame.size ? shown : nil
    shown = frame
    if reversed != isReversed { send(reversed ? flash.on : flash.off) }
    isReversed = reversed
    send(writer.bytes(for: frame, after: last, on: size))
  }

  /// Whether `askForGround` asks: once, again when the terminal was taken again, and by itself when
  /// the terminal says that its colours have changed.
  public var followsGround: Bool {
    get { question.isWanted }
    set { question.isWanted = newValue }
  }

  /// Shows everything in other colours from the next frame on.
  public func use(_ theme: Theme) {
    guard isOpen, theme != self.theme else { return }
    self.theme = theme
    writer = ScreenWriter(capabilities, encoder, theme: theme, depth: depth)
    shown = nil
  }

  /// Rings the bell.
  public func ring() {
    if isOpen && !isSuspended { beep() }
  }

  /// Lets the window around the terminal tell something, as far as it is known to be able to;
  /// `nil` for what it told before. It is taken back whenever the terminal is given back.
  public func tell(_ status: WindowStatus?) {
    guard isOpen, !isSuspended else { return }
    let bytes = teller.bytes(for: status)
    guard !bytes.isEmpty else { return }
    armCrashGuard()
    send(bytes)
  }

  /// Shows a message on the desktop.
  /// - Returns: Whether the terminal is known to be able to.
  public func notify(_ text: String, title: String) -> Bool {
    guard isOpen, !isSuspended, let bytes = teller.message(text, title: title) else { return false }
    send(bytes)
    return true
  }

  /// Sends everything again: something else has written on the screen.
  public func redrawAll() {
    guard isOpen, !isSuspended, let frame = shown else { return }
    send(writer.bytes(for: frame, after: nil, on: size))
  }

  /// Every key and click that has arrived, and what the terminal tells of its ground. Never waits.
  /// Ctrl-L draws the screen again by itself, and looks at the ground again.
  public func readEvents() -> [InputEvent] {
    guard isOpen, !isSuspended, descriptor != nil else { return [] }
    var events: [InputEvent] = []
    awaitAnswer(with: &decoder)
    func add(_ input: InputDecoder.Input?) {
      switch input {
      case .event(.keyPressed(.control("l"))):
        redrawAll()
        lookAgain()
      case .event(let event): events.append(event)
      case .answer(let answer): take(answer, into: &events)
      case nil: break
      }
    }
    while true {
      var value: wint_t = 0
      switch wget_wch(keys, &value) {
      case OK:
        if let scalar = Unicode.Scalar(value) { add(decoder.take(scalar)) }
      case KEY_CODE_YES:
        add(decoder.endOfInput())
        add(Self.keyCodes[Int32(bitPattern: value)].map { .event(.keyPressed($0)) })
      default:
        add(decoder.endOfInput())
        return events
      }
    }
  }

  /// Asks the terminal for its size and takes it over.
  public func updateSize() -> Size? {
    guard isOpen else { return nil }
    let new = Self.askForSize(of: output, fixed: fixedSize)
    guard new != size else { return nil }
    size = new
    resizeterm(Int32(new.rows), Int32(new.columns))
    // Terminals differ in what they leave of the old picture.
    shown = nil
    return new
  }

  /// Gives the terminal back as it was found.
  public func suspend() {
    guard isOpen, !isSuspended else { return }
    settleAnswer()
    isSuspended = true
    leave()
  }

  /// Takes the terminal again. The settings that it has now are the ones it will be given back with,
  /// if it was given back before.
  public func resume() {
    guard isOpen else { return }
    if isSuspended {
      isSuspended = false
      foundSettings = terminalSettings(of: output) ?? foundSettings
      def_shell_mode()
    }
    armCrashGuard()
    reset_prog_mode()
    // Its own picture is an empty one: this takes the screen again, and no more.
    doupdate()
    setMouse(on: true)
    redrawAll()
    // Meanwhile it may have become another terminal, or evening.
    question.askAgain()
  }

  /// Gives the terminal back as it was found, for good. Doing it twice is doing it once.
  public func close() {
    guard isOpen else { return }
    if !isSuspended {
      settleAnswer()
      leave()
    }
    isOpen = false
    delwin(keys)
    delscreen(screen)
    for stream in streams { fclose(stream) }
  }

  private func leave() {
    send(teller.bytes(for: nil))
    setMouse(on: false)
    beToldOfColours(false)
    // ncurses knows nothing of the looks that were left on.
    if isReversed { send(capabilities.flash.off) }
    isReversed = false
    send(capabilities.plain)
    endwin()
    setTerminalSettings(foundSettings, of: output)
    CrashGuard.disarm()
  }

  func armCrashGuard() {
    let bytes = (isToldOfColours ? Self.colourReports.off : []) + teller.end + resetBytes
    CrashGuard.arm(descriptor: output, settings: foundSettings, bytes: bytes)
  }

  private static let keyCodes: [Int32: Key] = [
    KEY_UP: .up, KEY_DOWN: .down, KEY_LEFT: .left, KEY_RIGHT: .right, KEY_PPAGE: .pageUp,
    KEY_NPAGE: .pageDown, KEY_HOME: .home, KEY_END: .end, KEY_ENTER: .enter,
    KEY_BACKSPACE: .backspace, KEY_DC: .delete, KEY_BTAB: .backTab, KEY_A1: .home, KEY_A3: .pageUp,
    KEY_C1: .end, KEY_C3: .pageDown, KEY_FIND: .home, KEY_SELECT: .end,
  ]
}
