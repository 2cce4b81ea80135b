import Foundation
import TestSupport
import Testing

/// The program on a terminal of the kernel, with its other end held by the test. The terminal can
/// be taken away, have any size and be without a shell.
final class ProgramOnTerminal {
  /// The exit code of the program, or the signal that ended it.
  enum Ending: Equatable, CustomStringConvertible {
    case exit(Int32), signal(Int32)

    var description: String {
      switch self {
      case .exit(let code): "exit \(code)"
      case .signal(let number): "signal \(number)"
      }
    }
  }

  struct Silence: Error {
    let description: String
  }

  /// `POSIX_SPAWN_SETSID`, which the C library shows only to those that ask for GNU's additions.
  private static let ofItsOwnSession: Int16 = 0x80
  /// A group of its own, which can be stopped since its parent is there to let it go on.
  private static let ofItsOwnGroup = Int16(POSIX_SPAWN_SETPGROUP)
  /// Never reached unless the program is broken.
  private static let patience: Duration = .seconds(30)

  let process: pid_t
  /// The program's output so far.
  private(set) var output = ""
  private let clock = ContinuousClock()
  private let controller: Int32
  private let terminal: Int32
  private var isHungUp = false
  private var ending: Ending?
  private let before: [UInt64]

  /// Runs a line of the shell in which `$unknot` is the program; `exec` replaces the shell.
  /// - Parameters:
  ///   - line: The line.
  ///   - program: The program, with its environment.
  ///   - size: The columns and rows; zeros are those of a terminal that does not know its size.
  ///   - isItsOwn: True if the terminal controls the program's session and signals its own end.
  /// - Throws: `Subprocess.Failure`.
  init(
    _ line: String, _ program: Program, size: (Int, Int) = (80, 24), isItsOwn: Bool = true
  ) throws {
    var ends: (controller: Int32, terminal: Int32) = (-1, -1)
    var window = winsize(
      ws_row: UInt16(size.1), ws_col: UInt16(size.0), ws_xpixel: 0, ws_ypixel: 0)
    try #require(openpty(&ends.controller, &ends.terminal, nil, nil, &window) == 0)
    for end in [ends.controller, ends.terminal] { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
    _ = fcntl(ends.controller, F_SETFL, fcntl(ends.controller, F_GETFL) | O_NONBLOCK)
    (controller, terminal) = ends
    before = Self.settings(of: ends.terminal)

    var name = [CChar](repeating: 0, count: 256)
    ttyname_r(ends.terminal, &name, name.count)
    let bytes = name.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }
    let path = String(decoding: bytes, as: UTF8.self)
    process = try Subprocess.start(
      "/bin/sh", ["-c", "unknot='\(Program.path)'; \(line)"], environment: program.surroundings,
      terminal: path, flags: isItsOwn ? Self.ofItsOwnSession : Self.ofItsOwnGroup)
  }

  deinit {
    if ending == nil {
      kill(process, SIGKILL)
      waitpid(process, nil, 0)
    }
    hangUp()
    close(terminal)
  }

  // MARK: What happens to it

  /// Types keys.
  func type(_ keys: String) {
    _ = write(controller, keys, keys.utf8.count)
  }

  func resize(columns: Int, rows: Int) {
    var size = winsize(
      ws_row: UInt16(rows), ws_col: UInt16(columns), ws_xpixel: 0, ws_ypixel: 0)
    _ = ioctl(controller, UInt(TIOCSWINSZ), &size)
  }

  func send(_ signal: Int32) {
    if ending == nil { kill(process, signal) }
  }

  /// Lets the terminal accept no more output until it is read again.
  func freeze() {
    let own = open("/proc/self/fd/\(terminal)", O_WRONLY | O_NOCTTY | O_NONBLOCK | O_CLOEXEC)
    defer { close(own) }
    // Shift in, of which nothing is seen.
    let junk = [UInt8](repeating: 0x0F, count: 4_096)
    var set = pollfd(fd: own, events: Int16(POLLOUT), revents: 0)
    repeat {
      while write(own, junk, junk.count) > 0 {}
      while write(own, junk, 1) > 0 {}
      // The kernel passes on what it holds some time later.
    } while poll(&set, 1, 50) > 0
  }

  /// Takes the terminal away.
  func hangUp() {
    if !isHungUp { close(controller) }
    isHungUp = true
  }

  /// Writes an invalid instruction to the place where the program waits, and wakes the program.
  func trap() throws {
    var counter: UInt64?
    // While it runs, the kernel says only that.
    try wait("the program to wait") {
      let call = try String(contentsOfFile: "/proc/\(process)/syscall", encoding: .utf8)
      counter = call.split { $0 == " " || $0 == "\n" }.last
        .flatMap { UInt64($0.dropFirst(2), radix: 16) }
      return counter != nil
    }
    let place = try #require(counter)
    let memory = try #require(FileHandle(forUpdatingAtPath: "/proc/\(process)/mem"))
    try memory.seek(toOffset: place)
    #if arch(x86_64)
      try memory.write(contentsOf: Data([0x0F, 0x0B]))
    #else
      try memory.write(contentsOf: Data([0, 0, 0, 0]))
    #endif
    try memory.close()
    send(SIGWINCH)
  }

