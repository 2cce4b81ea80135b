import Foundation

/// A file without a name that players read a sound from.
///
/// Players disagree on what they take from a pipe: `afplay` nothing, `paplay` and older `pw-play`
/// only bare samples. All take a file. This one is a player's standard input, which it opens as
/// `/dev/stdin`: it can be sought in like any file, but it was removed before it was written, so
/// nothing is left behind however the program ends.
final class SoundFile {
  /// The system's refusal to keep it.
  struct Failure: Error {
    /// The reason, in the system's words.
    let reason: String
  }

  /// The most that a program may have written: six minutes of speech.
  private static let mostBytes = 16_000_000

  /// The descriptor, open for reading and writing.
  let descriptor: Int32

  /// Makes a file in the first of some folders that takes one.
  ///
  /// - Throws: `Failure` if none does.
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

  /// Puts the place where a program reads on to the beginning.
  func rewind() { lseek(descriptor, 0, SEEK_SET) }

  /// Returns all that is in it, whoever wrote it.
  func bytes() -> [UInt8] { Self.bytes(of: descriptor, atMost: Self.mostBytes) ?? [] }

  /// Returns the bytes of a file; `nil` if it cannot be read, is no file or is longer than that.
  static func bytes(atPath path: String, atMost most: Int) -> [UInt8]? {
    // To open a pipe would wait for its other end.
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

  /// The folders to look for room in: those in memory first.
  static func folders(environment: [String: String]) -> [String] {
    [environment["XDG_RUNTIME_DIR"], environment["TMPDIR"], "/tmp"]
      .compactMap { $0 }.filter { $0.hasPrefix("/") }
  }

  private static var reason: String { String(cString: strerror(errno)) }

  private static func openUnnamed(in folder: String) -> Int32 {
    // The six X are mkstemp's: it makes a file of a name that nobody else has or can guess, which
    // Foundation does not, and the name goes at once.
    var template = Array("\(folder)/unknot-XXXXXX".utf8CString)
    return template.withUnsafeMutableBufferPointer { name in
      guard let path = name.baseAddress else { return -1 }
      let descriptor = mkstemp(path)
      if descriptor >= 0 { unlink(path) }
      return descriptor
    }
  }
}
