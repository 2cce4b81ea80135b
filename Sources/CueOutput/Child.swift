import Foundation

/// A program that runs beside this one and is never waited for.
///
/// It has no terminal: its output goes nowhere, its input is what it is given, it gets no other
/// open file of ours, and it is the head of a session of its own. So it can neither write over the
/// screen nor take a key, it keeps no terminal open, and whatever it has started itself can be
/// ended together with it.
final class Child {
  /// The system could not start it.
  struct Failure: Error {
    /// The system's number for why.
    let code: Int32
  }

  /// How a program ended.
  enum Ending: Equatable {
    /// It said that all went well.
    case well
    /// It failed with an exit code.
    case failed(Int32)
    /// A signal ended it.
    case killed(Int32)
  }

  /// `POSIX_SPAWN_SETSID`, which the system's headers show to some languages only.
  #if os(Linux)
    private static let ownSession: Int32 = 0x80
  #else
    private static let ownSession: Int32 = 0x400
  #endif

  private let id: pid_t
  private var known: Ending?
  private var isLetGo = false

  /// Starts a program.
  ///
  /// - Parameters:
  ///   - path: The program.
  ///   - arguments: Its arguments, without its own name; none is ever read by a shell.
  ///   - environment: Its whole environment.
  ///   - input: What it has as standard input; `nil` for nothing.
  /// - Throws: `Failure` if it cannot be started.
  init(
    _ path: String, _ arguments: [String], environment: [String: String], input: Int32? = nil
  ) throws {
    var files = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&files)
    defer { posix_spawn_file_actions_destroy(&files) }
    if let input {
      posix_spawn_file_actions_adddup2(&files, input, 0)
    } else {
      posix_spawn_file_actions_addopen(&files, 0, "/dev/null", O_RDONLY, 0)
    }
    posix_spawn_file_actions_addopen(&files, 1, "/dev/null", O_WRONLY, 0)
    posix_spawn_file_actions_addopen(&files, 2, "/dev/null", O_WRONLY, 0)
    for descriptor in Self.openDescriptors where descriptor > 2 {
      posix_spawn_file_actions_addclose(&files, descriptor)
    }

    var attributes = posix_spawnattr_t()
    posix_spawnattr_init(&attributes)
    defer { posix_spawnattr_destroy(&attributes) }
    // What we block or ignore is no business of its own.
    var signals = sigset_t()
    sigemptyset(&signals)
    posix_spawnattr_setsigmask(&attributes, &signals)
    sigfillset(&signals)
    posix_spawnattr_setsigdefault(&attributes, &signals)
    let flags = POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF | Self.ownSession
    posix_spawnattr_setflags(&attributes, Int16(flags))

    var words = ([path] + arguments).map { strdup($0) } + [nil]
    var variables = environment.map { strdup("\($0.key)=\($0.value)") } + [nil]
    defer { (words + variables).forEach { free($0) } }
    var id = pid_t()
    let failure = posix_spawn(&id, path, &files, &attributes, &words, &variables)
    guard failure == 0 else { throw Failure(code: failure) }
    self.id = id
  }

  /// Nobody is left to ask how it ended, and the system would keep its record for as long as this
  /// program runs: it gets a moment to come to its end, and is ended then.
  deinit {
    let pause: Int32 = 10
    for _ in 0..<20 where ending == nil && !isLetGo { poll(nil, 0, pause) }
    guard ending == nil, !isLetGo else { return }
    kill(-id, SIGKILL)
    while waitpid(id, nil, 0) < 0 && errno == EINTR {}
  }

  private static var openDescriptors: [Int32] {
    let names = try? FileManager.default.contentsOfDirectory(atPath: "/dev/fd")
    // The one that the folder was read by is among them, and closed by now.
    return (names ?? []).compactMap { Int32($0) }.filter { fcntl($0, F_GETFD) >= 0 }
  }

  /// How it ended; `nil` while it runs. Asks the system, and returns at once.
  var ending: Ending? {
    if known == nil { known = look() }
    return known
  }

  private func look() -> Ending? {
    var status: Int32 = 0
    let found = waitpid(id, &status, WNOHANG)
    if found == 0 || found < 0 && errno == EINTR { return nil }
    // Where the system keeps no record of ended children, there is nothing bad to be said of it.
    if found < 0 { return .well }
    let signal = status & 0x7F
    if signal != 0 { return .killed(signal) }
    let code = (status >> 8) & 0xFF
    return code == 0 ? .well : .failed(code)
  }

  /// Lets it run on for as long as it likes, also when this program is over; nobody looks after it
  /// any more.
  func letGo() {
    isLetGo = true
  }

  /// Ends it and all that it has started, if it still runs. It is gone soon after.
  func end() {
    if ending == nil { kill(-id, SIGKILL) }
  }
}
