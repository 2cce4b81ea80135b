#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// The way to a terminal that never waits for it: what it does not take now is kept until it does.
///
/// A terminal takes nothing while it is frozen, its window's program is stopped, or a line is down.
/// Nothing else writes to it, so that nothing else can wait for it.
final class TerminalOutput {
  /// The descriptor to write to and to poll.
  let descriptor: Int32
  /// True if it was opened here. A descriptor shared with the shell and with children may have no
  /// flag changed but for a moment.
  private let isOwn: Bool
  private var rest: [UInt8] = []
  private var isOpen = true

  /// Opens the terminal of a descriptor once more; where that is not allowed, shares it.
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

  /// Closes it. Idempotent.
  func close() {
    if isOpen { closeDescriptor(descriptor) }
    isOpen = false
  }

  /// True if it has not taken everything yet.
  var isBehind: Bool { !rest.isEmpty }

  /// Writes what it takes at once, and keeps the rest.
  func send(_ bytes: [UInt8]) {
    let isBehind = isBehind
    rest += bytes
    if !isBehind { sendRest() }
  }

  /// Writes of what was kept as much as it takes.
  func sendRest() {
    var sent = 0
    while sent < rest.count {
      let count = rest.withUnsafeBytes { write($0[sent...]) }
      // A terminal that is gone takes everything.
      sent = count >= 0 ? sent + count : errno == EAGAIN ? sent : rest.count
      if count <= 0 { break }
    }
    rest.removeFirst(sent)
  }

  /// Waits until it has taken everything, so long at most.
  /// - Returns: True if it has.
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

  /// Writes something in place of all that it has not taken or not shown.
  func replaceRest(with bytes: [UInt8]) {
    rest = []
    tcflush(descriptor, TCOFLUSH)
    // The last sequence may be cut anywhere.
    send([Self.cancel] + bytes)
    rest = []
  }

  /// Ends a sequence that was begun.
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

/// Does something while nobody has to wait in writing to a descriptor, a shared one too.
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
