import Synchronization

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// The write end of the self-pipe; -1 while no signals are caught. The handler only writes to it.
private let writeEnd = Atomic<Int32>(-1)

private func passOn(_ signal: Int32) {
  let before = errno
  var byte = UInt8(truncatingIfNeeded: signal)
  _ = write(writeEnd.load(ordering: .relaxed), &byte, 1)
  errno = before
}

/// Turns signals into bytes of a self-pipe, so that one `poll` waits for signals and keys.
///
/// Only one instance is active at a time; a new one replaces the one before.
public final class Signals {
  /// The signals that are caught: three that end the program, resize, continue and stop.
  static let caught = [SIGINT, SIGTERM, SIGHUP, SIGWINCH, SIGCONT, SIGTSTP]

  /// The signals that are ignored: writing to a closed pipe, or beyond the file size limit, then
  /// fails with an error instead of ending the program.
  static let ignored = [SIGPIPE, SIGXFSZ]

  /// The read end of the self-pipe, for `poll`.
  let descriptor: Int32
  private let pipeEnds: [Int32]
  private var isOpen = true
  private var previous: [(signal: Int32, action: sigaction)] = []

  /// Catches the signals in `caught`, and ignores those in `ignored`.
  /// - Throws: `TerminalError.system` if no descriptor is left for the pipe.
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
      // Stays ignored if the parent wants so: nohup, or a shell that cannot continue a stopped
      // program.
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

  /// Returns the signals since the last call, each once. SIGCONT cancels an earlier SIGTSTP, as in
  /// the kernel.
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

  /// Unblocks signals that the parent process has blocked. Otherwise they could not end the
  /// program, nor report a new window size.
  private func unblock(_ signals: [Int32]) {
    var set = sigset_t()
    sigemptyset(&set)
    for signal in signals { sigaddset(&set, signal) }
    pthread_sigmask(SIG_UNBLOCK, &set, nil)
  }

  /// Restores the previous action of every signal. Idempotent.
  public func close() {
    guard isOpen else { return }
    isOpen = false
    Self.restore(previous)
    previous = []
    _ = writeEnd.compareExchange(
      expected: pipeEnds[1], desired: -1, ordering: .sequentiallyConsistent)
    for end in pipeEnds { closeDescriptor(end) }
  }

  /// Stops the process with the default action of SIGTSTP. Returns when it continues.
  static func stopProcess() {
    var usual = sigaction()
    usual.__sigaction_handler.sa_handler = SIG_DFL
    var caught = sigaction()
    guard sigaction(SIGTSTP, &usual, &caught) == 0 else { return }
    raise(SIGTSTP)
    sigaction(SIGTSTP, &caught, nil)
  }

  /// Restores actions of signals.
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

/// Replaces the action of a signal with a handler.
/// - Returns: The previous action; nil if it was left unchanged.
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
