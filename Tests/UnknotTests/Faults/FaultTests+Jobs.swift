import Foundation
import RemoteControl
import TestSupport
import Testing

extension FaultTests {
  /// Reads from the process's own line of /proc whether another group has the terminal.
  private static let inBackground = """
    background() { read -r line </proc/self/stat; set -- ${line##*) }; [ $3 -ne $6 ]; }
    """

  @Test func `a line-by-line session plays to its end in the background`() throws {
    defer { program.removeHome() }
    let run = try ProgramOnTerminal(
      "set -m; $unknot play posture-reset --plain --speed 1000 & wait $!; echo ended $?", program)
    try run.wait(for: "ended ")
    #expect(run.output.contains("Done.") && run.output.contains("ended 0"))
    #expect(try run.end() == .exit(0))
    run.expectGivenBack()
  }

  /// One shell sends a signal to a job that it brings to the foreground, another only if the job
  /// was stopped.
  @Test(arguments: ["sh", "bash"])
  func `a line-by-line session that comes to the foreground has keys`(shell: String) throws {
    defer { program.removeHome() }
    let run = try ProgramOnTerminal(
      "exec \(shell) -c 'set -m; $0 play posture-reset --plain --mute & read -r line; fg' $unknot",
      program)
    try run.wait(for: "Get ready")
    #expect(!run.output.contains("\u{1B}[?2004h"))
    run.type("\n")
    try run.wait(for: "\u{1B}[?2004h")
    run.type("?")
    try run.wait(for: "Every key and what it does.")
    run.type("\u{3}")
    #expect(try run.end() == .exit(0))
    run.expectGivenBack()
  }

  /// As an editor does: the shell says that it has stopped, and brings it back.
  @Test func `a screen in the background stops until fg gives it the terminal`() throws {
    defer { program.removeHome() }
    let run = try ProgramOnTerminal(
      """
      set -m; $unknot & p=$!
      until read -r line </proc/$p/stat; set -- ${line##*) }; [ $1 = T ]; do :; done
      echo stopped; fg
      """, program)
    try run.wait(for: "\u{1B}[?1049h")
    let before = try #require(run.output.range(of: "\u{1B}"))
    #expect(run.output[..<before.lowerBound].contains("stopped"))
    run.type("q")
    #expect(try run.end() == .exit(0))
    run.expectGivenBack()
  }

  /// Nobody could bring it back, and the shell has the terminal.
  @Test func `a background screen that no shell controls is refused`() throws {
    defer { program.removeHome() }
    let child = "\(Self.inBackground); until background; do :; done; exec $0 play posture-reset"
    let run = try ProgramOnTerminal(
      "set -m; ( (sh -c '\(child)' $unknot; echo code $?) & ); read x", program)
    try run.wait(for: "code 69")
    #expect(run.output.contains("another program has the terminal"))
    #expect(!run.output.contains("\u{1B}"))
  }

  /// Its input comes from elsewhere, as behind `xargs`.
  @Test(arguments: ["</dev/null", "<&-", "</proc/self/status"])
  func `keys come from the terminal when standard input is something else`(input: String) throws {
    defer { program.removeHome() }
    let run = try ProgramOnTerminal("\(Self.session) \(input)", program)
    try run.sayNoPain()
    try walkOn(run)
    run.type("q")
    try run.wait(for: "Stop now?")
    try leave(run)
  }
}
