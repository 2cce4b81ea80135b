import Foundation

/// Measurements of a session that runs or stands still, and of the accuracy of its seconds.
enum Running {
  private static let window: Duration = .seconds(15)
  private static let quietWindow: Duration = .seconds(5)

  static func measure(in place: Workspace) throws -> [Measurement] {
    try holding(in: place) + [
      standing("paused", " ", place.hold, in: place),
      standing("a prompt that waits", "", place.prompt, in: place),
    ] + moving(in: place) + [busy(in: place)]
  }

  /// Measurements of a program while it counts seconds.
  private struct Span {
    let processorTime: Duration
    let wakeUps: Double
    /// The number of bytes in each burst of output.
    let bytes: [Int]
    let flips: [ContinuousClock.Instant]
  }

  private static func span(of program: TerminalProgram, _ window: Duration) -> Span {
    let time = program.processorTime
    let wakeUps = program.wakeUps
    let bursts = program.bursts(until: ContinuousClock().now + window)
    return Span(
      processorTime: program.processorTime - time, wakeUps: program.wakeUps - wakeUps,
      bytes: bursts.map(\.count), flips: bursts.map(\.end))
  }

  /// The distance of each flip from a whole second after a moment, in seconds.
  private static func lateness(
    of flips: [ContinuousClock.Instant], after moment: ContinuousClock.Instant
  ) -> [Double] {
    flips.map { flip in
      let elapsed = (flip - moment).inSeconds
      return abs(elapsed - elapsed.rounded())
    }
  }

  /// A hold on the screen, restarted by a key so that the exact start is known.
  private static func hold(
    _ options: [String] = [], in place: Workspace
  ) throws -> (program: TerminalProgram, start: ContinuousClock.Instant) {
    let program = try TerminalProgram(
      place.program, ["play", place.hold, "--figures", "still"] + options, home: place.walked)
    try program.firstFrame()
    let start = program.type("r")
    // The new start has its own picture, and perhaps a lead-in.
    _ = program.bursts(until: start + .milliseconds(4_300))
    return (program, start)
  }

  private static func holding(in place: Workspace) throws -> [Measurement] {
    let (program, start) = try hold(in: place)
    let line = try TerminalProgram(place.line, ["count"], home: place.home)
    try line.firstFrame(endingWith: ":00")
    let ours = span(of: program, window)
    let theirs = span(of: line, window)
    // With a record it also sleeps while the disk writes, which is no wake-up of its own.
    let alone = span(of: try hold(["--no-record"], in: place).program, window)
    let perMinute = .seconds(60) / window
    let other = "a countdown by ncurses in C"
    return [
      Measurement(
        what: "processor time a minute, a running hold",
        ours: .init(ours.processorTime.inSeconds * 1e3 * perMinute, "ms"),
        beside: (other, .init(theirs.processorTime.inSeconds * 1e3 * perMinute, "ms")),
        // Twice what tty-clock takes, 11 to 14 ms.
        budget: .most(28)),
      Measurement(
        what: "wake-ups a minute, a running hold without a record",
        ours: .init(alone.wakeUps * perMinute, ""),
        beside: (other, .init(theirs.wakeUps * perMinute, "")), budget: .most(61)),
      Measurement(
        what: "bytes a second to the terminal, median of a running hold",
        ours: .init(ours.bytes.map(Double.init).median, "B"),
        beside: (other, .init(theirs.bytes.map(Double.init).median, "B")), budget: .most(120)),
      Measurement(
        what: "a digit's flip from its true second, p99 of \(ours.flips.count)",
        ours: .init(lateness(of: ours.flips, after: start).quantile(0.99) * 1e3, "ms"),
        budget: .most(20)),
    ]
  }

  /// A figure that moves with a pacer, twice a second.
  private static func moving(in place: Workspace) throws -> [Measurement] {
    let program = try TerminalProgram(
      place.program, ["play", place.roll, "--figures", "moving"], home: place.walked)
    try program.firstFrame()
    // It asks about pain first.
    program.type("0")
    _ = program.bursts(until: ContinuousClock().now + .seconds(1))
    let seen = span(of: program, window)
    return [
      Measurement(
        what: "processor time a minute, a moving figure",
        // 0.7 % of a core.
        ours: .init(seen.processorTime.inSeconds * 1e3 * (.seconds(60) / window), "ms"),
        budget: .most(400)),
      Measurement(
        what: "bytes a second to the terminal, a moving figure",
        ours: .init(Double(seen.bytes.reduce(0, +)) / window.inSeconds, "B"),
        budget: .most(12_000)),
    ]
  }

  private static func standing(
    _ name: String, _ keys: String, _ routine: String, in place: Workspace
  ) throws -> Measurement {
    let program = try TerminalProgram(place.program, ["play", routine], home: place.walked)
    try program.firstFrame()
    if !keys.isEmpty { program.type(keys) }
    // A notice may be taken down again.
    _ = program.bursts(until: ContinuousClock().now + .seconds(1))
    let seen = span(of: program, quietWindow)
    return Measurement(
      what: "wake-ups in \(Int(quietWindow.inSeconds)) s, \(name)", ours: .init(seen.wakeUps, ""),
      budget: .most(0))
  }

  private static func busy(in place: Workspace) throws -> Measurement {
    let (program, start) = try hold(in: place)
    let count = ProcessInfo.processInfo.activeProcessorCount
    let spinners = try (0..<count).map { _ in
      try TerminalProgram("/bin/sh", ["-c", "while :; do :; done"], home: place.home)
    }
    let seen = withExtendedLifetime(spinners) { span(of: program, window) }
    return Measurement(
      what: "a digit's flip, p99, with all \(count) cores busy",
      ours: .init(lateness(of: seen.flips, after: start).quantile(0.99) * 1e3, "ms"),
      budget: .most(20))
  }
}
