import Foundation

/// Runs programs on events of a session, without waiting for them. They have no terminal, so that
/// they can neither write on the screen nor take a key. Each failure is reported once.
public final class CommandRunner {
  private struct Run {
    let name: String
    let child: ChildProcess
  }

  private struct Failure: Hashable {
    enum Kind { case start, tooMany, exit }

    let name: String
    let kind: Kind
  }

  /// The most programs of one name that run at once, in case they hang.
  private static let mostAtOnce = 2

  private let environment: [String: String]
  private let searchPath: SearchPath
  private let onError: (String) -> Void
  private var running: [Run] = []
  private var reported: Set<Failure> = []

  /// A runner for programs in the `PATH` of an environment.
  ///
  /// - Parameters:
  ///   - environment: The environment of the programs.
  ///   - onError: Takes a sentence for the person about what does not work.
  public init(environment: [String: String], onError: @escaping (String) -> Void) {
    self.environment = environment
    searchPath = SearchPath(environment: environment)
    self.onError = onError
  }

  /// Runs a command line by `/bin/sh`.
  ///
  /// - Parameters:
  ///   - line: The person's command line. It is passed on unchanged; values are only in variables.
  ///   - name: The name of the command in an error.
  ///   - variables: Variables that describe the event, to add to the environment.
  public func run(line: String, as name: String, with variables: [String: String]) {
    start("/bin/sh", ["-c", line], as: name, with: variables)
  }

  /// Runs a program if it is installed.
  ///
  /// - Parameters:
  ///   - program: Its name, looked for in `PATH`.
  ///   - arguments: Its arguments; no shell reads them.
  /// - Returns: True if it is installed.
  @discardableResult
  public func run(_ program: String, _ arguments: [String]) -> Bool {
    guard let path = searchPath.path(of: program) else { return false }
    start(path, arguments, as: program, with: [:])
    return true
  }

  private func start(
    _ path: String, _ arguments: [String], as name: String, with variables: [String: String]
  ) {
    poll()
    guard running.count(where: { $0.name == name }) < Self.mostAtOnce else {
      return report(name, .tooMany, "it still runs from before, and is not started again")
    }
    do {
      let child = try ChildProcess(
        path, arguments, environment: environment.merging(variables) { $1 })
      running.append(Run(name: name, child: child))
    } catch {
      report(name, .start, "it cannot be started, \(String(cString: strerror(error.code)))")
    }
  }

  /// Reaps the programs that have ended, and reports failures. To be called at each wake-up.
  public func poll() {
    running.removeAll { run in
      switch run.child.termination {
      case nil: return false
      case .success: break
      case .exit(let code): report(run.name, .exit, "it failed with code \(code)")
      case .signal(let number): report(run.name, .exit, "signal \(number) ended it")
      }
      return true
    }
  }

  /// Detaches the programs that still run.
  public func close() {
    poll()
    for run in running { run.child.detach() }
    running = []
  }

  private func report(_ name: String, _ kind: Failure.Kind, _ reason: String) {
    guard reported.insert(Failure(name: name, kind: kind)).inserted else { return }
    onError("\(name) does not work: \(reason).")
  }
}
