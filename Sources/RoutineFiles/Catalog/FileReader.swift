import Foundation

/// Reads untrusted files. It never blocks on a pipe, and never reads more than a routine's limit.
public enum FileReader {
  /// Returns the bytes of a regular file, at most one more than the limit, so that the parser can
  /// report it.
  ///
  /// - Parameters:
  ///   - path: The file.
  ///   - allowsPipes: True to accept a pipe, which is read to its end: the person has named it, as
  ///     in `<(command)`.
  /// - Returns: The bytes.
  /// - Throws: ``FileError`` if the file cannot be read.
  public static func bytes(
    atPath path: String, allowsPipes: Bool = false
  ) throws(FileError) -> [UInt8] {
    if path.isEmpty || path.utf8.contains(0) {
      throw FileError(kind: .missing, path: path, reason: "this is not a path")
    }
    // Without O_NONBLOCK, opening a pipe would wait for its writer.
    let descriptor = open(path, O_RDONLY | O_NONBLOCK | O_NOCTTY | O_CLOEXEC)
    if descriptor < 0 { throw failure(path, errno) }
    defer { close(descriptor) }
    var status = stat()
    if fstat(descriptor, &status) != 0 { throw failure(path, errno) }
    let kind = status.st_mode & S_IFMT
    guard kind == S_IFREG || allowsPipes && kind == S_IFIFO else {
      throw FileError(
        kind: .notAFile, path: path,
        reason: "this is \(name(ofMode: status.st_mode)), not a file; name a `.yaml` file"
      )
    }
    return try bytes(from: descriptor, path: path)
  }

  /// Reads an open file, up to one byte more than the limit.
  ///
  /// - Throws: ``FileError`` if the file cannot be read.
  public static func bytes(from descriptor: Int32, path: String) throws(FileError) -> [UInt8] {
    let limit = Limits.fileBytes + 1
    var all: [UInt8] = []
    while all.count < limit {
      var (count, code) = (0, Int32(0))
      all += [UInt8](unsafeUninitializedCapacity: min(16 * 1024, limit - all.count)) {
        count = read(descriptor, $0.baseAddress, $0.count)
        code = errno
        $1 = max(0, count)
      }
      if count == 0 {
        break
      } else if count < 0, code == EAGAIN {
        var waiting = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
        _ = poll(&waiting, 1, -1)
      } else if count < 0, code != EINTR {
        throw failure(path, code)
      }
    }
    return all
  }

  /// Returns the names in a folder, unsorted; empty if it cannot be read.
  static func names(inFolder path: String) -> [String] {
    guard let folder = opendir(path) else { return [] }
    defer { closedir(folder) }
    var names: [String] = []
    while let entry = readdir(folder) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) { name in
        name.withMemoryRebound(to: CChar.self, capacity: 1) { String(cString: $0) }
      }
      names.append(name)
    }
    return names
  }

  private static func failure(_ path: String, _ code: Int32) -> FileError {
    switch code {
    case ENOENT, ENOTDIR:
      var status = stat()
      let isLink = lstat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFLNK
      return FileError(
        kind: .missing, path: path,
        reason: isLink ? "this link leads nowhere" : "there is no such file")
    case EACCES, EPERM:
      return FileError(
        kind: .unreadable, path: path, reason: "you may not read this; look at `ls -l`")
    case ELOOP:
      return FileError(kind: .missing, path: path, reason: "this link leads back to itself")
    case ENXIO:
      return FileError(
        kind: .notAFile, path: path,
        reason: "this is a socket or a device, not a file; name a `.yaml` file")
    default:
      return FileError(kind: .unreadable, path: path, reason: String(cString: strerror(code)))
    }
  }

  private static func name(ofMode mode: mode_t) -> String {
    switch mode & S_IFMT {
    case S_IFDIR: "a directory"
    case S_IFIFO: "a pipe"
    case S_IFSOCK: "a socket"
    default: "a device"
    }
  }
}
