import Synchronization

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// The data to give the terminal back in a crash, in memory that was set aside before.
private struct Rescue {
  var descriptor: Int32
  var settings: termios
  var bytes: UnsafeMutablePointer<UInt8>
  var count: Int
}

/// The address of the `Rescue`; 0 while there is none.
private let rescueAddress = Atomic<UInt>(0)
/// The address of the previous actions, by signal; 0 before they are replaced.
private let actionsAddress = Atomic<UInt>(0)
private let actionCount = 32
/// True while a reply is pending, which would be typed into the shell.
private let isReplyPending = Atomic<Bool>(false)

private func exchangeRescue(
  _ new: UnsafeMutablePointer<Rescue>?
) -> UnsafeMutablePointer<Rescue>? {
  let old = rescueAddress.exchange(UInt(bitPattern: new), ordering: .acquiringAndReleasing)
  return UnsafeMutablePointer(bitPattern: old)
}

private func previousActions() -> UnsafeMutablePointer<sigaction>? {
  UnsafeMutablePointer(bitPattern: actionsAddress.load(ordering: .acquiring))
}

/// Only what may be called in a handler: `write`, `fcntl`, `nanosleep`, `tcflush`, `tcsetattr`,
/// `open`, `sigaction`, `raise`. No `defer`, no `atexit` and no destructor runs after a Swift trap,
/// so this is the only place left.
private func rescueTerminal(
  _ signal: Int32, _: UnsafeMutablePointer<siginfo_t>?, _ context: UnsafeMutableRawPointer?
) {
  if let rescue = exchangeRescue(nil) {
    writeEnd(of: rescue)
    if isReplyPending.load(ordering: .relaxed) { discardReply(from: rescue.pointee.descriptor) }
    _ = tcsetattr(rescue.pointee.descriptor, TCSANOW, &rescue.pointee.settings)
  }
  // The quit key is the person's own choice, and no crash that a debugger has to look at.
  if signal == SIGQUIT {
    var action = sigaction()
    sigaction(signal, &action, nil)
  } else {
    CrashReport.write(signal: signal, context: context)
    if let actions = previousActions() { sigaction(signal, actions + Int(signal), nil) }
  }
  // Blocked until this returns, and then met by the action from before.
  raise(signal)
}

/// A terminal that takes nothing is not waited for: what it has not shown makes room.
private func writeEnd(of rescue: UnsafeMutablePointer<Rescue>) {
  let (descriptor, bytes, count) = (
    rescue.pointee.descriptor, rescue.pointee.bytes, rescue.pointee.count
  )
  let flags = fcntl(descriptor, F_GETFL)
  _ = fcntl(descriptor, F_SETFL, flags | O_NONBLOCK)
  if write(descriptor, bytes, count) < count {
    tcflush(descriptor, TCOFLUSH)
    var cancel = TerminalOutput.cancel
    _ = write(descriptor, &cancel, 1)
    _ = write(descriptor, bytes, count)
  }
  _ = fcntl(descriptor, F_SETFL, flags)
}

/// Waits a moment for a pending reply, and discards it. Not in `poll`: that may be where it
/// crashed.
private func discardReply(from descriptor: Int32) {
  var moment = timespec(tv_sec: 0, tv_nsec: 100_000_000)
  nanosleep(&moment, nil)
  tcflush(descriptor, TCIFLUSH)
}

/// Gives the terminal back when the program crashes, has `CrashReport` written, and lets it crash
/// as it would have.
public enum CrashGuard {
  /// A trap, a failed assertion, a bad access, a bad division, and the quit key.
  static let caught = [SIGILL, SIGTRAP, SIGABRT, SIGSEGV, SIGBUS, SIGFPE, SIGQUIT]

  /// Catches crashes from now on, on the calling thread also those by a stack that overflows. Doing
  /// it twice is doing it once.
  public static func install() {
    guard previousActions() == nil else { return }
    let before = UnsafeMutablePointer<sigaction>.allocate(capacity: actionCount)
    before.initialize(repeating: sigaction(), count: actionCount)
    for signal in caught { sigaction(signal, nil, before + Int(signal)) }
    actionsAddress.store(UInt(bitPattern: before), ordering: .releasing)

    // A handler cannot run on a stack that is full. It stays for as long as the process does.
    let size = 64 * 1024
    var stack = stack_t()
    stack.ss_sp = UnsafeMutableRawPointer.allocate(byteCount: size, alignment: 16)
    stack.ss_size = size
    sigaltstack(&stack, nil)

    for signal in caught {
      var action = sigaction()
      action.__sigaction_handler.sa_sigaction = rescueTerminal
      sigemptyset(&action.sa_mask)
      action.sa_flags = SA_ONSTACK | SA_SIGINFO
      sigaction(signal, &action, nil)
    }
  }

  /// Says how the terminal is given back if the program crashes from now on.
  /// - Parameters:
  ///   - descriptor: The terminal; it must stay open until `disarm()`.
  ///   - settings: Its settings as they were found.
  ///   - bytes: The sequences that leave the alternate screen, show the cursor, end all attributes,
  ///     and turn the mouse off.
  static func arm(descriptor: Int32, settings: termios, bytes: [UInt8]) {
    let copy = UnsafeMutablePointer<UInt8>.allocate(capacity: max(1, bytes.count))
    copy.initialize(from: bytes, count: bytes.count)
    let new = UnsafeMutablePointer<Rescue>.allocate(capacity: 1)
    new.initialize(
      to: Rescue(descriptor: descriptor, settings: settings, bytes: copy, count: bytes.count))
    free(exchangeRescue(new))
  }

  /// Sets whether a reply is pending from now on.
  static func setReplyPending(_ isPending: Bool) {
    isReplyPending.store(isPending, ordering: .relaxed)
  }

  /// Says that the terminal has been given back.
  static func disarm() {
    free(exchangeRescue(nil))
  }

  private static func free(_ old: UnsafeMutablePointer<Rescue>?) {
    old?.pointee.bytes.deallocate()
    old?.deallocate()
  }
}
