import Foundation
import Processes
import Reminders

/// The breaks as a service of the person's systemd.
struct BreakService {
  private let folder: String?
  private let environment: [String: String]

  init(environment: [String: String] = ProcessEnvironment.environment) {
    self.environment = environment
    folder = ReminderTimers.unitFolder(environment: environment)
  }

  /// Installs the service and starts it, in the place of an older one.
  ///
  /// - Returns: Lines for the person: the outcome, and anything left to do.
  /// - Throws: `Failure` if the file cannot be written.
  func install() throws -> [String] {
    guard let folder else {
      throw Failure(.inputOutput, "there is no folder for services: HOME is not set")
    }
    let path = "\(folder)/\(BreakUnit.name)"
    if access(path, F_OK) == 0, !isOurs(path) {
      throw Failure(
        .inputOutput, "\(path) was not written by unknot; move it away, then install again")
    }
    let text = BreakUnit.text(
      command: [ReminderTimers.program, "breaks"],
      variables: ReminderTimers.ownVariables(of: environment))
    do {
      try AtomicFile.write(text, to: path, mode: 0o644)
    } catch {
      throw Failure(.inputOutput, "the service is not installed: \(error)")
    }
    let steps = [["daemon-reload"], ["enable", BreakUnit.name], ["restart", BreakUnit.name]]
    let failure = ReminderTimers.systemctl(steps)
    return ["Breaks run from now on, and whenever you log in."]
      + (failure.map { ReminderTimers.words($0, steps) }
        ?? ["`unknot breaks status` shows them; `unknot breaks --uninstall` removes them."])
  }

  /// Stops the service and removes it.
  ///
  /// - Returns: Lines for the person: the outcome, and anything left to do.
  /// - Throws: `Failure` if the file cannot be removed.
  func uninstall() throws -> [String] {
    guard let folder, isOurs("\(folder)/\(BreakUnit.name)") else {
      return ["unknot has no service installed."]
    }
    let stopped = ReminderTimers.systemctl([["disable", "--now", BreakUnit.name]])
    let path = "\(folder)/\(BreakUnit.name)"
    guard unlink(path) == 0 else {
      throw Failure(.inputOutput, "cannot remove \(path): \(String(cString: strerror(errno)))")
    }
    let failure = stopped ?? ReminderTimers.systemctl([["daemon-reload"]])
    return ["Removed \(BreakUnit.name)."]
      + (failure.map { ReminderTimers.words($0, [["daemon-reload"]]) } ?? [])
  }

  private func isOurs(_ path: String) -> Bool {
    (AtomicFile.read(path) ?? Data()).starts(with: Data(BreakUnit.mark.utf8))
  }
}
