import Foundation
import Processes
import RoutineEngine

/// Plays sounds or words by the first of some programs that works, and never waits for one.
///
/// A program that cannot be started, fails or hangs is dropped for good and that is reported once;
/// its request goes to the next one, if it still makes sense.
final class AudioPlayerProcess {
  private struct Run {
    let request: PlaybackRequest
    let child: ChildProcess
    let startedAt: Duration
  }

  /// The time past its request's length after which a program is taken to hang: a wireless
  /// headphone takes two seconds to wake up. A habit.
  private static let slack: Duration = .seconds(4)
  /// The age from which on a cue would mislead.
  private static let freshness: Duration = .seconds(1)
  /// The most programs that run at once, whatever hangs.
  private static let mostAtOnce = 4
  /// The delay from a player's start to its sound: what most systems keep in their buffers.
  private static let latency: Duration = .milliseconds(500)
  /// The longest that the end is put off for what is being heard.
  private static let longestEnd: Duration = .seconds(3)

  private var programs: ArraySlice<SoundProgram>
  private var running: [Run] = []
  /// The killed players that are not reaped yet.
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
  ///   - programs: The programs to use, best first. Those that are not installed are passed over
  ///     silently.
  ///   - environment: Their environment, with the `PATH` to look for them in.
  ///   - now: The moment on a clock that stands while the computer sleeps.
  ///   - onError: Takes a sentence for the person about what does not work.
  ///   - fallback: Plays a cue once no program is left, and says in an error that it does.
  ///   - onSuccess: Takes a request whose program has ended well.
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

  /// True while there is a program that has not failed yet.
  var hasProgram: Bool { !programs.isEmpty }

  /// The request that was begun last, if it is still under way.
  var current: PlaybackRequest? { running.last?.request }

  /// Begins to play, beside what is under way.
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

  /// Reaps what has ended, and drops a program that has failed or hangs.
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

  /// Cuts short what is under way, for something else to be heard instead.
  func interrupt() {
    poll()
    killAll()
  }

  /// Silences what is under way, also what a program has left to a server.
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

  /// Lets what is under way come to its end, if that is near, and kills what then still runs.
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
