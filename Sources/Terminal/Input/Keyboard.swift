#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// The descriptor of the keyboard.
public enum Keyboard {
  /// Finds the keyboard. Usually standard input; if that is a file or a pipe, as behind `xargs`,
  /// the controlling terminal, provided that the output is on it.
  ///
  /// - Returns: The descriptor of a terminal, which stays open; nil if there is none. Another job
  ///   may be in the foreground of that terminal.
  public static func find(
    input: Int32 = STDIN_FILENO, output: Int32 = STDOUT_FILENO
  ) -> Int32? {
    isatty(input) == 1 ? input : openTerminal(of: output)
  }

  private static func openTerminal(of output: Int32) -> Int32? {
    guard isatty(output) == 1 else { return nil }
    let terminal = open("/dev/tty", O_RDWR | O_NOCTTY | O_CLOEXEC)
    guard terminal >= 0 else { return nil }
    if terminalNumber(of: terminal) == terminalNumber(of: output) { return terminal }
    closeDescriptor(terminal)
    return nil
  }
}

/// The position of the program among the jobs of a shell.
public enum JobControl {
  /// Returns true if another job is in the foreground. False without job control: the terminal then
  /// belongs to another session.
  public static func isInBackground(of terminal: Int32) -> Bool {
    let group = tcgetpgrp(terminal)
    return group > 0 && group != getpgrp()
  }

  /// Stops the program until it is in the foreground, like every full-screen program. The shell
  /// reports the stop.
  ///
  /// - Throws: `TerminalError.inBackground` if no shell can bring the program to the foreground.
  public static func waitForForeground(of terminal: Int32) throws(TerminalError) {
    guard isInBackground(of: terminal), let settings = terminalSettings(of: terminal) else {
      return
    }
    // The kernel stops a background process that changes a terminal, unless its process group is
    // orphaned.
    setTerminalSettings(settings, of: terminal)
    if isInBackground(of: terminal) { throw .inBackground }
  }
}
