import Foundation

/// The person's own editor.
enum Editor {
  /// Whether they have said which.
  static var isSet: Bool { command != nil }

  private static var command: String? {
    let environment = Surroundings.environment
    return ["VISUAL", "EDITOR"].compactMap { environment[$0] }.first { !$0.isEmpty }
  }

  /// Opens a file in it, and waits until it is closed.
  ///
  /// - Throws: `Failure` if it cannot be started or fails; the file is there all the same.
  static func edit(_ path: String) throws {
    guard let command else { return }
    // The shell only takes the words of "code --wait" apart; nothing in them or in the path is run
    // as shell. Foundation's Process would put the editor into the background of the terminal.
    let words = ["sh", "-c", "exec $0 \"$1\"", command, path]
    var arguments: [UnsafeMutablePointer<CChar>?] = words.map { strdup($0) }
    defer { arguments.forEach { free($0) } }
    arguments.append(nil)
    var child = pid_t()
    let failure = posix_spawn(&child, "/bin/sh", nil, nil, arguments, environ)
    guard failure == 0 else {
      throw Failure(.inputOutput, "cannot start \(command): \(String(cString: strerror(failure)))")
    }
    var status: Int32 = 0
    while waitpid(child, &status, 0) < 0 && errno == EINTR {}
    guard status == 0 else {
      throw Failure(.inputOutput, "\(command) failed; the file is \(path)")
    }
  }
}
