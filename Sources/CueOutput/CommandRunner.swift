import Foundation

/// Runs programs beside the session because of something that happens in it. None is ever waited
/// for, none can write on the screen or take a key, and what fails is said once.
public final class CommandRunner {
  private struct Run {
    let name: String
    let child: Child
  }

  /// Why a program did not do what it should have.
  private enum Trouble: Hashable {
    case missing, tooMany, failed
  }

  private struct Complaint: Hashable {
    let name: String
    let trouble: Trouble
  }

  /// No more than this many of one name run at once, whatever hangs.
  private static let mostAtOnce = 2

  private let environment: [String: String]
  private let searchPath: SearchPath
  private let report: (String) -> Void
  private var running: [Run] = []
  private var said: Set<Complaint> = []

  /// A runner.
  ///
  /// - Parameters:
  ///   - environment: What programs are started in, and where they are looked for.
  ///   - report: Takes a sentence for the person about what does not work.
  public init(environment: [String: String], report: @escaping (String) -> Void) {
    self.environment = environment
    searchPath = SearchPath(environment: environment)
    self.report = report
  }

  /// Runs a line of the shell's.
  ///
  /// - Parameters:
  ///   - line: What the person wrote; nothing is ever put into it.
  ///   - name: What it is called when it fails.
  ///   - variables: Added to its environment, for what has happened.
  public func run(line: String, as name: String, with variables: [String: String]) {
    start("/bin/sh", ["-c", line], as: name, with: variables)
  }

  /// Runs a program if it is installed.
  ///
  /// - Parameters:
  ///   - program: Its name, looked for in `PATH`.
  ///   - arguments: Its arguments; no shell reads them.
  /// - Returns: Whether it is installed.
  @discardableResult
  public func run(_ program: String, _ arguments: [String]) -> Bool {
    guard let path = searchPath.path(of: program) else { return false }
    start(path, arguments, as: program, with: [:])
    return true
  }

  private func start(
    _ path: String, _ arguments: [String], as name: String, with variables: [String: String]
  ) {
    tend()
    guard running.count(where: { $0.name == name }) < Self.mostAtOnce else {
      return complain(name, .tooMany, "it still runs from before, and is not started again")
    }
    do {
      let child = try Child(
        path, arguments, environment: environment.merging(variables) { $1 })
      running.append(Run(name: name, child: child))
    } catch {
      let code = (error as? Child.Failure)?.code ?? 0
      complain(name, .missing, "it cannot be started, \(String(cString: strerror(code)))")
    }
  }

  /// Notices what has ended or failed. To be called whenever the program is awake.
  public func tend() {
    running.removeAll { run in
      switch run.child.ending {
      case nil: return false
      case .well: break
      case .failed(let code): complain(run.name, .failed, "it failed with code \(code)")
      case .killed(let signal): complain(run.name, .failed, "signal \(signal) ended it")
      }
      return true
    }
  }

  /// Lets all that still runs go on without us.
  public func close() {
    tend()
    for run in running { run.child.letGo() }
    running = []
  }

  private func complain(_ name: String, _ trouble: Trouble, _ reason: String) {
    guard said.insert(Complaint(name: name, trouble: trouble)).inserted else { return }
    report("\(name) does not work: \(reason).")
  }
}
