import Foundation

/// The file next to the history in which a running session saves its ``Checkpoint``: created once,
/// then overwritten in place. It is not memory-mapped: on a full disk a write fails, while access
/// to mapped memory would raise SIGBUS.
final class CheckpointFile {
  private let descriptor: Int32

  /// Creates the file with mode 0600, in place of any file of that name. It is durable when this
  /// returns. `nil` if it cannot be created; then no file is left.
  ///
  /// - Parameters:
  ///   - checkpoint: The first checkpoint.
  ///   - history: The path of the history.
  init?(_ checkpoint: Checkpoint, nextTo history: String) {
    let path = Self.path(of: checkpoint.session, nextTo: history)
    unlink(path)
    descriptor = open(path, O_CREAT | O_EXCL | O_WRONLY | O_NOFOLLOW | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else { return nil }
    guard write(checkpoint), fsync(descriptor) == 0 else {
      unlink(path)
      return nil
    }
    Self.syncFolder(of: history)
  }

  /// Takes over an open descriptor, and closes it at the end; for tests.
  init(_ descriptor: Int32) {
    self.descriptor = descriptor
  }

  deinit { if descriptor >= 0 { close(descriptor) } }

  private static func syncFolder(of history: String) {
    let folder = URL(fileURLWithPath: history).deletingLastPathComponent().path
    let descriptor = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard descriptor >= 0 else { return }
    fsync(descriptor)
    close(descriptor)
  }

  /// Writes a checkpoint without waiting for the disk. It survives a kill when this returns.
  /// - Returns: True on success.
  func write(_ checkpoint: Checkpoint) -> Bool {
    let bytes = checkpoint.bytes
    return pwrite(descriptor, bytes, bytes.count, 0) == bytes.count
  }

  /// Flushes the checkpoint to the disk, so that it survives the loss of power. This takes less
  /// than a millisecond on a solid-state disk: the file's size and place never change.
  func sync() {
    fdatasync(descriptor)
  }

  // MARK: Files of others

  private static let ending = ".checkpoint-"
  /// The endings of all versions; older ones used the second, with the same format.
  private static let endings = [ending, ".pulse-"]

  private static func path(
    of session: UUID, nextTo history: String, ending: String = ending
  ) -> String {
    history + ending + session.text
  }

  /// Reads the checkpoints of a session, under the names of all versions.
  static func read(of session: UUID, nextTo history: String) -> [Checkpoint] {
    endings.compactMap { read(path(of: session, nextTo: history, ending: $0)) }
  }

  /// Reads a file; `nil` if it is missing or holds no valid checkpoint. The numbers need not be
  /// trusted: ``SessionPosition/advanced(to:)`` clamps them.
  private static func read(_ path: String) -> Checkpoint? {
    // O_NONBLOCK: to open a pipe would otherwise block until its other end opens.
    let descriptor = open(path, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC)
    guard descriptor >= 0 else { return nil }
    defer { close(descriptor) }
    var bytes = [UInt8](repeating: 0, count: Checkpoint.length)
    guard pread(descriptor, &bytes, bytes.count, 0) == bytes.count else { return nil }
    return Checkpoint(bytes)
  }

  /// Removes a session's files, if there are any.
  static func remove(of session: UUID, nextTo history: String) {
    for ending in endings { unlink(path(of: session, nextTo: history, ending: ending)) }
  }

  /// Returns the ids of the sessions that have a file.
  static func sessions(nextTo history: String) -> Set<UUID> {
    let history = URL(fileURLWithPath: history)
    let folder = history.deletingLastPathComponent().path
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
    let sessions = names.flatMap { name in
      endings.map { history.lastPathComponent + $0 }.filter(name.hasPrefix)
        .compactMap { UUID(uuidString: String(name.dropFirst($0.count))) }
    }
    return Set(sessions)
  }
}
