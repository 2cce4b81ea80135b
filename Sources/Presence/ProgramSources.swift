import Foundation
import Processes
import Reminders

/// The idle time of an X server, from `xprintidle` if that is installed. Not used under Wayland,
/// where it would see only X windows.
final class XIdleSource: ActivitySource {
  let name = "X"
  let sees = Reading.Scope.everything

  private let environment: [String: String]
  private var tracker = InputTracker()

  private static let program = "xprintidle"

  init(environment: [String: String]) {
    self.environment = environment
  }

  func read(at moment: BreakMoment) -> SourceAnswer {
    guard environment.isSet("DISPLAY"), !environment.isSet("WAYLAND_DISPLAY"),
      SearchPath(environment: environment).path(of: Self.program) != nil
    else { return .absent }
    let output = ProgramOutput(
      Self.program, [], environment: environment, limit: TmuxSource.limit
    ).output
    // The server has gone away.
    guard let output else { return .absent }
    guard let milliseconds = Int(output.trimmingCharacters(in: .whitespacesAndNewlines)),
      (0...1 << 40).contains(milliseconds)
    else { return .failed }
    let idle = Duration.milliseconds(milliseconds)
    return .input(tracker.update(moment.awake - idle, age: idle, resolution: .zero, at: moment))
  }
}

/// The idle notifications of a Wayland compositor, from `swayidle` if that is installed. The child
/// writes a line when the person has been idle for 5 s, and another one when they are back.
final class SwayidleSource: ActivitySource {
  let name = "swayidle"
  let sees = Reading.Scope.everything

  private enum Activity {
    case active
    /// The boot time of the latest input.
    case idle(since: Duration)
  }

  private let environment: [String: String]
  private var child: ChildProcess?
  private var pipe: FileHandle?
  private var rest = ""
  private var activity = Activity.active
  private var lastStart: Duration?

  private static let program = "swayidle"
  private static let seconds = 5
  /// The time before a child that ended is started again. A habit.
  private static let pause: Duration = .seconds(600)
  private static let mostBytes = 65_536

  init(environment: [String: String]) {
    self.environment = environment
  }

  deinit { stop() }

  func read(at moment: BreakMoment) -> SourceAnswer {
    guard environment.isSet("WAYLAND_DISPLAY"), start(at: moment), let pipe else { return .absent }
    var bytes = [UInt8](repeating: 0, count: Self.mostBytes)
    let count = Foundation.read(pipe.fileDescriptor, &bytes, bytes.count)
    if count > 0 { rest += String(decoding: bytes.prefix(count), as: UTF8.self) }
    guard readLines(at: moment) else { return .failed }
    switch activity {
    case .active: return .input(moment.boot - .seconds(Self.seconds)...moment.boot)
    case .idle(let since): return .input(since...since)
    }
  }

  private func readLines(at moment: BreakMoment) -> Bool {
    let lines = rest.split(separator: "\n", omittingEmptySubsequences: false)
    rest = String((lines.last ?? "").suffix(80))
    for line in lines.dropLast() {
      let words = line.split(separator: " ")
      guard words.count == 2, let wall = Double(words[1]) else { return false }
      // The age is never negative, even if the clock was set back meanwhile.
      let age = max(0, moment.wall.timeIntervalSince1970 - wall)
      switch words[0] {
      case "active": activity = .active
      case "idle" where (0..<1e9).contains(age):
        activity = .idle(since: moment.boot - .seconds(age) - .seconds(Self.seconds))
      default: return false
      }
    }
    return true
  }

  private func start(at moment: BreakMoment) -> Bool {
    if let child, child.termination == nil { return true }
    stop()
    if let lastStart, moment.boot - lastStart < Self.pause { return false }
    guard let path = SearchPath(environment: environment).path(of: Self.program) else {
      return false
    }
    lastStart = moment.boot
    var ends: [Int32] = [0, 0]
    guard Foundation.pipe(&ends) == 0 else { return false }
    for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
    // Only the reading end does not block, so that the child loses no output.
    _ = fcntl(ends[0], F_SETFL, O_NONBLOCK)
    defer { close(ends[1]) }
    pipe = FileHandle(fileDescriptor: ends[0], closeOnDealloc: true)
    activity = .active
    rest = ""
    child = try? ChildProcess(
      path,
      [
        "timeout", "\(Self.seconds)", "date '+idle %s'", "resume", "date '+active %s'",
      ], environment: environment, streams: .detached(output: ends[1]))
    return child != nil
  }

  private func stop() {
    child?.killGroup()
    child = nil
    pipe = nil
  }
}

extension [String: String] {
  fileprivate func isSet(_ name: String) -> Bool { self[name].map { !$0.isEmpty } ?? false }
}
