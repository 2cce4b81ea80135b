import Foundation
import Processes
import Reminders

/// The activity of the clients of tmux, to the second.
final class TmuxSource: ActivitySource {
  let name = "tmux"
  let sees = Reading.Scope.some

  private let environment: [String: String]
  private let socket: String
  private var tracker = InputTracker()

  /// The time limit of a program that is run.
  static let limit: Duration = .seconds(1)

  /// The server in the environment, or the default one.
  init(environment: [String: String]) {
    self.environment = environment
    let folder = environment["TMUX_TMPDIR"].flatMap { $0.isEmpty ? nil : $0 } ?? "/tmp"
    socket =
      environment["TMUX"].flatMap { $0.split(separator: ",").first.map(String.init) }
      ?? "\(folder)/tmux-\(geteuid())/default"
  }

  func read(at moment: BreakMoment) -> SourceAnswer {
    guard access(socket, F_OK) == 0 else { return .absent }
    let run = ProgramOutput(
      "tmux", ["-S", socket, "list-clients", "-F", "#{client_activity}"], environment: environment,
      limit: Self.limit)
    guard let output = run.output else { return .absent }
    let times = output.split(separator: "\n").compactMap { Int64($0) }
    // Clocks do not reach such numbers: the output is not a time.
    guard let latest = times.filter({ (0..<1 << 40).contains($0) }).max() else {
      return times.isEmpty ? .absent : .failed
    }
    let age = Duration.seconds(moment.wall.timeIntervalSince1970) - .seconds(latest)
    return .input(
      tracker.update(.seconds(latest), age: age, resolution: .seconds(1), at: moment))
  }
}
