import Foundation
import Processes
import Reminders

/// The person's systemd timers for reminders.
struct ReminderTimers {
  private let folder: String?
  private let environment: [String: String]

  init(environment: [String: String] = ProcessEnvironment.environment) {
    self.environment = environment
    folder = Self.unitFolder(environment: environment)
  }

  /// The folder of the person's units; `nil` without a home.
  static func unitFolder(environment: [String: String]) -> String? {
    let config = environment["XDG_CONFIG_HOME"].flatMap { $0.hasPrefix("/") ? $0 : nil }
    let home = environment["HOME"].flatMap { $0.hasPrefix("/") ? $0 + "/.config" : nil }
    return (config ?? home).map { $0 + "/systemd/user" }
  }

  /// The variables of an environment that decide where this program looks for its files.
  static func ownVariables(of environment: [String: String]) -> [String: String] {
    environment.filter { name, value in
      !value.isEmpty
        && ["UNKNOT_HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME"].contains(name)
    }
  }

  /// Installs a timer, in the place of an older one of the same routine.
  ///
  /// - Parameters:
  ///   - plan: The times to remind at.
  ///   - arguments: This program's arguments.
  /// - Returns: Lines for the person: the outcome, and anything left to do.
  /// - Throws: `Failure` if the files cannot be written.
  func install(_ plan: ReminderPlan, running arguments: [String]) throws -> [String] {
    let folder = try madeFolder()
    let units = TimerUnits(
      plan, command: [Self.program] + arguments,
      variables: Self.ownVariables(of: environment))
    do {
      try AtomicFile.write(
        units.service, to: "\(folder)/\(units.name).service", mode: 0o644)
      try AtomicFile.write(
        units.timer, to: "\(folder)/\(units.name).timer", mode: 0o644)
    } catch {
      throw Failure(.inputOutput, "the timer is not installed: \(error)")
    }
    let steps = [["daemon-reload"], ["enable", "--now", "\(units.name).timer"]]
    let result = Self.systemctl(steps + [["restart", "\(units.name).timer"]])
    return [plan.text]
      + (result.map { Self.words($0, steps) } ?? ["`unknot remind --remove` removes it."])
  }

  /// Removes timers.
  ///
  /// - Parameter id: The routine's id; `nil` for all timers.
  /// - Returns: Lines for the person: the outcome, and anything left to do.
  /// - Throws: `Failure` if a file cannot be removed.
  func remove(_ id: String?) throws -> [String] {
    let names = try timers().filter { id == nil || $0 == TimerUnits.prefix + (id ?? "") }
    guard let folder, !names.isEmpty else { return ["unknot has no timers installed."] }
    // Stops them before their files are gone: systemd would go on with them, and could not be told.
    let stopped = Self.systemctl(names.map { ["disable", "--now", "\($0).timer"] })
    for name in names {
      for file in ["\(folder)/\(name).timer", "\(folder)/\(name).service"] where isOurs(file) {
        guard unlink(file) == 0 else {
          throw Failure(.inputOutput, "cannot remove \(file): \(String(cString: strerror(errno)))")
        }
      }
    }
    let result = stopped ?? Self.systemctl([["daemon-reload"]])
    return names.map { "Removed \($0)." }
      + (result.map { Self.words($0, [["daemon-reload"]]) } ?? [])
  }

  // MARK: Files

  private func madeFolder() throws -> String {
    guard let folder else {
      throw Failure(.inputOutput, "there is no folder for timers: HOME is not set")
    }
    return folder
  }

  private func timers() throws -> [String] {
    guard let folder else { return [] }
    let files = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
    return files.filter {
      $0.hasPrefix(TimerUnits.prefix) && $0.hasSuffix(".timer") && isOurs("\(folder)/\($0)")
    }.map { String($0.dropLast(".timer".count)) }.sorted()
  }

  /// Returns true if unknot has written the file, by the mark at its beginning.
  private func isOurs(_ path: String) -> Bool {
    let bytes = AtomicFile.read(path) ?? Data()
    return bytes.starts(with: Data(TimerUnits.mark.utf8))
  }

  /// The path of this program.
  static var program: String {
    let link = try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")
    return link ?? URL(fileURLWithPath: ProcessEnvironment.arguments.first ?? "unknot").path
  }

  // MARK: systemd

  /// Runs commands of the person's systemd up to the first that fails.
  ///
  /// - Returns: The reason for its failure; `nil` if there is none.
  static func systemctl(_ steps: [[String]]) -> String? {
    for step in steps {
      let run = ProgramRun(
        "systemctl", ["--user"] + step, environment: LoginEnvironment.current)
      if let failure = run.failure { return failure }
    }
    return nil
  }

  /// The lines about commands to run by hand, if systemd could not be reached.
  static func words(_ failure: String, _ steps: [[String]]) -> [String] {
    [
      "unknot could not reach systemd: \(failure)",
      "The files are in place. Once systemd is running, type:",
    ]
      + steps.map { "  systemctl --user \($0.joined(separator: " "))" }
  }
}
