import Foundation
import GRDB

/// The history's file, and the files next to it during a recovery.
struct HistoryFile {
  /// An open history.
  struct Opened {
    let queue: DatabaseQueue
    /// The reason that nothing can be written; `nil` if it can.
    var obstacle: HistoryError?
    var recovery: RecoveryReport?
    /// The identity of the opened file, which a rename does not change.
    var identity: FileIdentity?
  }

  let path: String
  /// The longest wait for the folder's lock, in hundredths of a second.
  private let waits: Int

  init(_ path: String, waits: Int = FolderLock.usualWaits) {
    self.path = path
    self.waits = waits
  }

  private var folder: String { URL(fileURLWithPath: path).deletingLastPathComponent().path }
  /// The marker of damage that a running program has found; opening alone might not find it.
  var mark: String { path + ".damage-seen" }
  /// A copy of the damaged file to read from: reading could change the file itself.
  var copy: String { path + ".damaged-copy" }
  /// The new history while a recovery fills it.
  var unfinished: String { path + ".rescuing" }
  /// The new history when a recovery has filled it, before it gets its name.
  var finished: String { path + ".rescued" }

  static let task = "open the record"

  /// The new history while it is created, so that a start that is cut off leaves no partial one.
  private var beginning: String { path + ".new" }

  /// Opens the history; creates it if it is missing, and recovers it if it is damaged.
  func open(now: Date) throws(HistoryError) -> Opened {
    try checkDescriptors()
    try makeFolder()
    var opened = try FolderLock.holding(
      folder, waits: waits, isRecovering: { [copy, unfinished, finished].contains(where: exists) }
    ) { (lock) throws(HistoryError) in
      if lock == .busy {
        throw HistoryError(
          .locked, task: Self.task, path: path, reason: "another program keeps its folder locked")
      }
      try checkKind()
      return try open(isLocked: lock == .held, now: now)
    }
    opened.identity = FileIdentity(atPath: path)
    return opened
  }

  private func open(isLocked: Bool, now: Date) throws(HistoryError) -> Opened {
    if isLocked { try finishRecovery(now: now) }
    var recovery: RecoveryReport?
    if isLocked, isMarked { recovery = try self.recover(now: now) }
    do throws(HistoryError) {
      try makeFile(isLocked: isLocked)
      try checkHeader()
      // SQLite opens a read-only file without an error, and fails at the first write.
      let queue = try HistoryConnection.onDisk(path)
      let obstacle = access(path, W_OK) == 0 ? nil : readOnly
      return Opened(queue: queue, obstacle: obstacle, recovery: recovery)
    } catch {
      switch error.kind {
      case .damaged where recovery == nil, .foreign where recovery == nil && isOurs:
        guard isLocked else {
          throw HistoryError(
            .unusable, task: Self.task, path: path,
            reason: "the file is damaged, and its folder cannot be locked to save it")
        }
        recovery = try self.recover(now: now)
        return Opened(queue: try HistoryConnection.onDisk(path), recovery: recovery)
      case .readOnly, .unusable, .full:
        return try openToRead(despite: error)
      default:
        throw error
      }
    }
  }

  /// Opens the history read-only, once it could not be opened for writing.
  private func openToRead(despite obstacle: HistoryError) throws(HistoryError) -> Opened {
    guard let queue = try? HistoryConnection.readOnly(path) else { throw obstacle }
    let isRefused = obstacle.kind != .full && access(path, W_OK) != 0
    return Opened(queue: queue, obstacle: isRefused ? readOnly : obstacle)
  }

  private var readOnly: HistoryError {
    HistoryError(.readOnly, task: Self.task, path: path, reason: "it may not be written to")
  }

  // MARK: Looking before opening

  /// Refuses anything but a regular file: opening a pipe would wait for its other end.
  func checkKind() throws(HistoryError) {
    // SQLite also looks for a rollback journal.
    for path in (Self.companions + ["-journal"]).map({ path + $0 }) {
      var facts = stat()
      guard stat(path, &facts) == 0 else { continue }
      let kind: String
      switch facts.st_mode & S_IFMT {
      case S_IFREG: continue
      case S_IFDIR: kind = "a folder"
      case S_IFIFO: kind = "a pipe"
      case S_IFSOCK: kind = "a socket"
      default: kind = "a device"
      }
      throw HistoryError(
        .unusable, task: Self.task, path: path, reason: "this is \(kind), not a file")
    }
  }

  /// Finds header damage that SQLite would take for another format. Empties a file whose creation
  /// was cut off within its first page.
  private func checkHeader() throws(HistoryError) {
    guard let header = DatabaseHeader(atPath: path) else { return }
    if header.isUnfinished {
      truncate(path, 0)
    } else if !header.isSound, header.isOurs {
      throw HistoryError(.damaged, task: Self.task, path: path, reason: "the file is damaged")
    }
  }

  private var isOurs: Bool { DatabaseHeader(atPath: path)?.isOurs ?? false }

