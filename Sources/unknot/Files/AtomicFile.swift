import Foundation

/// Files that are replaced as a whole: after a power cut or on a full disk there is the old text or
/// the new one, never half of one.
enum AtomicFile {
  /// The reason that a file could not be written, with its path.
  struct Problem: Error, CustomStringConvertible {
    let description: String
  }

  /// Writes a file, and creates its folder with mode 0700 if it is missing. A symbolic link stays a
  /// link, and permissions stay.
  ///
  /// - Parameters:
  ///   - text: Its whole text.
  ///   - path: Its path.
  ///   - mode: The permissions of a new file, less those that the umask removes.
  /// - Throws: `Problem` if the file cannot be written; then it is unchanged.
  static func write(_ text: String, to path: String, mode: mode_t = 0o600) throws(Problem) {
    try write(Array(text.utf8), to: path, mode: mode)
  }

  /// Writes bytes in the same way.
  static func write(_ bytes: [UInt8], to path: String, mode: mode_t = 0o600) throws(Problem) {
    // A rename would replace a symbolic link into the person's collection of settings by a file.
    let target = URL(fileURLWithPath: path).resolvingSymlinksInPath()
    let folder = target.deletingLastPathComponent().path
    do {
      try makeFolder(folder)
    } catch {
      throw Problem(description: "cannot write \(path): its folder cannot be made")
    }
    func failure() -> Problem {
      Problem(description: "cannot write \(path): \(String(cString: strerror(errno)))")
    }
    var facts = stat()
    let isThere = lstat(target.path, &facts) == 0
    if isThere, facts.st_mode & S_IFMT == S_IFDIR {
      throw Problem(description: "cannot write \(path): it is a folder")
    }
    let draft = "\(folder)/.\(target.lastPathComponent).\(UUID().uuidString)"
    let flags = O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC
    let descriptor = open(draft, flags, isThere ? 0o600 : mode)
    guard descriptor >= 0 else { throw failure() }
    defer { close(descriptor) }
    let isWritten =
      isThere && facts.st_mode & S_IFMT == S_IFREG
      ? fchmod(descriptor, facts.st_mode & 0o7777) == 0 : true
    guard isWritten, writeAll(bytes, to: descriptor), fsync(descriptor) == 0,
      rename(draft, target.path) == 0
    else {
      let failure = failure()
      unlink(draft)
      throw failure
    }
  }

  /// Writes a new file, and never replaces another one.
  ///
  /// - Throws: `Problem` if a file of that name exists, or it cannot be written.
  static func create(_ text: String, at path: String) throws(Problem) {
    let draft = path + ".\(UUID().uuidString)"
    try write(text, to: draft)
    defer { unlink(draft) }
    // link(2) fails if the name is taken, while a rename would replace the file. On a file system
    // without links, the check before the rename has to do.
    var facts = stat()
    if link(draft, path) == 0 { return }
    let code = errno
    let hasLinks = code != EPERM && code != ENOTSUP
    if !hasLinks, lstat(path, &facts) != 0, rename(draft, path) == 0 { return }
    throw Problem(
      description: code == EEXIST || !hasLinks && lstat(path, &facts) == 0
        ? "\(path) is there already, and is left as it is"
        : "cannot write \(path): \(String(cString: strerror(code)))")
  }

  /// Runs a body under a lock of the file, so that it overwrites no change that another program
  /// makes meanwhile. Runs it without a lock where files cannot be locked.
  ///
  /// - Throws: The body's error, or `Problem` if another program holds the lock for two seconds.
  static func locked<Value>(_ path: String, _ body: () throws -> Value) throws -> Value {
    try? makeFolder(URL(fileURLWithPath: path).deletingLastPathComponent().path)
    let flags = O_RDWR | O_CREAT | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC
    let descriptor = open(path + ".lock", flags, 0o600)
    guard descriptor >= 0 else { return try body() }
    defer { close(descriptor) }
    var waits = 200
    while flock(descriptor, LOCK_EX | LOCK_NB) != 0 {
      guard [EINTR, EWOULDBLOCK].contains(errno) else { break }
      guard waits > 0 else {
        throw Problem(description: "cannot write \(path): another program keeps it locked")
      }
      waits -= 1
      usleep(10_000)
    }
    return try body()
  }

  private static func writeAll(_ bytes: [UInt8], to descriptor: Int32) -> Bool {
    var rest = bytes[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { Foundation.write(descriptor, $0.baseAddress, $0.count) }
      if count < 0 && errno == EINTR { continue }
      if count < 0 { return false }
      rest = rest.dropFirst(count)
    }
    return true
  }

  /// Creates a folder, and its missing parents, with mode 0700.
  static func makeFolder(_ path: String) throws {
    try FileManager.default.createDirectory(
      atPath: path, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
  }

  /// The bytes of a small file, at most 1 MB; `nil` if it cannot be read or is no regular file.
  /// Does not block on a pipe.
  static func read(_ path: String) -> Data? {
    let descriptor = open(path, O_RDONLY | O_NONBLOCK | O_NOCTTY | O_CLOEXEC)
    guard descriptor >= 0 else { return nil }
    let file = FileHandle(fileDescriptor: descriptor, closeOnDealloc: true)
    var facts = stat()
    guard fstat(descriptor, &facts) == 0, facts.st_mode & S_IFMT == S_IFREG else { return nil }
    return try? file.read(upToCount: 1_000_000) ?? Data()
  }
}
