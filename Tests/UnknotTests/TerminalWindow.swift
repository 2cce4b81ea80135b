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

  /// What the window shows.
  func screen() throws -> String { try tmux("capture-pane", "-p") }

  /// What the window shows, with the sequences that colour it.
  func colouredScreen() throws -> String { try tmux("capture-pane", "-p", "-e") }

  /// What tmux knows of the window: `alternate_on`, `cursor_flag`, `pane_current_command`.
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

  /// Waits until the window shows something. Looking takes a process each time, which is pause
  /// enough.
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

  /// What the window shows once it has shown the same twice: a picture may arrive in two parts.
  func settled() throws -> String {
    var last = ""
    return try wait("a settled picture") { screen in
      defer { last = screen }
      return screen == last
    }
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
