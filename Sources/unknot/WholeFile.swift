import Foundation

/// Files that are replaced as a whole: after a power cut or on a full disk there is the old text or
/// the new one, never half of one.
enum WholeFile {
  /// Why a file could not be written, with its path.
  struct Problem: Error, CustomStringConvertible {
    let description: String
  }

  /// Writes a file; makes its folder if need be. A link stays a link, and permissions stay.
  static func write(_ text: String, to path: String) throws(Problem) {
    // Renaming would put a file in the place of a link into the person's collection of settings.
    let target = URL(fileURLWithPath: path).resolvingSymlinksInPath()
    let manager = FileManager.default
    do {
      try manager.createDirectory(
        at: target.deletingLastPathComponent(), withIntermediateDirectories: true)
      let permissions = try? manager.attributesOfItem(atPath: target.path)[.posixPermissions]
      try Data(text.utf8).write(to: target, options: .atomic)
      if let permissions {
        try manager.setAttributes([.posixPermissions: permissions], ofItemAtPath: target.path)
      }
    } catch {
      throw Problem(description: "cannot write \(path): \(error.localizedDescription)")
    }
  }
}
