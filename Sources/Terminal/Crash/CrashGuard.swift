import Synchronization

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// The data to restore the terminal after a crash, allocated beforehand.
private struct Rescue {
  var descriptor: Int32
  var settings: termios
  var bytes: UnsafeMutablePointer<UInt8>
  var count: Int
}

/// The address of the `Rescue`; 0 while there is none.
private let rescueAddress = Atomic<UInt>(0)
/// The address of the previous signal actions, indexed by signal; 0 before they are replaced.
private let actionsAddress = Atomic<UInt>(0)
private let actionCount = 32
/// True while a terminal's reply is pending. Without a reader it would be typed into the shell.
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

/// Restores the terminal, writes the report and raises the signal again.
///
/// Calls only functions that are safe in a signal handler: `write`, `fcntl`, `nanosleep`,
/// `tcflush`, `tcsetattr`, `open`, `sigaction`, `raise`. After a Swift trap no `defer`, `atexit` or
/// destructor runs, so this is the only place for it.
private func rescueTerminal(
  _ signal: Int32, _: UnsafeMutablePointer<siginfo_t>?, _ context: UnsafeMutableRawPointer?
) {
  if let rescue = exchangeRescue(nil) {
    writeEnd(of: rescue)
    if isReplyPending.load(ordering: .relaxed) { discardReply(from: rescue.pointee.descriptor) }
    _ = tcsetattr(rescue.pointee.descriptor, TCSANOW, &rescue.pointee.settings)
  }
  // The quit key is the person's own choice, so it needs no report and no debugger.
  if signal == SIGQUIT {
    var action = sigaction()
    sigaction(signal, &action, nil)
  } else {
    CrashReport.write(signal: signal, context: context)
    if let actions = previousActions() { sigaction(signal, actions + Int(signal), nil) }
  }
  // The signal is blocked until this handler returns. Then the previous action applies.
  raise(signal)
}

/// Writes the closing sequences without waiting. If the terminal takes no output, the pending
/// output is discarded first.
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

/// Waits 0.1 s for a pending reply, and discards it. Without `poll`, which may be the place of the
/// crash.
private func discardReply(from descriptor: Int32) {
  var moment = timespec(tv_sec: 0, tv_nsec: 100_000_000)
  nanosleep(&moment, nil)
  tcflush(descriptor, TCIFLUSH)
}

/// Restores the terminal when the program crashes, writes a `CrashReport`, and then lets the crash
/// take its usual course.
public enum CrashGuard {
  /// The signals of a trap, a failed assertion, a bad access, a bad division, and the quit key.
  static let caught = [SIGILL, SIGTRAP, SIGABRT, SIGSEGV, SIGBUS, SIGFPE, SIGQUIT]

  /// Catches crashes from now on; on the calling thread also stack overflows. Idempotent.
  public static func install() {
    guard previousActions() == nil else { return }
    let before = UnsafeMutablePointer<sigaction>.allocate(capacity: actionCount)
    before.initialize(repeating: sigaction(), count: actionCount)
    for signal in caught { sigaction(signal, nil, before + Int(signal)) }
    actionsAddress.store(UInt(bitPattern: before), ordering: .releasing)

    // A handler needs its own stack when the thread's is full. It is never freed.
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

  /// Sets the data to restore the terminal if the program crashes.
  /// - Parameters:
  ///   - descriptor: The terminal. It must stay open until `disarm()`.
  ///   - settings: The original settings.
  ///   - bytes: The sequences that leave the alternate screen, show the cursor, reset all
  ///     attributes, and turn the mouse off.
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

  /// Clears the data, once the terminal is restored.
  static func disarm() {
    free(exchangeRescue(nil))
  }

  private static func free(_ old: UnsafeMutablePointer<Rescue>?) {
    old?.pointee.bytes.deallocate()
    old?.deallocate()
  }
}