  // MARK: What becomes of it

  /// Reads the program's new output.
  /// - Parameter milliseconds: The longest wait for output.
  func read(within milliseconds: Int32 = 5) {
    guard !isHungUp else { return }
    var set = pollfd(fd: controller, events: Int16(POLLIN), revents: 0)
    guard poll(&set, 1, milliseconds) == 1 else { return }
    var bytes = [UInt8](repeating: 0, count: 65_536)
    let count = Foundation.read(controller, &bytes, bytes.count)
    if count > 0 { output += String(decoding: bytes.prefix(count), as: UTF8.self) }
  }

  /// Waits until a condition holds, and reads the output meanwhile.
  func wait(
    _ what: String, at location: SourceLocation = #_sourceLocation, until isSo: () throws -> Bool
  ) throws {
    let end = clock.now + Self.patience
    while clock.now < end {
      if try isSo() { return }
      isHungUp ? _ = poll(nil, 0, 5) : read()
    }
    Issue.record(
      "waited in vain for \(what); written: \(output.suffix(2_000).debugDescription)",
      sourceLocation: location)
    throw Silence(description: what)
  }

  /// Waits until a condition holds, while nobody reads the output.
  func waitWithoutReading(
    _ what: String, at location: SourceLocation = #_sourceLocation, until isSo: () throws -> Bool
  ) throws {
    let end = clock.now + Self.patience
    while clock.now < end {
      if try isSo() { return }
      poll(nil, 0, 5)
    }
    Issue.record("waited in vain for \(what)", sourceLocation: location)
    throw Silence(description: what)
  }

  /// Waits until the program has written a text.
  func wait(for text: String, at location: SourceLocation = #_sourceLocation) throws {
    try wait("\"\(text)\"", at: location) { output.contains(text) }
  }

  /// Says that nothing hurts, before a session that presses.
  func sayNoPain(at location: SourceLocation = #_sourceLocation) throws {
    try wait(for: "Pain now", at: location)
    type("0")
  }

  /// Says that no sign and no risk applies and that nothing hurts, and reads the cautions.
  func answerThatNothingApplies(at location: SourceLocation = #_sourceLocation) throws {
    try wait(for: "any of these apply", at: location)
    type("n")
    try wait(for: "None of these", at: location)
    type("\r")
    try wait(for: "Take care", at: location)
    type("\r")
    try sayNoPain(at: location)
  }

  /// True once the program has ended.
  var isOver: Bool {
    if ending == nil {
      var status: Int32 = 0
      guard waitpid(process, &status, WNOHANG) == process else { return false }
      let signal = status & 0x7F
      ending = signal == 0 ? .exit((status >> 8) & 0xFF) : .signal(signal)
    }
    return true
  }

  /// True while the program is stopped by a signal.
  var isStopped: Bool {
    let text = try? String(contentsOfFile: "/proc/\(process)/stat", encoding: .utf8)
    return text?.split(separator: ")").last?.split(separator: " ").first == "T"
  }

  /// Waits until the program has ended.
  func end(at location: SourceLocation = #_sourceLocation) throws -> Ending {
    try wait("the end", at: location) { isOver }
    // What it wrote last may still lie in the terminal.
    for _ in 0..<5 { read(within: 1) }
    return try #require(ending)
  }

  /// Expects the terminal's settings and screen modes to be as they were before.
  func expectGivenBack(at location: SourceLocation = #_sourceLocation) {
    #expect(Self.settings(of: terminal) == before, sourceLocation: location)
    let switches = [
      ("\u{1B}[?1049h", "\u{1B}[?1049l"), ("\u{1B}[?25l", "\u{1B}[?25h"),
      ("\u{1B}[?1000h", "\u{1B}[?1000l"), ("\u{1B}[?2004h", "\u{1B}[?2004l"),
    ]
    for (on, off) in switches {
      guard let last = output.range(of: on, options: .backwards) else { continue }
      #expect(
        output[last.upperBound...].contains(off), "\(off.debugDescription) is missing",
        sourceLocation: location)
    }
  }

  private static func settings(of terminal: Int32) -> [UInt64] {
    var settings = termios()
    guard tcgetattr(terminal, &settings) == 0 else { return [] }
    let characters = withUnsafeBytes(of: settings.c_cc) { $0.map { UInt64($0) } }
    let flags = [settings.c_iflag, settings.c_oflag, settings.c_cflag, settings.c_lflag]
    return flags.map { UInt64($0) } + characters
  }
}

extension Program {
  /// Runs a line on a terminal until it ends.
  func onTerminal(_ line: String, keys: [(after: String, keys: String)] = []) throws
    -> (ending: ProgramOnTerminal.Ending, output: String)
  {
    let run = try ProgramOnTerminal("exec $unknot \(line)", self, size: (80, 40))
    for (text, keys) in keys {
      try run.wait(for: text)
      run.type(keys)
    }
    return (try run.end(), run.output)
  }
}
