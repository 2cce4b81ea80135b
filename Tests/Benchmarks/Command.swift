import Foundation

/// A command that is run to its end, its output thrown away.
struct Command {
  /// From its start to its end, in seconds.
  let seconds: Double
  /// The most memory that it had at once, in bytes.
  let peakMemory: Double

  /// Runs a command in surroundings where nothing is of the person's own.
  init(_ path: String, _ arguments: [String], home: String) throws {
    var files = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&files)
    defer { posix_spawn_file_actions_destroy(&files) }
    posix_spawn_file_actions_addopen(&files, 0, "/dev/null", O_RDONLY, 0)
    posix_spawn_file_actions_addopen(&files, 1, "/dev/null", O_WRONLY, 0)
    let surroundings = ["HOME=\(home)", "UNKNOT_HOME=\(home)", "LC_ALL=C.UTF-8", "TZ=UTC"]
    var words = ([path] + arguments).map { strdup($0) } + [nil]
    var variables = surroundings.map { strdup($0) } + [nil]
    defer { (words + variables).forEach { free($0) } }
    let start = ContinuousClock().now
    var child = pid_t()
    guard posix_spawn(&child, path, &files, nil, &words, &variables) == 0 else {
      throw TerminalProgram.Failure(description: "\(path) could not be started")
    }
    var status: Int32 = 0
    var usage = rusage()
    while wait4(child, &status, 0, &usage) < 0 && errno == EINTR {}
    seconds = (ContinuousClock().now - start).inSeconds
    guard status == 0 else {
      throw TerminalProgram.Failure(
        description: "\(arguments.joined(separator: " ")) ended with \(status)")
    }
    peakMemory = Double(usage.ru_maxrss) * 1_024
  }
}
