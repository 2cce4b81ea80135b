import Foundation

/// Keeps two programs from opening, migrating or rescuing the record of a folder at once.
enum FolderLock {
  /// Runs the body with the folder locked. Where it cannot be locked, for want of rights or because
  /// another program takes too long, the body runs all the same: the database has locks of its own.
  static func holding<Value>(
    _ folder: String, _ body: () throws(RecordProblem) -> Value
  ) throws(RecordProblem) -> Value {
    let descriptor = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    defer { if descriptor >= 0 { close(descriptor) } }
    if descriptor >= 0 {
      var waited = 0
      while flock(descriptor, LOCK_EX | LOCK_NB) != 0, waited < mostWaits {
        usleep(waitMicroseconds)
        waited += 1
      }
    }
    return try body()
  }

  private static let waitMicroseconds: UInt32 = 10_000
  /// Five seconds: an open takes milliseconds, a rescue of a long record a few seconds.
  private static let mostWaits = 500
}
