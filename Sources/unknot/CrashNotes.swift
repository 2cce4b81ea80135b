import Foundation
import Terminal

/// What is to be said if the program crashes.
enum CrashNotes {
  /// Has crashes caught from now on, with a report beside the record.
  static func begin(folders: Folders = Folders()) {
    CrashReport.prepare(path: folders.crashReport, heading: heading)
    CrashGuard.install()
  }

  /// What a report begins with: for whoever mends it, and nothing about the person.
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
