import Foundation
import Processes
import RoutineEngine

/// Plays sounds or words with the first working program of a list. Never blocks.
///
/// A program that cannot be started, fails or hangs is not used again, and is reported once. Its
/// request goes to the next program, if it is still current.
final class AudioPlayerProcess {
  private struct Run {
    let request: PlaybackRequest
    let child: ChildProcess
    let startedAt: Duration
  }

  /// The time beyond a request's length after which a program counts as hung. A wireless headphone
  /// takes two seconds to wake up. A habit.
  private static let slack: Duration = .seconds(4)
  /// The age at which a cue would mislead.
  private static let freshness: Duration = .seconds(1)
  /// The most programs that run at once, in case they hang.
  private static let mostAtOnce = 4
  /// The delay from a player's start to its sound, due to the buffers of most systems.
  private static let latency: Duration = .milliseconds(500)
  /// The longest wait in `close` for a sound under way.
  private static let longestEnd: Duration = .seconds(3)

  private var programs: ArraySlice<SoundProgram>
  private var running: [Run] = []
  /// The killed programs that are not yet reaped.
  private var killed: [ChildProcess] = []
  private let environment: [String: String]
  private let searchPath: SearchPath
  private let now: () -> Duration
  private let onError: (String) -> Void
  private let fallback: (play: (Cue.Kind) -> Void, notice: String)
  private let onSuccess: (PlaybackRequest) -> Void

  /// A player.
  ///
  /// - Parameters:
  ///   - programs: The programs to use, best first. Programs that are not installed are skipped
  ///     silently.
  ///   - environment: The environment of the programs. Its `PATH` is searched for them.
  ///   - now: The time on a clock that stands while the computer is suspended.
  ///   - onError: Called with a sentence about a failure, for the person.
  ///   - fallback: A function that plays a cue once no program is left, and the notice about that.
  ///   - onSuccess: Called with a request whose program has succeeded.
  init(
    _ programs: [SoundProgram], environment: [String: String], now: @escaping () -> Duration,
    onError: @escaping (String) -> Void, fallback: (play: (Cue.Kind) -> Void, notice: String),
    onSuccess: @escaping (PlaybackRequest) -> Void = { _ in }
  ) {
    self.programs = programs[...]
    self.environment = environment
    searchPath = SearchPath(environment: environment)
    self.now = now
    self.onError = onError
    self.fallback = fallback
    self.onSuccess = onSuccess
    skipMissing()
  }

  /// True while some program has not failed.
  var hasProgram: Bool { !programs.isEmpty }

  /// The latest request, if its program still runs.
  var current: PlaybackRequest? { running.last?.request }

  /// Begins to play a request. Sounds under way go on.
  func play(_ request: PlaybackRequest) {
    poll()
    if running.count < Self.mostAtOnce { start(request) }
  }

  private func start(_ request: PlaybackRequest) {
    while let program = programs.first {
      guard let path = searchPath.path(of: program.name) else {
        skipMissing()
        continue
      }
      do {
        request.input?.rewind()
        let child = try ChildProcess(
          path, program.arguments(request), environment: environment,
          streams: .detached(
            input: request.input?.descriptor, output: request.output?.descriptor))
        running.append(Run(request: request, child: child, startedAt: now()))
        return
      } catch {
        drop(program, because: "it cannot be started")
      }
    }
    fallback.play(request.cue)
  }

  /// Reaps ended programs, and drops a program that has failed or hangs.
  func poll() {
    killed.removeAll { $0.termination != nil }
    guard !running.isEmpty else { return }
    let now = now()
    var reason: String?
    var ended: [PlaybackRequest] = []
    let last = running.last
    running.removeAll { run in
      switch run.child.termination {
      case .success:
        ended.append(run.request)
        return true
      case .exit(let code): reason = "it failed with code \(code)"
      case .signal(let number): reason = "signal \(number) ended it"
      case nil:
        if now - run.startedAt > run.request.length + Self.slack { reason = "it hangs" }
      }
      return false
    }
    ended.forEach(onSuccess)
    guard let reason, let program = programs.first else { return }
    killAll()
    drop(program, because: reason)
    if let last, now - last.startedAt <= Self.freshness { start(last.request) }
  }

  /// Stops sounds under way in favour of another one.
  func interrupt() {
    poll()
    killAll()
  }

  /// Stops sounds under way, including those that a program has left to a server.
  func stop() {
    poll()
    guard !running.isEmpty else { return }
    killAll()
    if let program = programs.first, let arguments = program.silencing,
      let path = searchPath.path(of: program.name),
      let child = try? ChildProcess(path, arguments, environment: environment)
    {
      killed.append(child)
    }
  }

  /// Waits a short time for sounds under way, and kills all programs that still run.
  func close() {
    poll()
    let now = now()
    let rest = running.map { $0.startedAt + $0.request.length - now }.max() ?? .zero
    let clock = ContinuousClock()
    let end = clock.now + min(rest + Self.latency, Self.longestEnd)
    for run in running { _ = run.child.wait(atMost: end - clock.now) }
    killAll()
  }

  private func killAll() {
    for run in running { run.child.killGroup() }
    killed += running.map(\.child)
    running = []
  }

  private func drop(_ program: SoundProgram, because reason: String) {
    programs.removeFirst()
    skipMissing()
    let next = programs.first.map { "\($0.name) takes its place" } ?? fallback.notice
    onError("\(program.name) does not work: \(reason); \(next).")
  }

  private func skipMissing() {
    programs = programs.drop { searchPath.path(of: $0.name) == nil }
  }
}
