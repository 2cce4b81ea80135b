import Foundation
import Terminal

/// The lines of a crash report.
enum CrashNotes {
  /// Has crashes caught from now on, with a report next to the history.
  static func begin(folders: Paths = Paths()) {
    folders.closeToOthers()
    CrashReport.prepare(
      path: folders.crashReport.flatMap { isFileOrFree($0) ? $0 : nil }, heading: heading)
    CrashGuard.install()
  }

  /// True if a report can be written there: to open a pipe would wait for its other end.
  private static func isFileOrFree(_ path: String) -> Bool {
    var facts = stat()
    return lstat(path, &facts) != 0 || facts.st_mode & S_IFMT == S_IFREG
  }

  /// The head of a report: for whoever mends the program, with nothing about the person.
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
