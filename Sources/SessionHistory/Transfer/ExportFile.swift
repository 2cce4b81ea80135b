import Foundation

/// A file that is written under another name, and renamed once all of it is on the disk.
struct ExportFile: ~Copyable {
  private let path: String
  private let descriptor: Int32
  private var buffer: [UInt8] = []

  private static let chunk = 256 * 1_024

  init(_ path: String) throws {
    self.path = path
    // An export holds health data, so only its owner may read it.
    descriptor = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_NOFOLLOW | O_CLOEXEC, 0o600)
    if descriptor < 0 { throw Self.failure() }
  }

  deinit { close(descriptor) }

  mutating func write(_ bytes: Data) throws {
    buffer += bytes
    if buffer.count >= Self.chunk { try flush() }
  }

  /// Flushes the file and renames it, replacing a file of that name.
  mutating func finish(as name: String) throws {
    try flush()
    guard fsync(descriptor) == 0, rename(path, name) == 0 else { throw Self.failure() }
    // The rename is durable only once its folder is synced.
    let folder = open(URL(fileURLWithPath: name).deletingLastPathComponent().path, O_RDONLY)
    if folder >= 0 {
      fsync(folder)
      close(folder)
    }
  }

  private mutating func flush() throws {
    var written = 0
    while written < buffer.count {
      let count = buffer[written...].withUnsafeBytes {
        Foundation.write(descriptor, $0.baseAddress, $0.count)
      }
      if count < 0 && errno == EINTR { continue }
      if count < 0 { throw Self.failure() }
      written += count
    }
    buffer.removeAll(keepingCapacity: true)
  }

  private static func failure() -> NSError {
    NSError(
      domain: NSPOSIXErrorDomain, code: Int(errno),
      userInfo: [NSLocalizedDescriptionKey: String(cString: strerror(errno))])
  }
}
