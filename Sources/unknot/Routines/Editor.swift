import Foundation
import Processes

/// The person's own editor.
enum Editor {
  /// True if they have chosen one.
  static var isSet: Bool { command != nil }

  private static var command: String? {
    let environment = Surroundings.environment
    return ["VISUAL", "EDITOR"].compactMap { environment[$0] }.first { !$0.isEmpty }
  }

  /// Opens a file in it, and waits until it is closed, however long that takes.
  ///
  /// - Throws: `Failure` if it cannot be started or fails; the file is there all the same.
  static func edit(_ path: String) throws {
    guard let command else { return }
    let end: ChildProcess.Termination
    do throws(ChildProcess.StartError) {
      end = try ForegroundProgram.run(
        line: command, [path], environment: Surroundings.environment)
    } catch {
      let reason = String(cString: strerror(error.code))
      throw Failure(.inputOutput, "cannot start \(command): \(reason)")
    }
    guard end == .success else {
      throw Failure(.inputOutput, "\(command) failed; the file is \(path)")
    }
  }
}
