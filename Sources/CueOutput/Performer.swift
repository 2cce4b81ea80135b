import Foundation
import RoutineEngine

/// Has performances given by the first of some programs that works, and never waits for one.
///
/// A program that cannot be started, fails or hangs is dropped for good and that is said once; what
/// it was to perform goes to the next one, if it still makes sense.
final class Performer {
  private struct Run {
    let performance: Performance
    let child: Child
    let startedAt: Duration
  }

  /// How much longer than its performance a program may run before it is taken to hang: a wireless
  /// headphone takes two seconds to wake up. A habit.
  private static let slack: Duration = .seconds(4)
  /// A cue that is late by more than this would mislead.
  private static let freshness: Duration = .seconds(1)
  /// No more than this many programs run at once, whatever hangs.
  private static let mostAtOnce = 4
  /// How much later than begun a tone is heard: what most systems keep in their buffers.
  private static let lateness: Duration = .milliseconds(500)
  /// The longest that the end is put off for what is being heard.
  private static let longestEnd: Duration = .seconds(3)

  private var programs: ArraySlice<SoundProgram>
  private var running: [Run] = []
  /// Those that were ended, until the system has let them go.
  private var ended: [Child] = []
  private let environment: [String: String]
  private let searchPath: SearchPath
  private let now: () -> Duration
  private let report: (String) -> Void
  private let withoutProgram: (cue: (Cue.Kind) -> Void, notice: String)

  /// A performer.
  ///
  /// - Parameters:
  ///   - programs: What to use, best first. Those that are not installed are passed over silently.
  ///   - environment: What they are started in, and where they are looked for.
  ///   - now: The moment on a clock that stands while the computer sleeps.
  ///   - report: Takes a sentence for the person about what does not work.
  ///   - withoutProgram: What to do with a cue once no program is left, and how that is said.
  init(
    _ programs: [SoundProgram], environment: [String: String], now: @escaping () -> Duration,
    report: @escaping (String) -> Void, withoutProgram: (cue: (Cue.Kind) -> Void, notice: String)
  ) {
    self.programs = programs[...]
    self.environment = environment
    searchPath = SearchPath(environment: environment)
    self.now = now
    self.report = report
    self.withoutProgram = withoutProgram
    passOverMissing()
  }

  /// Whether there is a program that has not failed yet.
  var hasProgram: Bool { !programs.isEmpty }

  /// What was begun last, if it is still under way.
  var current: Performance? { running.last?.performance }

  /// Begins a performance, beside those that are under way.
  func begin(_ performance: Performance) {
    tend()
    if running.count < Self.mostAtOnce { start(performance) }
  }

  private func start(_ performance: Performance) {
    while let program = programs.first {
      guard let path = searchPath.path(of: program.name) else {
        passOverMissing()
        continue
      }
      do {
        let child = try Child(
          path, program.arguments(performance), environment: environment,
          input: performance.input?.descriptor)
        running.append(Run(performance: performance, child: child, startedAt: now()))
        return
      } catch {
        drop(program, because: "it cannot be started")
      }
    }
    withoutProgram.cue(performance.cue)
  }

  /// Notices what has ended, failed or hangs.
  func tend() {
    ended.removeAll { $0.ending != nil }
    guard !running.isEmpty else { return }
    let now = now()
    var reason: String?
    let last = running.last
    running.removeAll { run in
      switch run.child.ending {
      case .well: return true
      case .failed(let code): reason = "it failed with code \(code)"
      case .killed(let signal): reason = "signal \(signal) ended it"
      case nil:
        if now - run.startedAt > run.performance.length + Self.slack { reason = "it hangs" }
      }
      return false
    }
    guard let reason, let program = programs.first else { return }
    endAll()
    drop(program, because: reason)
    if let last, now - last.startedAt <= Self.freshness { start(last.performance) }
  }

  /// Ends what is under way so that something else can be heard instead.
  func cut() {
    tend()
    endAll()
  }

  /// Ends what is under way so that nothing is heard.
  func hush() {
    tend()
    guard !running.isEmpty else { return }
    endAll()
    if let program = programs.first, let arguments = program.silencing,
      let path = searchPath.path(of: program.name),
      let child = try? Child(path, arguments, environment: environment)
    {
      ended.append(child)
    }
  }

  /// Lets what is under way come to its end, if that is near, and ends what then still runs.
  func close() {
    tend()
    let now = now()
    let rest = running.map { $0.startedAt + $0.performance.length - now }.max() ?? .zero
    var patience = min(rest + Self.lateness, Self.longestEnd)
    let pause: Duration = .milliseconds(10)
    while patience > .zero, !running.isEmpty {
      poll(nil, 0, Int32(pause / .milliseconds(1)))
      patience -= pause
      running.removeAll { $0.child.ending != nil }
    }
    endAll()
  }

  private func endAll() {
    for run in running { run.child.end() }
    ended += running.map(\.child)
    running = []
  }

  private func drop(_ program: SoundProgram, because reason: String) {
    programs.removeFirst()
    passOverMissing()
    let next = programs.first.map { "\($0.name) takes its place" } ?? withoutProgram.notice
    report("\(program.name) does not work: \(reason); \(next).")
  }

  private func passOverMissing() {
    programs = programs.drop { searchPath.path(of: $0.name) == nil }
  }
}
