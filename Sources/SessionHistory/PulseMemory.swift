import CDisk
import Foundation

/// Memory that outlives the program, in which a running session says how far it has gone on. To say
/// it there takes no call of the system and waits for nobody, whatever the disk is at; a kill leaves
/// it, the loss of power does not. It is one page of the system's shared memory for each session.
///
/// Others may take it away: the system does when the person has logged out everywhere. Then the
/// ``PulseFile`` counts, which is up to five seconds older.
final class PulseMemory {
  private let page: UnsafeMutableRawBufferPointer

  /// Makes it, for its owner alone, in the place of whatever has its name. `nil` if there is no such
  /// memory here, or no room in it; then nothing is left of it.
  ///
  /// - Parameters:
  ///   - pulse: What it says first.
  ///   - folder: Where the system has its shared memory.
  init?(_ pulse: Pulse, in folder: String = folder) {
    let path = Self.path(of: pulse.session, in: folder)
    unlink(path)
    let descriptor = open(path, O_CREAT | O_EXCL | O_RDWR | O_NOFOLLOW | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else { return nil }
    defer { close(descriptor) }
    // Where a page has its room beforehand, and lies on no disk, to touch it can never kill.
    guard unknot_is_in_memory(descriptor) != 0,
      posix_fallocate(descriptor, 0, off_t(Pulse.page)) == 0,
      let page = mmap(nil, Pulse.page, PROT_READ | PROT_WRITE, MAP_SHARED, descriptor, 0),
      page != MAP_FAILED
    else {
      unlink(path)
      return nil
    }
    self.page = UnsafeMutableRawBufferPointer(start: page, count: Pulse.page)
    write(pulse)
  }

  deinit { munmap(page.baseAddress, page.count) }

  /// Says how far the session is. Survives a kill when it returns; of one that comes before, the
  /// sum tells.
  func write(_ pulse: Pulse) {
    pulse.write(into: page)
  }

  // MARK: Those of others

  /// Where Linux has it. Elsewhere there is none.
  static let folder = "/dev/shm"
  private static let beginning = "unknot-pulse-"

  private static func path(of session: UUID, in folder: String) -> String {
    "\(folder)/\(beginning)\(session.text)"
  }

  /// What a session's memory says; `nil` if there is none, or it is not what one of them is.
  static func read(of session: UUID, in folder: String = folder) -> Pulse? {
    Pulse(atPath: path(of: session, in: folder))
  }

  /// Removes a session's memory, if there is any.
  static func remove(of session: UUID, in folder: String = folder) {
    unlink(path(of: session, in: folder))
  }

  /// Removes what was made more than a day before a session's. Nobody has asked for it since: its
  /// record may be gone, and if it is not, a session loses seconds by that.
  ///
  /// The system's own clock says both; what is older than a session that has none is not known.
  static func removeOld(before session: UUID, in folder: String = folder) {
    guard let begin = made(path(of: session, in: folder)) else { return }
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
    for name in names where name.hasPrefix(beginning) {
      let path = "\(folder)/\(name)"
      guard let made = made(path) else { continue }
      if begin - made > LocalDay.secondsPerDay { unlink(path) }
    }
  }

  /// When a page of one's own was made, in seconds since 1970: writing to it does not change that.
  private static func made(_ path: String) -> Int? {
    var facts = stat()
    guard lstat(path, &facts) == 0, facts.st_uid == geteuid() else { return nil }
    return facts.st_mtim.tv_sec
  }
}
