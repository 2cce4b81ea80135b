import Foundation

/// A process, told apart from a later one of the same number.
public struct ProcessIdentity: Sendable, Hashable {
  /// Its number.
  public let pid: Int
  /// Its start in the system's own ticks since it was booted; 0 where that is not known.
  public let startTicks: Int
  /// The run of the system it belongs to, and the container in it: numbers begin anew in each.
  /// Empty where that is not known.
  public let boot: String

  /// A process.
  public init(pid: Int, startTicks: Int, boot: String) {
    self.pid = pid
    self.startTicks = startTicks
    self.boot = boot
  }

  /// This process.
  public static var current: ProcessIdentity {
    let pid = Int(ProcessInfo.processInfo.processIdentifier)
    // By its own name: under its number there may be another one, of the system outside.
    let startTicks = stat(of: "self")?.startTicks ?? 0
    return ProcessIdentity(pid: pid, startTicks: startTicks, boot: currentBoot)
  }

  /// The process that has a number now; `nil` if none has, or the system does not say.
  static func running(pid: Int) -> ProcessIdentity? {
    stat(of: "\(pid)").map {
      ProcessIdentity(pid: pid, startTicks: $0.startTicks, boot: currentBoot)
    }
  }

  /// True if it still runs. One that was killed but not yet waited for by its parent does not.
  public var isAlive: Bool {
    guard pid > 0, boot == Self.currentBoot else { return false }
    guard FileManager.default.fileExists(atPath: "/proc/self/stat") else {
      return kill(pid_t(truncatingIfNeeded: pid), 0) == 0 || errno == EPERM
    }
    guard let (state, startTicks) = Self.stat(of: "\(pid)") else { return false }
    return startTicks == self.startTicks && !["Z", "X"].contains(state)
  }

  /// True if it belongs to another container of this run of the system: nothing here tells whether
  /// it still runs.
  public var isElsewhere: Bool {
    let current = Self.currentBoot
    return boot != current && !boot.isEmpty
      && boot.prefix { $0 != " " } == current.prefix { $0 != " " }
  }

  private static var currentBoot: String {
    let text = try? String(contentsOfFile: "/proc/sys/kernel/random/boot_id", encoding: .utf8)
    let boot = text.map { String($0.prefix { !$0.isWhitespace }) } ?? ""
    let container = try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/ns/pid")
    guard let container, container != systemNamespace else { return boot }
    return "\(boot) \(container)"
  }

  /// The namespace of processes that is no container's: `PROC_PID_INIT_INO` in proc_ns.h.
  private static let systemNamespace = "pid:[4026531836]"

  /// The state and the start of a process, from proc(5). Its name stands in parentheses and may
  /// hold anything, parentheses too.
  private static func stat(of name: String) -> (state: String, startTicks: Int)? {
    guard let data = FileManager.default.contents(atPath: "/proc/\(name)/stat") else { return nil }
    let text = String(decoding: data, as: UTF8.self)
    guard let end = text.lastIndex(of: ")") else { return nil }
    let fields = text[text.index(after: end)...].split(separator: " ")
    guard fields.count > 19, let startTicks = Int(fields[19]) else { return nil }
    return (String(fields[0]), startTicks)
  }
}
