import Foundation

/// The folders in which programs are looked for.
public struct SearchPath: Sendable, Hashable {
  private let folders: [String]

  /// The folders of `PATH`. Relative ones are left out: they depend on the working folder.
  public init(environment: [String: String]) {
    folders = (environment["PATH"] ?? "").split(separator: ":").map(String.init)
      .filter { $0.hasPrefix("/") }
  }

  /// Returns the path of the first executable file of that name; an absolute path is not searched
  /// for. `nil` if there is none.
  public func path(of name: String) -> String? {
    let paths = name.hasPrefix("/") ? [name] : folders.map { "\($0)/\(name)" }
    return paths.first { path in
      var isFolder: ObjCBool = false
      return FileManager.default.fileExists(atPath: path, isDirectory: &isFolder)
        && !isFolder.boolValue && access(path, X_OK) == 0
    }
  }
}
