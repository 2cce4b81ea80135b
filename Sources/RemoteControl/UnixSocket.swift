import Foundation

/// The reason why a session cannot be reached.
public struct ControlError: Error, Sendable, Hashable, CustomStringConvertible {
  /// A line with the call or path that failed, and the reason.
  public let description: String
  /// The `errno`; 0 if the system is not the cause.
  let code: Int32

  init(_ description: String) {
    self.description = description
    code = 0
  }

  /// An error of a system call.
  init(at path: String, code: Int32 = errno) {
    description = "\(path): \(String(cString: strerror(code)))"
    self.code = code
  }
}

/// System calls for Unix domain sockets.
enum UnixSocket {
  private static let stream = Int32(SOCK_STREAM.rawValue)
  private static let sendFlags = Int32(MSG_NOSIGNAL)

  /// The most connections that wait to be accepted.
  private static let backlog: Int32 = 64

  /// Creates a listening socket for this user only.
  ///
  /// - Throws: `ControlError` if it cannot be created, or a file of that name exists.
  static func listen(at name: String, in folder: String) throws(ControlError) -> Int32 {
    let descriptor = try open()
    // On Linux the file inherits the socket's mode. On other systems it is set afterwards, in a
    // private folder.
    fchmod(descriptor, 0o600)
    guard withAddress(of: name, in: folder, { bind(descriptor, $0, $1) }) == 0,
      chmod("\(folder)/\(name)", 0o600) == 0, Foundation.listen(descriptor, backlog) == 0
    else {
      let code = errno
      close(descriptor)
      throw ControlError(at: "\(folder)/\(name)", code: code)
    }
    makeNonBlocking(descriptor)
    return descriptor
  }

  /// Connects to a socket.
  ///
  /// - Parameters:
  ///   - name: The name of the socket.
  ///   - folder: The folder of the socket.
  ///   - limit: The longest wait, also for each later read and write: a stopped session accepts no
  ///     connections.
  /// - Returns: The descriptor, which the caller must close.
  /// - Throws: `ControlError`, with the `errno`.
  static func connect(
    to name: String, in folder: String, within limit: Duration = .seconds(1)
  ) throws(ControlError) -> Int32 {
    let descriptor = try open()
    setTimeout(limit, of: descriptor)
    guard withAddress(of: name, in: folder, { Foundation.connect(descriptor, $0, $1) }) == 0 else {
      let code = errno
      close(descriptor)
      throw ControlError(at: "\(folder)/\(name)", code: code)
    }
    return descriptor
  }

  /// Sets the time limit of each read and write.
  static func setTimeout(_ timeout: Duration, of descriptor: Int32) {
    var time = timeval()
    // Zero would mean no limit.
    let microseconds = max(1, Int(timeout / .microseconds(1)))
    time.tv_sec = microseconds / 1_000_000
    time.tv_usec = .init(microseconds % 1_000_000)
    for option in [SO_RCVTIMEO, SO_SNDTIMEO] {
      setsockopt(descriptor, SOL_SOCKET, option, &time, socklen_t(MemoryLayout<timeval>.size))
    }
  }

  /// Accepts a connection as a non-blocking descriptor; `nil` if there is none.
  static func accept(at listener: Int32) -> Int32? {
    let descriptor = Foundation.accept(listener, nil, nil)
    guard descriptor >= 0 else { return nil }
    _ = fcntl(descriptor, F_SETFD, FD_CLOEXEC)
    makeNonBlocking(descriptor)
    return descriptor
  }

  /// Returns the user at the other end; `nil` if unknown.
  static func userID(behind descriptor: Int32) -> uid_t? {
    // Process, user and group, with 32 bits each: unix(7).
    var credentials: [UInt32] = [0, 0, 0]
    var size = socklen_t(12)
    let isKnown = getsockopt(descriptor, SOL_SOCKET, SO_PEERCRED, &credentials, &size) == 0
    return isKnown && size == 12 ? credentials[1] : nil
  }

  /// Sends as many bytes as there is room for.
  /// - Returns: The number of bytes sent; -1 on failure, with the reason in `errno`.
  static func send(_ bytes: [UInt8], to descriptor: Int32) -> Int {
    Foundation.send(descriptor, bytes, bytes.count, sendFlags)
  }

  // MARK: Addresses

  private static func open() throws(ControlError) -> Int32 {
    let descriptor = socket(AF_UNIX, stream, 0)
    guard descriptor >= 0 else { throw ControlError(at: "socket") }
    _ = fcntl(descriptor, F_SETFD, FD_CLOEXEC)
    return descriptor
  }

  private static func makeNonBlocking(_ descriptor: Int32) {
    _ = fcntl(descriptor, F_SETFL, fcntl(descriptor, F_GETFL) | O_NONBLOCK)
  }

  private static func withAddress(
    of name: String, in folder: String, _ body: (UnsafePointer<sockaddr>, socklen_t) -> Int32
  ) -> Int32 {
    if let result = withAddress(of: "\(folder)/\(name)", body) { return result }
    // An address has room for about a hundred bytes. A longer path is replaced by one through the
    // open folder.
    let opened = Foundation.open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard opened >= 0 else { return -1 }
    defer { close(opened) }
    if let result = withAddress(of: "/proc/self/fd/\(opened)/\(name)", body) { return result }
    errno = ENAMETOOLONG
    return -1
  }

  /// Calls a body with the address of a path.
  ///
  /// - Returns: The result of the body; `nil` if the path is too long for an address.
  private static func withAddress(
    of path: String, _ body: (UnsafePointer<sockaddr>, socklen_t) -> Int32
  ) -> Int32? {
    var address = sockaddr_un()
    address.sun_family = sa_family_t(AF_UNIX)
    let fits = withUnsafeMutableBytes(of: &address.sun_path) { room in
      guard path.utf8.count < room.count else { return false }
      room.copyBytes(from: path.utf8)
      return true
    }
    guard fits else { return nil }
    return withUnsafePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        body($0, socklen_t(MemoryLayout<sockaddr_un>.size))
      }
    }
  }
}
