#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// The descriptor that keys are read from.
public enum Keyboard {
  /// Finds the keyboard: standard input; where that is a file or a pipe, as behind `xargs`, the
  /// terminal that the program belongs to, if its output is seen there.
  ///
  /// - Returns: A terminal's descriptor, to stay open; nil if there is none. Another job may have
  ///   its keys for now.
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

/// The place of the program among the jobs of a shell.
public enum JobControl {
  /// True if another job has the terminal. False where there are no jobs: the terminal is not that
  /// of this session.
  public static func isInBackground(of terminal: Int32) -> Bool {
    let group = tcgetpgrp(terminal)
    return group > 0 && group != getpgrp()
  }

  /// Waits until the program is in the foreground, as every program does that takes the screen: it
  /// stops, and the shell says so.
  ///
  /// - Throws: `TerminalError.inBackground` if no shell is there that could bring it back.
  public static func waitForForeground(of terminal: Int32) throws(TerminalError) {
    guard isInBackground(of: terminal), let settings = terminalSettings(of: terminal) else {
      return
    }
    // The kernel stops whoever changes a terminal from the background, except those whom nobody
    // could let go on.
    setTerminalSettings(settings, of: terminal)
    if isInBackground(of: terminal) { throw .inBackground }
  }
}
