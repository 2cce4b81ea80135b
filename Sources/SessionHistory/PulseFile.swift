import CDisk
import Foundation

/// The file beside the record in which a running session says how far it has gone on. It is made once
/// and then written over in place, which waits for no disk.
///
/// It is never mapped: where the disk has no room, a write fails, and touching memory would kill.
final class PulseFile {
  private let descriptor: Int32
  /// What is written next: a pulse, and nothing behind it.
  private var page = [UInt8](repeating: 0, count: Pulse.page)

  /// Makes the file, for its owner alone, in the place of whatever has its name. When this returns
  /// it is on the disk: only what it says changes from now on. `nil` if it cannot be made; then
  /// nothing is left of it.
  ///
  /// - Parameters:
  ///   - pulse: What it says first.
  ///   - record: The path of the record.
  init?(_ pulse: Pulse, beside record: String) {
    let path = Self.path(of: pulse.session, beside: record)
    unlink(path)
    descriptor = open(path, O_CREAT | O_EXCL | O_WRONLY | O_NOFOLLOW | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else { return nil }
    guard write(pulse), fsync(descriptor) == 0 else {
      unlink(path)
      return nil
    }
    Self.keepName(in: URL(fileURLWithPath: record).deletingLastPathComponent().path)
  }

  /// For tests: what has a descriptor, which is closed in the end.
  init(_ descriptor: Int32) {
    self.descriptor = descriptor
  }

  deinit { if descriptor >= 0 { close(descriptor) } }

  private static func keepName(in folder: String) {
    let descriptor = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard descriptor >= 0 else { return }
    fsync(descriptor)
    close(descriptor)
  }

  /// Says how far the session is. Survives a kill when it returns.
  /// - Returns: Whether that could be written.
  func write(_ pulse: Pulse) -> Bool {
    page.withUnsafeMutableBytes { page in
      pulse.write(into: page)
      return pwrite(descriptor, page.baseAddress, page.count, 0) == page.count
    }
  }

  /// Lets the system write to the disk what was said, so that it survives the loss of power soon.
  ///
  /// Where the file is written over in place, as by ext4 and xfs, this is all that it takes, but for
  /// a drive that keeps what it got in a cache without power of its own: the next write to the record
  /// empties it. Where each write goes to another place, as with btrfs, the old place counts until
  /// the file system has come to rest, within half a minute. Where there is no such call, waiting
  /// is the only way.
  func beginSaving() {
    if unknot_begin_writing(descriptor) != 0 { fsync(descriptor) }
  }

  // MARK: Files of others

  private static let ending = ".pulse-"

  private static func path(of session: UUID, beside record: String) -> String {
    record + ending + session.text
  }

  /// What a session's file says; `nil` if there is none, or it is not what one of them is.
  static func read(of session: UUID, beside record: String) -> Pulse? {
    Pulse(atPath: path(of: session, beside: record))
  }

  /// Removes a session's file, if there is one.
  static func remove(of session: UUID, beside record: String) {
    unlink(path(of: session, beside: record))
  }

  /// The sessions that have a file.
  static func sessions(beside record: String) -> [UUID] {
    let record = URL(fileURLWithPath: record)
    let start = record.lastPathComponent + ending
    let folder = record.deletingLastPathComponent().path
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
    return names.filter { $0.hasPrefix(start) }
      .compactMap { UUID(uuidString: String($0.dropFirst(start.count))) }
  }
}
