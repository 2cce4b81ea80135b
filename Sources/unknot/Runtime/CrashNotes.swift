import Foundation
import Terminal

/// The start of the crash handler, and the heading of its reports.
enum CrashNotes {
  /// Installs the crash handler, which writes its report next to the history.
  static func begin(folders: Paths = Paths()) {
    folders.closeToOthers()
    CrashReport.prepare(
      path: folders.crashReport.flatMap { isFileOrFree($0) ? $0 : nil }, heading: heading)
    CrashGuard.install()
  }

  /// True if the path is free or a regular file. To open a pipe would block until its other end
  /// opens.
  private static func isFileOrFree(_ path: String) -> Bool {
    var facts = stat()
    return lstat(path, &facts) != 0 || facts.st_mode & S_IFMT == S_IFREG
  }

  /// The heading of a report: version, system and terminal type, nothing about the person.
  private static var heading: String {
    let type = ProcessInfo.processInfo.environment["TERM"] ?? ""
    return """
      unknot crashed, which is a fault in it. This file says where; it was sent to nobody.

      version    \(Version.line)
      system     \(system)
      terminal   \(type)

      """
  }

  private static var system: String {
    var names = utsname()
    guard uname(&names) == 0 else { return "unknown" }
    return [text(of: &names.sysname), text(of: &names.release), text(of: &names.machine)]
      .joined(separator: " ")
  }

  private static func text<Characters>(of characters: inout Characters) -> String {
    withUnsafeBytes(of: &characters) { bytes in
      String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
    }
  }
}
