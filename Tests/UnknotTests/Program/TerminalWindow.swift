import Foundation
import TestSupport
import Testing

/// A terminal window with a shell in it, by tmux: a person's keys go in, what they see comes out.
final class TerminalWindow {
  private let socket: String
  private let environment: [String: String]
  let home: URL

  /// The longest that a test waits for something to appear. It is never reached unless the program
  /// is broken.
  private static let patience: Duration = .seconds(30)

  init(_ program: Program, columns: Int = 80, rows: Int = 24) throws {
    home = program.home
    socket = program.home.appendingPathComponent("tmux").path
    // The window's own type is tmux's; the program's is set where it is run.
    environment = program.surroundings.merging(["TERM": "xterm-256color", "PS1": "$ "]) { $1 }
    try tmux(
      "-f", "/dev/null", "new-session", "-d", "-x", "\(columns)", "-y", "\(rows)",
      "env", "PS1=$ ", "bash", "--norc", "--noprofile")
    try tmux("set", "-g", "status", "off")
    try wait("a prompt") { $0.contains("$") }
  }

  deinit {
    _ = try? tmux("kill-server")
  }

  @discardableResult
  private func tmux(_ arguments: String...) throws -> String {
    let output = home.appendingPathComponent("tmux-output")
    _ = try Subprocess.run(
      "tmux", ["-S", socket] + arguments, environment: environment, output: output.path)
    return try String(decoding: Data(contentsOf: output), as: UTF8.self)
  }

  /// The text in the window.
  func screen() throws -> String { try tmux("capture-pane", "-p") }

  /// The text in the window, with the sequences that colour it.
  func colouredScreen() throws -> String { try tmux("capture-pane", "-p", "-e") }

  /// A value of the window in tmux: `alternate_on`, `cursor_flag`, `pane_current_command`.
  func value(_ name: String) throws -> String {
    try tmux("display-message", "-p", "#{\(name)}").trimmingCharacters(in: .newlines)
  }

  /// Presses keys by tmux's names.
  func press(_ keys: String...) throws {
    for key in keys { try tmux("send-keys", key) }
  }

  /// Types a command line and runs it.
  func type(_ line: String) throws {
    try tmux("send-keys", "-l", line)
    try tmux("send-keys", "Enter")
  }

  func resize(columns: Int, rows: Int) throws {
    try tmux("resize-window", "-x", "\(columns)", "-y", "\(rows)")
  }

  /// Sets the background colour of the window, which tmux reports to programs from then on.
  func setGround(_ color: String) throws {
    try tmux("set", "-g", "window-style", "bg=\(color)")
  }

  /// The size of the window in the system; tmux updates it some time after the window changes.
  func systemSize() throws -> (columns: Int, rows: Int) {
    let file = try FileHandle(forReadingFrom: URL(fileURLWithPath: value("pane_tty")))
    var size = winsize()
    guard ioctl(file.fileDescriptor, UInt(TIOCGWINSZ), &size) == 0 else { return (0, 0) }
    return (Int(size.ws_col), Int(size.ws_row))
  }

  /// Writes to the window as another program would.
  func scribble(_ text: String) throws {
    let file = try FileHandle(forWritingTo: URL(fileURLWithPath: value("pane_tty")))
    try file.write(contentsOf: Data(text.utf8))
    try file.close()
  }

  /// Waits until the window shows something. Each look starts a process, which is pause enough.
  @discardableResult
  func wait(
    _ what: String, at location: SourceLocation = #_sourceLocation,
    until isThere: (String) throws -> Bool
  ) throws -> String {
    let clock = ContinuousClock()
    let end = clock.now + Self.patience
    var screen = ""
    while clock.now < end {
      screen = try self.screen()
      if try isThere(screen) { return screen }
    }
    Issue.record(
      "waited in vain for \(what); the window shows:\n\(screen)", sourceLocation: location)
    throw Missing(what: what)
  }

  /// The visible part of a coloured screen: each character after its look. A blank has no look
  /// unless it is reversed, and blanks at the end of a line are left out, because tmux reports only
  /// some.
  private static func seen(in screen: String) -> String {
    var look: [String: String] = [:]
    var lines: [[String]] = [[]]
    for part in screen.split(separator: "\u{1B}[", omittingEmptySubsequences: false) {
      var text = part
      if let end = part.firstIndex(of: "m"), part[..<end].allSatisfy({ $0.isNumber || $0 == ";" }) {
        text = part[part.index(after: end)...]
        turn(&look, by: part[..<end])
      }
      for character in text {
        if character == "\n" {
          lines.append([])
        } else {
          let isPlain = character == " " && look["7"] == nil
          let shown = isPlain ? "" : "\(look.sorted { $0.key < $1.key })"
          lines[lines.count - 1].append(shown + String(character))
        }
      }
    }
    return lines.map { line in
      line[..<((line.lastIndex { !$0.hasSuffix(" ") } ?? -1) + 1)].joined()
    }.joined(separator: "\n")
  }

  /// Applies a sequence of colours and weights, as tmux writes them.
  private static func turn(_ look: inout [String: String], by codes: Substring) {
    if codes.hasPrefix("38;") || codes.hasPrefix("48;") {
      look[String(codes.prefix(2))] = String(codes)
      return
    }
    for code in codes.isEmpty ? ["0"] : codes.split(separator: ";") {
      switch code {
      case "0": look = [:]
      case "39", "49": look["\(code.prefix(1))8"] = nil
      default: look[String(code)] = ""
      }
    }
  }

  /// The content of the window once two looks agree: a picture may arrive in two parts.
  func settled(inColour: Bool = false) throws -> String {
    var last = ""
    try wait("a settled picture") { screen in
      let shown = inColour ? Self.seen(in: try colouredScreen()) : screen
      defer { last = shown }
      return shown == last
    }
    return last
  }

  @discardableResult
  func wait(
    for text: String, at location: SourceLocation = #_sourceLocation
  ) throws -> String {
    try wait("\"\(text)\"", at: location) { $0.contains(text) }
  }

  struct Missing: Error {
    let what: String
  }
}
