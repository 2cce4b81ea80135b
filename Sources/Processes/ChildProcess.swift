import Foundation

/// A program started by `posix_spawn`: the only way in which this program starts another.
///
/// Foundation's `Process` would bring a thread of its own, put an editor into the background of the
/// terminal, and leave what the child has started itself alive.
public final class ChildProcess {
  /// The error of a program that could not be started.
  public struct StartError: Error, Hashable {
    /// The error number, as in errno(3).
    public let code: Int32
  }

  /// The end of a child.
  public enum Termination: Sendable, Hashable {
    /// Exit code 0.
    case success
    /// Another exit code.
    case exit(Int32)
    /// A signal killed it.
    case signal(Int32)
  }

  /// The standard streams of a child.
  public enum Streams {
    /// No terminal, and a session of its own: the child can neither write over the screen nor take
    /// a key, and all that it starts can be killed with it. A stream that is `nil` is `/dev/null`.
    case detached(input: Int32? = nil, output: Int32? = nil, errors: Int32? = nil)
    /// The streams of this program, for an editor.
    case inherited
  }

  /// `POSIX_SPAWN_SETSID`, which Swift does not import from the system's headers.
  private static let ownSession: Int32 = 0x80

  private let id: pid_t
  private let isGroupLeader: Bool
  private var reaped: Termination?
  private var isDetached = false

  /// Starts a program, which inherits no open file but its standard streams.
  ///
  /// - Parameters:
  ///   - path: The program's absolute path.
  ///   - arguments: Its arguments, without its own name; no shell reads them.
  ///   - environment: Its whole environment.
  ///   - streams: Its standard streams.
  /// - Throws: `StartError`.
  public init(
    _ path: String, _ arguments: [String], environment: [String: String],
    streams: Streams = .detached()
  ) throws(StartError) {
    var files = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&files)
    defer { posix_spawn_file_actions_destroy(&files) }
    // The child inherits neither our blocked signals nor our ignored ones.
    var flags = POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF
    switch streams {
    case .inherited: isGroupLeader = false
    case .detached(let input, let output, let errors):
      isGroupLeader = true
      flags |= Self.ownSession
      Self.connect(0, to: input, else: O_RDONLY, &files)
      Self.connect(1, to: output, else: O_WRONLY, &files)
      Self.connect(2, to: errors, else: O_WRONLY, &files)
    }
    for descriptor in Self.openDescriptors where descriptor > 2 {
      posix_spawn_file_actions_addclose(&files, descriptor)
    }

    var attributes = posix_spawnattr_t()
    posix_spawnattr_init(&attributes)
    defer { posix_spawnattr_destroy(&attributes) }
    var signals = sigset_t()
    sigemptyset(&signals)
    posix_spawnattr_setsigmask(&attributes, &signals)
    sigfillset(&signals)
    posix_spawnattr_setsigdefault(&attributes, &signals)
    posix_spawnattr_setflags(&attributes, Int16(flags))

    var words = ([path] + arguments).map { strdup($0) } + [nil]
    var variables = environment.map { strdup("\($0.key)=\($0.value)") } + [nil]
    defer { (words + variables).forEach { free($0) } }
    var id = pid_t()
    let code = posix_spawn(&id, path, &files, &attributes, &words, &variables)
    guard code == 0 else { throw StartError(code: code) }
    self.id = id
  }

  /// Reaps the child, so that it does not stay a zombie; kills it unless it ends in a moment.
  deinit {
    guard !isDetached, wait(atMost: .milliseconds(200)) == nil else { return }
    killGroup()
    wait()
  }

  private static func connect(
    _ stream: Int32, to descriptor: Int32?, else mode: Int32,
    _ files: inout posix_spawn_file_actions_t
  ) {
    if let descriptor {
      posix_spawn_file_actions_adddup2(&files, descriptor, stream)
    } else {
      posix_spawn_file_actions_addopen(&files, stream, "/dev/null", mode, 0)
    }
  }

  private static var openDescriptors: [Int32] {
    let names = try? FileManager.default.contentsOfDirectory(atPath: "/dev/fd")
    // The descriptor that the folder was read by is in the list, but closed by now.
    return (names ?? []).compactMap { Int32($0) }.filter { fcntl($0, F_GETFD) >= 0 }
  }

  // MARK: The end

  /// The child's end; `nil` while it runs. Returns at once.
  public var termination: Termination? { reap(WNOHANG) }

  /// Waits for the child's end.
  @discardableResult
  public func wait() -> Termination {
    while true {
      if let termination = reap(0) { return termination }
    }
  }

  /// Waits for the child's end, at most for `limit`; looks every 10 ms.
  ///
  /// - Returns: The child's end; `nil` if it still runs.
  public func wait(atMost limit: Duration) -> Termination? {
    let clock = ContinuousClock()
    let end = clock.now + limit
    let pause: Int32 = 10
    while termination == nil, clock.now < end { poll(nil, 0, pause) }
    return termination
  }

  private func reap(_ options: Int32) -> Termination? {
    if let reaped { return reaped }
    var status: Int32 = 0
    let found = waitpid(id, &status, options)
    if found == 0 || found < 0 && errno == EINTR { return nil }
    // The system reaps the child if a parent has made this process ignore SIGCHLD. The exit code is
    // lost then, and taken for 0.
    let signal = found < 0 ? 0 : status & 0x7F
    let code = found < 0 ? 0 : (status >> 8) & 0xFF
    reaped = signal != 0 ? .signal(signal) : code == 0 ? .success : .exit(code)
    return reaped
  }

  /// Leaves the child to run, even after this program has ended. It is neither killed nor reaped.
  public func detach() {
    isDetached = true
  }

  /// Sends SIGINT to the child, as Ctrl-C does, so that it can clean up.
  public func interrupt() {
    if termination == nil { kill(id, SIGINT) }
  }

  /// Sends SIGKILL to the child's process group, or to the child alone if its streams are
  /// inherited. Does nothing if the child has ended.
  public func killGroup() {
    if termination == nil { kill(isGroupLeader ? -id : id, SIGKILL) }
  }
}
