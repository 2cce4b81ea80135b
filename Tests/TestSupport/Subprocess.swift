import Foundation

/// A program run to its end.
///
/// Foundation's Process takes a child for running as long as anything that it has started in turn
/// lives, as the server that tmux leaves behind does; this waits for the child alone.
public enum Subprocess {
  /// The system could not start the program.
  public struct Failure: Error {
    /// The system's error number.
    public let code: Int32
  }

  /// Runs a program.
  ///
  /// - Parameters:
  ///   - path: The program.
  ///   - arguments: Its arguments, without its own name.
  ///   - environment: Its whole environment.
  ///   - input: A file that it reads.
  ///   - output: A file for its output, emptied first.
  ///   - errors: A file for its standard error, emptied first.
  /// - Returns: Its exit code, or 128 and the number of the signal that ended it.
  /// - Throws: `Failure` if it cannot be started.
  public static func run(
    _ path: String, _ arguments: [String], environment: [String: String],
    input: String = "/dev/null", output: String, errors: String = "/dev/null"
  ) throws -> Int32 {
    let writing = O_WRONLY | O_CREAT | O_TRUNC
    let child = try start(path, arguments, environment: environment, flags: 0) { files in
      posix_spawn_file_actions_addopen(&files, 0, input, O_RDONLY, 0)
      posix_spawn_file_actions_addopen(&files, 1, output, writing, 0o600)
      posix_spawn_file_actions_addopen(&files, 2, errors, writing, 0o600)
    }
    var status: Int32 = 0
    while waitpid(child, &status, 0) < 0 && errno == EINTR {}
    let signal = status & 0x7F
    return signal == 0 ? (status >> 8) & 0xFF : 128 + signal
  }

  /// Starts a program on a terminal, and does not wait for it.
  ///
  /// - Parameters:
  ///   - path: The program.
  ///   - arguments: Its arguments, without its own name.
  ///   - environment: Its whole environment.
  ///   - terminal: The path of the terminal for its input, output and errors.
  ///   - flags: More flags for `posix_spawn`.
  /// - Returns: The ID of its process.
  /// - Throws: `Failure` if it cannot be started.
  public static func start(
    _ path: String, _ arguments: [String], environment: [String: String], terminal: String,
    flags: Int16
  ) throws -> pid_t {
    try start(path, arguments, environment: environment, flags: flags) { files in
      // The leader of a session has the first terminal that it opens for its own.
      posix_spawn_file_actions_addopen(&files, 0, terminal, O_RDWR, 0)
      posix_spawn_file_actions_adddup2(&files, 0, 1)
      posix_spawn_file_actions_adddup2(&files, 0, 2)
    }
  }

  private static func start(
    _ path: String, _ arguments: [String], environment: [String: String], flags: Int16,
    files fill: (inout posix_spawn_file_actions_t) -> Void
  ) throws -> pid_t {
    var files = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&files)
    defer { posix_spawn_file_actions_destroy(&files) }
    fill(&files)
    // Tests run side by side: what another has open takes descriptors from the child, and keeps its
    // files and pipes open. One that is closed meanwhile is no error.
    for name in (try? FileManager.default.contentsOfDirectory(atPath: "/proc/self/fd")) ?? [] {
      if let descriptor = Int32(name), descriptor > 2 {
        posix_spawn_file_actions_addclose(&files, descriptor)
      }
    }

    // The threads of the tests have all signals blocked, and a child would inherit that.
    var attributes = posix_spawnattr_t()
    posix_spawnattr_init(&attributes)
    defer { posix_spawnattr_destroy(&attributes) }
    var unblocked = sigset_t()
    sigemptyset(&unblocked)
    posix_spawnattr_setsigmask(&attributes, &unblocked)
    // So would it what whoever runs the tests has had ignored, as nohup does.
    var usual = sigset_t()
    sigemptyset(&usual)
    for signal in [SIGHUP, SIGINT, SIGQUIT, SIGPIPE, SIGTSTP] { sigaddset(&usual, signal) }
    posix_spawnattr_setsigdefault(&attributes, &usual)
    let signals = Int16(POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF)
    posix_spawnattr_setflags(&attributes, signals | flags)

    var words = ([path] + arguments).map { strdup($0) } + [nil]
    var variables = environment.map { strdup("\($0.key)=\($0.value)") } + [nil]
    defer { (words + variables).forEach { free($0) } }
    var child = pid_t()
    let failure = posix_spawnp(&child, path, &files, &attributes, &words, &variables)
    guard failure == 0 else { throw Failure(code: failure) }
    return child
  }
}

extension Subprocess {
  /// True if a program of that name is installed, for tests of programs that some machines lack.
  public static func isThere(_ name: String) -> Bool {
    let path = ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin:/bin"
    return path.split(separator: ":").contains { access("\($0)/\(name)", X_OK) == 0 }
  }
}
