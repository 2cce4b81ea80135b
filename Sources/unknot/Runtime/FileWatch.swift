import Foundation

/// Notices changes that other programs make to the settings, the answers or the person's routines:
/// at once by inotify, else when asked.
final class FileWatch {
  /// The changes since the last look.
  struct Changes: Equatable {
    /// True if the settings file has changed.
    var settings = false
    /// True if a routine, a move or a figure has changed.
    var routines = false
  }

  /// The facts of a file that differ after a change.
  private struct Stamp: Equatable {
    let inode: UInt64
    let size: Int64
    let seconds: Int
    let nanoseconds: Int
  }

  private let settingsPath: String?
  private let answerPaths: [String]
  private let routinesPath: String?
  private var settings: Stamp?
  private var answers: [Stamp?]
  private var routines: [String: Stamp]
  /// The descriptor of inotify; `nil` where there is none.
  private(set) var descriptor: Int32?

  /// A watch over the files of some folders, as they are now.
  ///
  /// - Parameters:
  ///   - folders: The person's folders.
  ///   - asksSystem: False to do without inotify and compare files only when asked.
  init(folders: Paths = Paths(), asksSystem: Bool = true) {
    settingsPath = folders.config
    routinesPath = folders.routines
    settings = settingsPath.flatMap(Self.stamp)
    answerPaths = [folders.safety, folders.pain].compactMap(\.self)
    answers = answerPaths.map(Self.stamp)
    routines = Self.stamps(in: routinesPath)
    #if os(Linux)
      let opened = asksSystem ? inotify_init1(Int32(IN_NONBLOCK) | Int32(IN_CLOEXEC)) : -1
      descriptor = opened >= 0 ? opened : nil
    #endif
    watch()
  }

  deinit {
    if let descriptor { close(descriptor) }
  }

  /// Returns the changes since the last call.
  func takeChanges() -> Changes {
    let (oldSettings, oldRoutines) = (settings, routines)
    settings = settingsPath.flatMap(Self.stamp)
    routines = Self.stamps(in: routinesPath)
    let changes = Changes(settings: settings != oldSettings, routines: routines != oldRoutines)
    // inotify watches an inode, and a replaced file has a new one.
    if changes != Changes() { watch() }
    return changes
  }

  /// Returns true if the answers about signs, risks or pain have changed since the last call,
  /// whoever wrote them. Compared at each wake-up: inotify cannot watch a file that does not exist
  /// yet.
  func takeChangeOfAnswers() -> Bool {
    let old = answers
    answers = answerPaths.map(Self.stamp)
    return answers != old
  }

  /// Watches the settings file, not its folder: that may hold the history, which is written each
  /// second.
  private func watch() {
    #if os(Linux)
      guard let descriptor else { return }
      let written = UInt32(IN_CLOSE_WRITE) | UInt32(IN_MOVE_SELF) | UInt32(IN_DELETE_SELF)
      if let settingsPath {
        inotify_add_watch(descriptor, settingsPath, written | UInt32(IN_ATTRIB))
      }
      if let routinesPath {
        let moved = UInt32(IN_MOVED_TO) | UInt32(IN_MOVED_FROM) | UInt32(IN_DELETE)
        inotify_add_watch(descriptor, routinesPath, written | moved)
      }
    #endif
  }

  /// Drains the events of inotify; `takeChanges` finds out which files they are about.
  func readNews() {
    guard let descriptor else { return }
    var bytes = [UInt8](repeating: 0, count: 4_096)
    while read(descriptor, &bytes, bytes.count) > 0 {}
  }

  private static func stamp(_ path: String) -> Stamp? {
    var facts = stat()
    guard stat(path, &facts) == 0 else { return nil }
    return Stamp(
      inode: UInt64(facts.st_ino), size: Int64(facts.st_size), seconds: Int(facts.st_mtim.tv_sec),
      nanoseconds: Int(facts.st_mtim.tv_nsec))
  }

  /// The files of a folder that are routines, moves or figures.
  private static func stamps(in folder: String?) -> [String: Stamp] {
    guard let folder, let names = try? FileManager.default.contentsOfDirectory(atPath: folder)
    else { return [:] }
    var stamps: [String: Stamp] = [:]
    for name in names.filter({ $0.hasSuffix(".yaml") || $0.hasSuffix(".yml") }) {
      stamps[name] = stamp("\(folder)/\(name)")
    }
    return stamps
  }
}
