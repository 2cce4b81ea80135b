#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// Non-blocking output to a terminal. Bytes that it does not take now are kept until it does.
///
/// A terminal takes no output while it is frozen, its emulator is stopped, or a line is down.
/// Nothing else writes to it, so nothing else can block.
final class TerminalOutput {
  /// The descriptor to write to and to poll.
  let descriptor: Int32
  /// True if the descriptor was opened here. A descriptor shared with the shell and with children
  /// may change its flags only for a moment.
  private let isOwn: Bool
  private var rest: [UInt8] = []
  private var isOpen = true

  /// Opens the terminal of a descriptor again; if that is not allowed, shares the descriptor.
  /// - Throws: `TerminalError.system` if no descriptor is left.
  init(_ shared: Int32) throws(TerminalError) {
    if let own = Self.openAnew(shared) {
      (descriptor, isOwn) = (own, true)
      return
    }
    let copy = fcntl(shared, F_DUPFD_CLOEXEC, 3)
    guard copy >= 0 else { throw .system(call: "dup", code: errno) }
    (descriptor, isOwn) = (copy, false)
  }

  deinit { close() }

  /// Closes the output. Idempotent.
  func close() {
    if isOpen { closeDescriptor(descriptor) }
    isOpen = false
  }

  /// True while output is pending.
  var isBehind: Bool { !rest.isEmpty }

  /// Writes as many bytes as the terminal takes, and keeps the rest.
  func send(_ bytes: [UInt8]) {
    let isBehind = isBehind
    rest += bytes
    if !isBehind { sendRest() }
  }

  /// Writes as much of the pending output as the terminal takes.
  func sendRest() {
    var sent = 0
    while sent < rest.count {
      let count = rest.withUnsafeBytes { write($0[sent...]) }
      // For a terminal that is gone, all output is dropped.
      sent = count >= 0 ? sent + count : errno == EAGAIN ? sent : rest.count
      if count <= 0 { break }
    }
    rest.removeFirst(sent)
  }

  /// Waits until all output is written, for a limited time.
  /// - Returns: True if all output is written.
  func finish(within patience: Duration) -> Bool {
    let clock = ContinuousClock()
    let end = clock.now + patience
    while true {
      sendRest()
      if !isBehind { return true }
      let milliseconds = Int32(((end - clock.now) / .milliseconds(1)).rounded(.up))
      guard milliseconds > 0 else { return false }
      var set = pollfd(fd: descriptor, events: Int16(POLLOUT), revents: 0)
      if poll(&set, 1, milliseconds) < 0 && errno != EINTR { return false }
    }
  }

  /// Discards all pending output, also in the kernel, and writes other bytes.
  func replaceRest(with bytes: [UInt8]) {
    rest = []
    tcflush(descriptor, TCOFLUSH)
    // The last sequence may be cut at any byte.
    send([Self.cancel] + bytes)
    rest = []
  }

  /// The control character CAN, which cancels an unfinished sequence.
  static let cancel: UInt8 = 0x18

  private func write(_ bytes: Slice<UnsafeRawBufferPointer>) -> Int {
    let part = UnsafeRawBufferPointer(rebasing: bytes)
    return isOwn
      ? retrying { systemWrite(descriptor, part) }
      : withoutWaiting(descriptor) { retrying { systemWrite(descriptor, part) } }
  }

  // MARK: Opening

  private static func openAnew(_ shared: Int32) -> Int32? {
    let flags = O_RDWR | O_NOCTTY | O_NONBLOCK | O_CLOEXEC
    for path in ["/proc/self/fd/\(shared)", name(of: shared), "/dev/tty"].compactMap({ $0 }) {
      let new = open(path, flags)
      if new < 0 { continue }
      if terminalNumber(of: new) == terminalNumber(of: shared) { return new }
      closeDescriptor(new)
    }
    return nil
  }

  private static func name(of terminal: Int32) -> String? {
    var name = [CChar](repeating: 0, count: 1_024)
    guard ttyname_r(terminal, &name, name.count) == 0 else { return nil }
    return String(decoding: name.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }
}

/// Runs a closure while writes to a descriptor do not block, even if it is shared.
func withoutWaiting<Value>(_ descriptor: Int32, _ body: () -> Value) -> Value {
  let flags = fcntl(descriptor, F_GETFL)
  guard flags >= 0, flags & O_NONBLOCK == 0 else { return body() }
  _ = fcntl(descriptor, F_SETFL, flags | O_NONBLOCK)
  let value = body()
  let code = errno
  _ = fcntl(descriptor, F_SETFL, flags)
  errno = code
  return value
}

private func systemWrite(_ descriptor: Int32, _ bytes: UnsafeRawBufferPointer) -> Int {
  write(descriptor, bytes.baseAddress, bytes.count)
}