  /// Marks the file as damaged, so that the next opening recovers it.
  ///
  /// - Parameter identity: The damaged file; nothing is marked if another file has its name by now.
  func noteDamage(of identity: FileIdentity? = nil) {
    guard let current = FileIdentity(atPath: path), identity ?? current == current else { return }
    let flags = O_CREAT | O_TRUNC | O_WRONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC
    let descriptor = Foundation.open(mark, flags, 0o600)
    guard descriptor >= 0 else { return }
    let text = Array(current.text.utf8)
    _ = write(descriptor, text, text.count)
    close(descriptor)
  }

  /// True if the present file is marked as damaged. The mark of an older version names no file, and
  /// counts for any.
  private var isMarked: Bool {
    guard let identity = FileIdentity(atPath: path) else { return false }
    let descriptor = Foundation.open(mark, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC)
    guard descriptor >= 0 else { return false }
    defer { close(descriptor) }
    var bytes = [UInt8](repeating: 0, count: 100)
    let count = max(0, read(descriptor, &bytes, bytes.count))
    return count == 0 || String(decoding: bytes.prefix(count), as: UTF8.self) == identity.text
  }

  /// The most file descriptors that SQLite and Dispatch need at once. Dispatch traps if none is
  /// left.
  private static let descriptorsNeeded = 10

  private func checkDescriptors() throws(HistoryError) {
    var taken: [Int32] = []
    defer { taken.forEach { close($0) } }
    for _ in 0..<Self.descriptorsNeeded {
      let descriptor = Foundation.open("/dev/null", O_RDONLY | O_CLOEXEC)
      guard descriptor >= 0 else {
        if errno != EMFILE { return }
        throw HistoryError(
          .noDescriptors, task: Self.task, path: path, reason: "too many files are open")
      }
      taken.append(descriptor)
    }
  }

  /// Creates the folder, and its missing parents, with mode 0700.
  private func makeFolder() throws(HistoryError) {
    do {
      try FileManager.default.createDirectory(
        atPath: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
    } catch {
      throw HistoryError(
        .noFolder, task: Self.task, path: folder, reason: "there is no such folder to write to")
    }
  }

  /// Creates the history if there is none, with mode 0600, which SQLite gives to the files next to
  /// it. With the lock, the file is created under another name and renamed once complete; without,
  /// it is created under its own name.
  private func makeFile(isLocked: Bool) throws(HistoryError) {
    var facts = stat()
    guard lstat(path, &facts) != 0, errno == ENOENT else { return }
    guard isLocked else { return makeEmptyFile(path) }
    do {
      try remove(beginning)
      try setAsideOrphans()
      makeEmptyFile(beginning)
      let queue = try HistoryConnection.onDisk(beginning)
      defer { queue.retire() }
      try queue.writeWithoutTransaction { _ = try $0.checkpoint(.truncate) }
      try queue.close()
      try move(beginning, to: path)
      syncFolder()
    } catch {
      try? remove(beginning)
      let problem = HistoryError(error, task: Self.task, path: path)
      throw HistoryError(problem.kind, task: Self.task, path: path, reason: problem.reason)
    }
  }

  /// Renames the write-ahead log that a removed database has left: it belongs to no other database.
  private func setAsideOrphans() throws {
    if exists(path + "-shm") { try FileManager.default.removeItem(atPath: path + "-shm") }
    guard exists(path + "-wal") else { return }
    guard rename(path + "-wal", path + ".orphaned-wal") == 0 else {
      throw HistoryError(
        .unusable, task: Self.task, path: path + "-wal", reason: String(cString: strerror(errno)))
    }
  }

  /// Creates an empty file. Ignores a failure, since the next opening reports it.
  func makeEmptyFile(_ path: String) {
    let flags = O_CREAT | O_EXCL | O_WRONLY | O_NOFOLLOW | O_CLOEXEC
    let descriptor = Foundation.open(path, flags, 0o600)
    if descriptor >= 0 { close(descriptor) }
  }

  /// Syncs the folder: a rename is durable only once its folder is.
  func syncFolder() {
    let descriptor = Foundation.open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard descriptor >= 0 else { return }
    fsync(descriptor)
    close(descriptor)
  }

  // MARK: Files

  /// The database, its log and its shared memory.
  static let companions = ["", "-wal", "-shm"]

  func exists(_ path: String) -> Bool { FileManager.default.fileExists(atPath: path) }

  func move(_ source: String, to target: String) throws {
    for ending in Self.companions where exists(source + ending) {
      try FileManager.default.moveItem(atPath: source + ending, toPath: target + ending)
    }
  }

  func duplicate(_ source: String, to target: String) throws {
    // Without the shared memory, which SQLite makes anew from the log.
    for ending in ["", "-wal"] where exists(source + ending) {
      try FileManager.default.copyItem(atPath: source + ending, toPath: target + ending)
      chmod(target + ending, 0o600)
    }
  }

  func remove(_ path: String) throws {
    for ending in Self.companions where exists(path + ending) {
      try FileManager.default.removeItem(atPath: path + ending)
    }
  }
}

/// The device and inode of a file, which a rename does not change.
struct FileIdentity: Equatable {
  let text: String

  /// The identity of the file at a path; `nil` if there is none.
  init?(atPath path: String) {
    var facts = stat()
    guard stat(path, &facts) == 0 else { return nil }
    text = "\(facts.st_dev) \(facts.st_ino)"
  }
}
