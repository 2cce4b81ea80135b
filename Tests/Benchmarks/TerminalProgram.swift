import Foundation

/// A program on a terminal of the kernel, whose other end is read here.
final class TerminalProgram {
  /// An error, described in words.
  struct Failure: Error, CustomStringConvertible {
    let description: String
  }

  /// Output that arrived with no pause in it.
  struct Burst {
    /// The time at which the last byte was read.
    var end: ContinuousClock.Instant
    var count: Int
  }

  /// The times of the first picture.
  struct FirstFrame {
    /// The processor time until the picture was whole.
    var processorTime: Duration
    /// The time from the start until the picture was whole.
    var whole: Duration
    /// The time from the start until the screen rested.
    var rest: Duration
  }

  /// `POSIX_SPAWN_SETSID`, which the C library shows only to those that ask for GNU's additions.
  private static let ofItsOwnSession: Int16 = 0x80

  /// The time just before the program was started.
  let start: ContinuousClock.Instant
  private let clock = ContinuousClock()
  private let controller: Int32
  private let process: pid_t
  private var buffer = [UInt8](repeating: 0, count: 65536)

  /// Starts a program in an environment with nothing of the person's own.
  init(
    _ path: String, _ arguments: [String] = [], home: String, columns: Int = 80, rows: Int = 24
  ) throws {
    var ends: (controller: Int32, terminal: Int32) = (-1, -1)
    var size = winsize(
      ws_row: UInt16(rows), ws_col: UInt16(columns), ws_xpixel: 0, ws_ypixel: 0)
    guard openpty(&ends.controller, &ends.terminal, nil, nil, &size) == 0 else {
      throw Failure(description: "no terminal could be opened")
    }
    defer { close(ends.terminal) }
    _ = fcntl(ends.controller, F_SETFD, FD_CLOEXEC)
    controller = ends.controller
    var name = [CChar](repeating: 0, count: 256)
    ttyname_r(ends.terminal, &name, name.count)

    var files = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&files)
    defer { posix_spawn_file_actions_destroy(&files) }
    // The leader of a session has the first terminal that it opens for its own.
    posix_spawn_file_actions_addopen(&files, 0, name, O_RDWR, 0)
    posix_spawn_file_actions_adddup2(&files, 0, 1)
    posix_spawn_file_actions_adddup2(&files, 0, 2)
    posix_spawn_file_actions_addclose(&files, ends.terminal)
    var attributes = posix_spawnattr_t()
    posix_spawnattr_init(&attributes)
    defer { posix_spawnattr_destroy(&attributes) }
    posix_spawnattr_setflags(&attributes, Self.ofItsOwnSession)

    let surroundings = [
      "HOME=\(home)", "UNKNOT_HOME=\(home)", "LC_ALL=C.UTF-8", "TERM=xterm-256color", "TZ=UTC",
    ]
    var words = ([path] + arguments).map { strdup($0) } + [nil]
    var variables = surroundings.map { strdup($0) } + [nil]
    defer { (words + variables).forEach { free($0) } }
    var child = pid_t()
    start = clock.now
    let code = posix_spawn(&child, path, &files, &attributes, &words, &variables)
    process = child
    guard code == 0 else { throw Failure(description: "\(path) could not be started") }
  }

  deinit {
    kill(process, SIGKILL)
    waitpid(process, nil, 0)
    close(controller)
  }

  // MARK: Keys and screen

  /// Types keys.
  /// - Returns: The time just before the keys were typed.
  @discardableResult
  func type(_ keys: String) -> ContinuousClock.Instant {
    let now = clock.now
    _ = write(controller, keys, keys.utf8.count)
    return now
  }

  /// The next output, up to a pause in it; `nil` if nothing comes in time.
  func burst(within patience: Duration, pause: Duration = .milliseconds(5)) -> Burst? {
    guard var burst = read(within: patience) else { return nil }
    while let more = read(within: pause) {
      burst = Burst(end: more.end, count: burst.count + more.count)
    }
    return burst
  }

  /// All output until a moment.
  func bursts(until end: ContinuousClock.Instant) -> [Burst] {
    var bursts: [Burst] = []
    while clock.now < end, let burst = burst(within: end - clock.now) { bursts.append(burst) }
    return bursts
  }

  /// Waits for the first picture, and until the screen rests: text from files and the record may
  /// come after the first picture.
  ///
  /// - Parameters:
  ///   - words: The end of the first picture, from top to bottom.
  ///   - pause: The time without output after which the screen counts as resting.
  /// - Returns: The times of the first picture.
  /// - Throws: `Failure` if there was no whole picture.
  @discardableResult
  func firstFrame(
    endingWith words: String = "keys", pause: Duration = .milliseconds(40)
  ) throws -> FirstFrame {
    var frame: FirstFrame?
    var text = ""
    while let burst = read(within: frame == nil ? .seconds(5) : pause) {
      frame?.rest = burst.end - start
      text += frame == nil ? String(decoding: buffer.prefix(burst.count), as: UTF8.self) : ""
      if frame == nil, text.contains(words) {
        frame = FirstFrame(
          processorTime: processorTime, whole: burst.end - start, rest: burst.end - start)
      }
    }
    guard let frame else { throw Failure(description: "a program drew no whole picture") }
    return frame
  }

  private func read(within patience: Duration) -> Burst? {
    var set = pollfd(fd: controller, events: Int16(POLLIN), revents: 0)
    let milliseconds = Int32(max(0, (patience / .milliseconds(1)).rounded(.up)))
    guard poll(&set, 1, milliseconds) == 1 else { return nil }
    let count = Foundation.read(controller, &buffer, buffer.count)
    let now = clock.now
    return count > 0 ? Burst(end: now, count: count) : nil
  }

  // MARK: What it takes

  /// The most memory that the program has used at once, in bytes.
  var peakMemory: Double { status("VmHWM") * 1024 }

  /// The number of times that the program's threads went to sleep and were woken.
  var wakeUps: Double {
    let threads = try? FileManager.default.contentsOfDirectory(atPath: "/proc/\(process)/task")
    return (threads ?? []).reduce(0) { $0 + status("voluntary_ctxt_switches", of: "task/\($1)/") }
  }

  /// The processor time that the program has used.
  var processorTime: Duration {
    var clock = clockid_t()
    var time = timespec()
    guard clock_getcpuclockid(process, &clock) == 0, clock_gettime(clock, &time) == 0 else {
      return .zero
    }
    return .seconds(time.tv_sec) + .nanoseconds(time.tv_nsec)
  }

  private func status(_ name: String, of thread: String = "") -> Double {
    let line = file(thread + "status").split(separator: "\n").first { $0.hasPrefix(name + ":") }
    let words = line?.split { $0 == ":" || $0 == "\t" || $0 == " " } ?? []
    return words.count > 1 ? Double(words[1]) ?? 0 : 0
  }

  private func file(_ name: String) -> String {
    (try? String(contentsOfFile: "/proc/\(process)/\(name)", encoding: .utf8)) ?? ""
  }
}
