import Foundation
import GRDB

/// The file of the record, and what stands beside it while it is saved from damage.
struct RecordFile {
  /// An open record.
  struct Opened {
    let queue: DatabaseQueue
    /// Why nothing can be written; `nil` if it can.
    var obstacle: RecordProblem?
    var rescue: Rescue?
  }

  let path: String

  init(_ path: String) {
    self.path = path
  }

  private var folder: String { URL(fileURLWithPath: path).deletingLastPathComponent().path }
  /// Says that a program has met damage while it ran, which opening alone might not meet.
  private var mark: String { path + ".damage-seen" }
  /// A copy of the damaged file to read from: reading could change the file itself.
  private var copy: String { path + ".damaged-copy" }
  /// The new record while it is being filled.
  private var unfinished: String { path + ".rescuing" }
  /// The new record when it only needs its name.
  private var finished: String { path + ".rescued" }

  private static let task = "open the record"

  /// Opens it; makes it if it is not there, and saves what can be read if it is damaged.
  func open(now: Date) throws(RecordProblem) -> Opened {
    try checkDescriptors()
    try makeFolder()
    return try FolderLock.holding(folder) { () throws(RecordProblem) in
      try finishRescue(now: now)
      var rescue: Rescue?
      if exists(mark), exists(path) { rescue = try self.rescue(now: now) }
      makeFile()
      do throws(RecordProblem) {
        // SQLite opens a file that it may not write to all the same, and fails at the first write.
        let queue = try RecordConnection.onDisk(path)
        let obstacle = access(path, W_OK) == 0 ? nil : readOnly
        return Opened(queue: queue, obstacle: obstacle, rescue: rescue)
      } catch {
        switch error.kind {
        case .damaged where rescue == nil:
          rescue = try self.rescue(now: now)
          return Opened(queue: try RecordConnection.onDisk(path), rescue: rescue)
        case .readOnly, .unusable, .full:
          return try openToRead(despite: error)
        default:
          throw error
        }
      }
    }
  }

  /// Opens it for reading alone, where it cannot be opened otherwise.
  private func openToRead(despite obstacle: RecordProblem) throws(RecordProblem) -> Opened {
    guard let queue = try? RecordConnection.readOnly(path) else { throw obstacle }
    let isRefused = obstacle.kind != .full && access(path, W_OK) != 0
    return Opened(queue: queue, obstacle: isRefused ? readOnly : obstacle)
  }

  private var readOnly: RecordProblem {
    RecordProblem(.readOnly, task: Self.task, path: path, reason: "it may not be written to")
  }

  /// Lets the next opening look closer: it sets the file aside.
  func noteDamage() {
    _ = FileManager.default.createFile(atPath: mark, contents: nil)
  }

  /// What SQLite opens at most at once, and what Swift's queues need to wait: they trap where they
  /// find none left.
  private static let descriptorsNeeded = 10

  private func checkDescriptors() throws(RecordProblem) {
    var taken: [Int32] = []
    defer { taken.forEach { close($0) } }
    for _ in 0..<Self.descriptorsNeeded {
      let descriptor = Foundation.open("/dev/null", O_RDONLY | O_CLOEXEC)
      guard descriptor >= 0 else {
        if errno != EMFILE { return }
        throw RecordProblem(
          .noDescriptors, task: Self.task, path: path, reason: "too many files are open")
      }
      taken.append(descriptor)
    }
  }

  private func makeFolder() throws(RecordProblem) {
    do {
      try FileManager.default.createDirectory(
        atPath: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
    } catch {
      throw RecordProblem(
        .noFolder, task: Self.task, path: folder, reason: "there is no such folder to write to")
    }
  }

  /// Makes the file for its owner alone, as what SQLite puts beside it then is, too. Where it
  /// cannot be made, opening it will say why.
  private func makeFile() {
    let descriptor = Foundation.open(path, O_CREAT | O_EXCL | O_WRONLY | O_CLOEXEC, 0o600)
    if descriptor >= 0 { close(descriptor) }
  }

  // MARK: Damage

  /// Fills a new record with what can be read of the damaged one, then sets that aside and puts
  /// the new one in its place. Killed at any moment, the next opening goes on with it.
  private func rescue(now: Date) throws(RecordProblem) -> Rescue {
    do {
      for leftOver in [copy, unfinished, finished] { try remove(leftOver) }
      try duplicate(path, to: copy)
      let target = try RecordConnection.onDisk(unfinished)
      let salvage = try Salvage.run(from: copy, into: target)
      try target.writeWithoutTransaction { _ = try $0.checkpoint(.truncate) }
      try target.close()
      try remove(copy)
      try move(unfinished, to: finished)
      let setAside = unusedName(now: now)
      try move(path, to: setAside)
      try move(finished, to: path)
      try remove(mark)
      return Rescue(
        setAside: setAside, sessions: salvage.sessions, incomplete: salvage.incomplete)
    } catch {
      for leftOver in [copy, unfinished] { try? remove(leftOver) }
      throw RecordProblem(error, task: "save what can be read of a damaged record", path: path)
    }
  }

  /// Goes on where a rescue was killed between its last steps.
  private func finishRescue(now: Date) throws(RecordProblem) {
    guard exists(finished), !exists(path) else { return }
    do {
      // A log of the damaged file must not come to stand beside the new one.
      try move(path, to: unusedName(now: now))
      try move(finished, to: path)
      try remove(mark)
    } catch {
      throw RecordProblem(error, task: Self.task, path: path)
    }
  }

  /// A name that nothing has: `history.sqlite.damaged-20261123-101530`.
  private func unusedName(now: Date) -> String {
    let stamp = Timestamp(milliseconds: max(0, now.inMilliseconds), utcOffset: 0).text.prefix(19)
      .filter { $0 != "-" && $0 != ":" }.map { $0 == "T" ? "-" : String($0) }.joined()
    let base = "\(path).damaged-\(stamp)"
    var name = base
    var number = 2
    while Self.companions.contains(where: { exists(name + $0) }) {
      name = "\(base)-\(number)"
      number += 1
    }
    return name
  }

  // MARK: Files

  /// The database, its log and its shared memory.
  private static let companions = ["", "-wal", "-shm"]

  private func exists(_ path: String) -> Bool { FileManager.default.fileExists(atPath: path) }

  private func move(_ source: String, to target: String) throws {
    for ending in Self.companions where exists(source + ending) {
      try FileManager.default.moveItem(atPath: source + ending, toPath: target + ending)
    }
  }

  private func duplicate(_ source: String, to target: String) throws {
    // Not the shared memory: it is made anew from the log.
    for ending in ["", "-wal"] where exists(source + ending) {
      try FileManager.default.copyItem(atPath: source + ending, toPath: target + ending)
    }
  }

  private func remove(_ path: String) throws {
    for ending in Self.companions where exists(path + ending) {
      try FileManager.default.removeItem(atPath: path + ending)
    }
  }
}
