import Foundation

/// A folder that holds a socket for each process that can be reached.
public struct RuntimeFolder: Sendable, Hashable {
  /// A socket in it.
  public struct Entry: Sendable, Hashable {
    /// The process that made it.
    public let process: Int32
    /// The moment it was made, since 1970: more than 64 bits of nanoseconds, whatever the clock
    /// said.
    let madeAt: Duration
  }

  /// The path.
  public let path: String
  /// True if the folders above it are made, too.
  private let makesParents: Bool
  /// True if it stands among what others leave lying about, and goes with its last socket.
  private let isTemporary: Bool

  /// A folder.
  init(path: String, makesParents: Bool = false, isTemporary: Bool = false) {
    self.path = path
    self.makesParents = makesParents
    self.isTemporary = isTemporary
  }

  /// Returns the possible paths, best first: under `UNKNOT_HOME`, or in the folder that the system
  /// makes for such things; and where neither is there or can be written to, in one of the person's
  /// own under `/tmp`. Each `UNKNOT_HOME` has one of its own there, too.
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

  /// A short name for a path, the same in every process: FNV-1a.
  private static func mark(of path: String) -> String {
    let hash = path.utf8.reduce(0xCBF2_9CE4_8422_2325 as UInt64) {
      ($0 ^ UInt64($1)) &* 0x100_0000_01B3
    }
    return String(hash, radix: 16)
  }

  /// Makes the folder if it is missing, and sees that nobody else can enter it.
  ///
  /// - Throws: `ControlError` if it cannot be made, or belongs to somebody else.
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

  /// Takes a folder under `/tmp` away, if nobody has a socket in it any more.
  func removeIfLeft() {
    if isTemporary { rmdir(path) }
  }

  /// The name of a process's socket.
  static func name(of process: Int32) -> String { "\(process).sock" }

  /// The person's own sockets in it, the latest first; none if there is no such folder.
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
      // Seen from within another container a process may live that seems not to.
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
