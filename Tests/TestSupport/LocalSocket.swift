import Foundation

/// Unix domain sockets.
public enum LocalSocket {
  /// Calls one.
  /// - Returns: The call's descriptor, to be closed; `nil` if nobody is there.
  public static func call(_ path: String) -> Int32? { open(path, connect) }

  /// Makes one.
  /// - Returns: Its descriptor, to be closed; `nil` if it cannot be made.
  public static func listen(_ path: String) -> Int32? { open(path, bind) }

  private static func open(
    _ path: String, _ use: (Int32, UnsafePointer<sockaddr>?, socklen_t) -> Int32
  ) -> Int32? {
    let descriptor = socket(AF_UNIX, Int32(SOCK_STREAM.rawValue), 0)
    _ = fcntl(descriptor, F_SETFD, FD_CLOEXEC)
    var address = sockaddr_un()
    address.sun_family = sa_family_t(AF_UNIX)
    withUnsafeMutableBytes(of: &address.sun_path) { $0.copyBytes(from: path.utf8.prefix(107)) }
    let code = withUnsafePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        use(descriptor, $0, socklen_t(MemoryLayout<sockaddr_un>.size))
      }
    }
    if code == 0 { return descriptor }
    close(descriptor)
    return nil
  }
}
