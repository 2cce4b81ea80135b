import Synchronization

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// The write end of the self-pipe; -1 while no signals are caught. The handler does nothing but
/// write there.
private let writeEnd = Atomic<Int32>(-1)

private func passOn(_ signal: Int32) {
  let before = errno
  var byte = UInt8(truncatingIfNeeded: signal)
  _ = write(writeEnd.load(ordering: .relaxed), &byte, 1)
  errno = before
}

/// Turns signals into bytes of a pipe, so that one `poll` waits for them and for keys.
///
/// One at a time; another one made while the first is there takes its place.
public final class Signals {
  /// The signals that are caught: the end asked for in three ways, another size, stop and go on.
  static let caught = [SIGINT, SIGTERM, SIGHUP, SIGWINCH, SIGCONT, SIGTSTP]

  /// A pipe that nobody reads, and a file as large as the person's limit: what is written there
  /// becomes an error instead of the end.
  static let ignored = [SIGPIPE, SIGXFSZ]

  /// The read end of the self-pipe, to be polled.
  let descriptor: Int32
  private let pipeEnds: [Int32]
  private var isOpen = true
  private var previous: [(signal: Int32, action: sigaction)] = []

  /// Catches the signals, and ignores those that writing would bring.
  /// - Throws: `TerminalError.system` if there is no descriptor left for the pipe.
  public init() throws {
    var ends: [Int32] = [-1, -1]
    guard pipe(&ends) == 0 else { throw TerminalError.system(call: "pipe", code: errno) }
    for end in ends {
      _ = fcntl(end, F_SETFL, fcntl(end, F_GETFL) | O_NONBLOCK)
      _ = fcntl(end, F_SETFD, FD_CLOEXEC)
    }
    pipeEnds = ends
    descriptor = ends[0]
    writeEnd.store(ends[1], ordering: .sequentiallyConsistent)
    for signal in Self.caught {
      // A parent that wants them ignored is obeyed: nohup, or a shell that could not let a stopped
      // program go on.
      let mayBeIgnored = signal == SIGHUP || signal == SIGTSTP
      if let old = replaceAction(of: signal, with: passOn, unlessIgnored: mayBeIgnored) {
        previous.append((signal, old))
      }
    }
    unblock(Self.caught)
    for signal in Self.ignored {
      if let old = replaceAction(of: signal, with: SIG_IGN, unlessIgnored: true) {
        previous.append((signal, old))
      }
    }
  }

  deinit { close() }

  /// The signals that have arrived since the last call, each once. A stop that was taken back by
  /// going on is none, as the system has it.
  func read() -> Set<Int32> {
    var signals: Set<Int32> = []
    var bytes = [UInt8](repeating: 0, count: 64)
    while true {
      let count = retrying { Self.readBytes(from: descriptor, into: &bytes) }
      guard count > 0 else { return signals }
      for signal in bytes.prefix(count).map({ Int32($0) }) {
        if signal == SIGCONT { signals.remove(SIGTSTP) }
        signals.insert(signal)
      }
    }
  }

  /// Lets signals through that a parent has had blocked and handed on so: the program could
  /// neither be ended by them nor see that its window changed.
  private func unblock(_ signals: [Int32]) {
    var set = sigset_t()
    sigemptyset(&set)
    for signal in signals { sigaddset(&set, signal) }
    pthread_sigmask(SIG_UNBLOCK, &set, nil)
  }

  /// Gives every signal back its action. Idempotent.
  public func close() {
    guard isOpen else { return }
    isOpen = false
    Self.restore(previous)
    previous = []
    _ = writeEnd.compareExchange(
      expected: pipeEnds[1], desired: -1, ordering: .sequentiallyConsistent)
    for end in pipeEnds { closeDescriptor(end) }
  }

  /// Stops the process as the terminal's stop key does to a program that knows nothing of it, and
  /// returns when it goes on.
  static func stopProcess() {
    var usual = sigaction()
    usual.__sigaction_handler.sa_handler = SIG_DFL
    var caught = sigaction()
    guard sigaction(SIGTSTP, &usual, &caught) == 0 else { return }
    raise(SIGTSTP)
    sigaction(SIGTSTP, &caught, nil)
  }

  /// Gives signals back an action.
  private static func restore(_ actions: [(signal: Int32, action: sigaction)]) {
    for (signal, action) in actions {
      var action = action
      sigaction(signal, &action, nil)
    }
  }

  private static func readBytes(from descriptor: Int32, into bytes: inout [UInt8]) -> Int {
    #if canImport(Glibc)
      Glibc.read(descriptor, &bytes, bytes.count)
    #else
      Darwin.read(descriptor, &bytes, bytes.count)
    #endif
  }
}

/// Puts a handler in place of a signal's action.
/// - Returns: The action before, nil if it was left alone.
private func replaceAction(
  of signal: Int32, with handler: __sighandler_t, unlessIgnored: Bool
) -> sigaction? {
  var old = sigaction()
  guard sigaction(signal, nil, &old) == 0 else { return nil }
  if unlessIgnored, isIgnored(old) { return nil }
  var new = sigaction()
  new.__sigaction_handler.sa_handler = handler
  sigemptyset(&new.sa_mask)
  new.sa_flags = SA_RESTART
  return sigaction(signal, &new, nil) == 0 ? old : nil
}

private func isIgnored(_ action: sigaction) -> Bool {
  unsafeBitCast(action.__sigaction_handler.sa_handler, to: Int.self)
    == unsafeBitCast(SIG_IGN, to: Int.self)
}
