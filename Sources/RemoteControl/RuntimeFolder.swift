import Foundation

/// A folder with the control sockets of running processes.
public struct RuntimeFolder: Sendable, Hashable {
  /// A socket in the folder.
  public struct Entry: Sendable, Hashable {
    /// The process that created the socket.
    public let process: Int32
    /// The time of creation, since 1970. `Duration` also holds extreme times of a wrong clock.
    let madeAt: Duration
  }

  /// The path.
  public let path: String
  /// True if missing parent folders are created as well.
  private let makesParents: Bool
  /// True if the folder is in `/tmp`, and is removed with its last socket.
  private let isTemporary: Bool

  /// A folder.
  init(path: String, makesParents: Bool = false, isTemporary: Bool = false) {
    self.path = path
    self.makesParents = makesParents
    self.isTemporary = isTemporary
  }

  /// Returns the possible folders, best first: under `UNKNOT_HOME`, or in `XDG_RUNTIME_DIR`; else a
  /// folder of the user under `/tmp`. Each `UNKNOT_HOME` has its own folder there as well.
  public static func candidates(environment: [String: String]) -> [RuntimeFolder] {
    let own = "/tmp/unknot-\(geteuid())"
    if let home = environment["UNKNOT_HOME"], !home.isEmpty {
      return [
        RuntimeFolder(path: home + "/run", makesParents: true),
        RuntimeFolder(path: "\(own)-\(mark(of: home))", isTemporary: true),
      ]
    }
    let given = environment["XDG_RUNTIME_DIR"].flatMap { $0.hasPrefix("/") ? $0 : nil }
    return (given.map { [RuntimeFolder(path: $0 + "/unknot")] } ?? [])
      + [RuntimeFolder(path: own, isTemporary: true)]
  }

  /// Returns a short hash of a path, the same in every process: FNV-1a.
  private static func mark(of path: String) -> String {
    let hash = path.utf8.reduce(0xCBF2_9CE4_8422_2325 as UInt64) {
      ($0 ^ UInt64($1)) &* 0x100_0000_01B3
    }
    return String(hash, radix: 16)
  }

  /// Creates the folder if it is missing, and makes it private.
  ///
  /// - Throws: `ControlError` if it cannot be created, or belongs to another user.
  func make() throws(ControlError) {
    if makesParents {
      let parent = (path as NSString).deletingLastPathComponent
      try? FileManager.default.createDirectory(
        atPath: parent, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
    }
    guard mkdir(path, 0o700) == 0 || errno == EEXIST else { throw ControlError(at: path) }
    var found = stat()
    guard lstat(path, &found) == 0 else { throw ControlError(at: path) }
    guard found.st_mode & S_IFMT == S_IFDIR else { throw ControlError(at: path, code: ENOTDIR) }
    guard found.st_uid == geteuid() else {
      throw ControlError("\(path) belongs to another user")
    }
    guard found.st_mode & 0o077 == 0 || chmod(path, 0o700) == 0 else {
      throw ControlError(at: path)
    }
  }

  /// Removes a folder under `/tmp` if no socket is left in it.
  func removeIfLeft() {
    if isTemporary { rmdir(path) }
  }

  /// Returns the name of a process's socket.
  static func name(of process: Int32) -> String { "\(process).sock" }

  /// The user's own sockets in the folder, the latest first; empty if there is no folder.
  public var entries: [Entry] {
    guard let names = try? FileManager.default.contentsOfDirectory(atPath: path) else { return [] }
    let entries = names.compactMap { name -> Entry? in
      let parts = name.split(separator: ".", omittingEmptySubsequences: false)
      var found = stat()
      guard parts.count == 2, parts[1] == "sock", let process = Int32(parts[0]), process > 0,
        lstat("\(path)/\(name)", &found) == 0, found.st_mode & S_IFMT == S_IFSOCK,
        found.st_uid == geteuid()
      else { return nil }
      return Entry(process: process, madeAt: found.changedAt)
    }
    return entries.sorted { ($0.madeAt, $0.process) > ($1.madeAt, $1.process) }
  }

  /// Removes the sockets of processes that have ended without doing so.
  func removeStale() {
    for entry in entries where kill(entry.process, 0) != 0 && errno == ESRCH {
      // A process may live in another container and look as if it were gone.
      let name = Self.name(of: entry.process)
      do {
        close(try UnixSocket.connect(to: name, in: path))
      } catch {
        if error.code == ECONNREFUSED { unlink("\(path)/\(name)") }
      }
    }
  }
}

extension stat {
  /// The moment of the last change, since 1970.
  fileprivate var changedAt: Duration {
    .seconds(st_mtim.tv_sec) + .nanoseconds(st_mtim.tv_nsec)
  }
}
