import Foundation

/// Keeps two programs from making, migrating or recovering the history of a folder at once.
enum FolderLock {
  /// The outcome of asking for the lock.
  enum State {
    /// This process holds the lock.
    case held
    /// The folder cannot be locked at all: it may not be read, or its file system has no locks.
    case impossible
    /// Another program has held it for too long.
    case busy
  }

  /// Runs the body once the outcome is known, then releases the lock.
  ///
  /// - Parameters:
  ///   - folder: The folder.
  ///   - waits: The longest wait for another program, in hundredths of a second.
  ///   - isRecovering: Returns true if the holder of the lock seems to recover a history, which
  ///     takes longer than to open one.
  ///   - body: Takes the outcome.
  /// - Returns: The body's value.
  /// - Throws: The body's error.
  static func holding<Value>(
    _ folder: String, waits: Int, isRecovering: () -> Bool,
    _ body: (State) throws(HistoryError) -> Value
  ) throws(HistoryError) -> Value {
    let descriptor = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard descriptor >= 0 else { return try body(.impossible) }
    defer { close(descriptor) }
    var waited = 0
    var most = waits
    while flock(descriptor, LOCK_EX | LOCK_NB) != 0 {
      if errno == EINTR { continue }
      guard errno == EWOULDBLOCK else { return try body(.impossible) }
      // A recovery is not visible at its very beginning and end.
      if isRecovering() { most = min(waited + waits, waits * waitsForRecovery) }
      guard waited < most else { return try body(.busy) }
      usleep(waitMicroseconds)
      waited += 1
    }
    return try body(.held)
  }

  private static let waitMicroseconds: UInt32 = 10_000
  /// The usual longest wait: 5 s, in hundredths. An open takes milliseconds.
  static let usualWaits = 500
  /// The factor of the longest wait for a recovery, 5 min in all: 100,000 sessions take less on a
  /// slow machine.
  private static let waitsForRecovery = 60
}
