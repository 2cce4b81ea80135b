import Foundation

/// An unnamed file from which players read a sound.
///
/// Players differ in their support of pipes: `afplay` has none, `paplay` and older `pw-play` accept
/// only raw samples. All accept a file. This file is the player's standard input, opened as
/// `/dev/stdin`. It is seekable like any file, but it is unlinked before it is written, so nothing
/// is left behind however the program ends.
final class SoundFile {
  /// The reason why no file could be written.
  struct Failure: Error {
    /// The system's error text.
    let reason: String
  }

  /// The most bytes that are read: six minutes of speech.
  private static let mostBytes = 16_000_000

  /// The descriptor, open for reading and writing.
  let descriptor: Int32

  /// Creates a file in the first folder with room for it.
  ///
  /// - Throws: `Failure` if no folder has room.
  init(_ bytes: [UInt8], in folders: [String]) throws {
    var opened: Int32 = -1
    for folder in folders where opened < 0 { opened = Self.openUnnamed(in: folder) }
    guard opened >= 0 else { throw Failure(reason: Self.reason) }
    descriptor = opened
    var rest = bytes[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { write(opened, $0.baseAddress, $0.count) }
      if count < 0 && errno == EINTR { continue }
      // From here on `deinit` closes the file.
      guard count > 0 else { throw Failure(reason: Self.reason) }
      rest = rest.dropFirst(count)
    }
  }

  deinit { close(descriptor) }

  /// Moves the file offset, which a program shares, to the beginning.
  func rewind() { lseek(descriptor, 0, SEEK_SET) }

  /// Returns the contents of the file, no matter which program wrote them.
  func bytes() -> [UInt8] { Self.bytes(of: descriptor, atMost: Self.mostBytes) ?? [] }

  /// Returns the bytes of a file; `nil` if it is unreadable, not a regular file, or longer than
  /// `most`.
  static func bytes(atPath path: String, atMost most: Int) -> [UInt8]? {
    // Opening a pipe would wait for its other end.
    let descriptor = open(path, O_RDONLY | O_NONBLOCK | O_NOCTTY | O_CLOEXEC)
    guard descriptor >= 0 else { return nil }
    defer { close(descriptor) }
    return bytes(of: descriptor, atMost: most)
  }

  private static func bytes(of descriptor: Int32, atMost most: Int) -> [UInt8]? {
    var facts = stat()
    guard fstat(descriptor, &facts) == 0, facts.st_mode & S_IFMT == S_IFREG, facts.st_size <= most
    else { return nil }
    var bytes = [UInt8](repeating: 0, count: Int(facts.st_size))
    var count = 0
    while count < bytes.count {
      let read = bytes.withUnsafeMutableBytes { buffer in
        pread(
          descriptor, buffer.baseAddress?.advanced(by: count), buffer.count - count, off_t(count))
      }
      if read < 0 && errno == EINTR { continue }
      guard read > 0 else { return nil }
      count += read
    }
    return bytes
  }

  /// Returns the folders to try, those in memory first.
  static func folders(environment: [String: String]) -> [String] {
    [environment["XDG_RUNTIME_DIR"], environment["TMPDIR"], "/tmp"]
      .compactMap { $0 }.filter { $0.hasPrefix("/") }
  }

  private static var reason: String { String(cString: strerror(errno)) }

  private static func openUnnamed(in folder: String) -> Int32 {
    // Foundation has no `mkstemp`, which creates a file with an unguessable unique name. The name
    // is removed at once.
    var template = Array("\(folder)/unknot-XXXXXX".utf8CString)
    return template.withUnsafeMutableBufferPointer { name in
      guard let path = name.baseAddress else { return -1 }
      let descriptor = mkstemp(path)
      if descriptor >= 0 { unlink(path) }
      return descriptor
    }
  }
}
