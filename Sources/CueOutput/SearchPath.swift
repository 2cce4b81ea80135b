import Foundation

/// Where programs are looked for.
struct SearchPath: Sendable, Hashable {
  private let folders: [String]

  /// The folders of `PATH`. Those that are not absolute are left out: they would mean something
  /// else in every working folder.
  init(environment: [String: String]) {
    folders = (environment["PATH"] ?? "").split(separator: ":").map(String.init)
      .filter { $0.hasPrefix("/") }
  }

  /// The first program of a name that may be run; `nil` if there is none.
  func path(of name: String) -> String? {
    folders.lazy.map { "\($0)/\(name)" }.first { path in
      var isFolder: ObjCBool = false
      return FileManager.default.fileExists(atPath: path, isDirectory: &isFolder)
        && !isFolder.boolValue && access(path, X_OK) == 0
    }
  }
}
