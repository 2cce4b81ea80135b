import Foundation
import Testing

extension Program {
  /// Runs the program in a window. Afterwards the shell prints the exit code, and writes the
  /// terminal's settings to a file for comparison.
  func start(
    _ arguments: String, columns: Int = 80, rows: Int = 24, with variables: String = ""
  ) throws -> TerminalWindow {
    let window = try TerminalWindow(self, columns: columns, rows: rows)
    try window.type("stty -g > \(home.path)/before; clear")
    try window.wait("a clear window") { !$0.contains("stty") }
    try window.type(
      "\(variables) \(Program.path) \(arguments); echo code:$?; stty -g > \(home.path)/after")
    return window
  }
}

extension TerminalWindow {
  /// Says that nothing hurts, before a session that presses.
  func sayNoPain(at location: SourceLocation = #_sourceLocation) throws {
    try wait(for: "Pain now", at: location)
    try press("0")
  }

  /// Expects the exit code, the normal screen and the settings from before the program.
  func expectRestored(code: Int, at location: SourceLocation = #_sourceLocation) throws {
    try wait(for: "code:\(code)", at: location)
    #expect(try value("alternate_on") == "0", sourceLocation: location)
    #expect(try value("cursor_flag") == "1", sourceLocation: location)
    #expect(try value("mouse_any_flag") == "0", sourceLocation: location)
    let after = home.appendingPathComponent("after")
    try wait("the terminal's settings", at: location) { _ in
      (try? Data(contentsOf: after))?.isEmpty == false
    }
    let before = try Data(contentsOf: home.appendingPathComponent("before"))
    #expect(try Data(contentsOf: after) == before, sourceLocation: location)
  }

  /// The program's process.
  func processID() throws -> pid_t {
    let shell = try value("pane_pid")
    let children = try String(
      contentsOfFile: "/proc/\(shell)/task/\(shell)/children", encoding: .utf8)
    return try #require(children.split(separator: " ").first.flatMap { pid_t($0) })
  }
}
