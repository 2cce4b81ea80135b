import Foundation

/// The identity of a process. Its start tells it from a later process with the same id.
public struct ProcessIdentity: Sendable, Hashable {
  /// The process id.
  public let pid: Int
  /// The start in clock ticks since boot, from proc(5); 0 if unknown.
  public let startTicks: Int
  /// The id of the boot; in a container, also its PID namespace, after a space. Process ids are
  /// unique only within both. Empty if unknown.
  public let boot: String

  /// An identity of known values.
  public init(pid: Int, startTicks: Int, boot: String) {
    self.pid = pid
    self.startTicks = startTicks
    self.boot = boot
  }

  /// This process.
  public static var current: ProcessIdentity {
    let pid = Int(ProcessInfo.processInfo.processIdentifier)
    // Not by the id: in a container, /proc may show another process of the host under it.
    let startTicks = stat(of: "self")?.startTicks ?? 0
    return ProcessIdentity(pid: pid, startTicks: startTicks, boot: currentBoot)
  }

  /// The running process of an id; `nil` if there is none, or the system does not say.
  static func running(pid: Int) -> ProcessIdentity? {
    stat(of: "\(pid)").map {
      ProcessIdentity(pid: pid, startTicks: $0.startTicks, boot: currentBoot)
    }
  }

  /// True if the process still runs. A zombie does not count.
  public var isAlive: Bool {
    guard pid > 0, boot == Self.currentBoot else { return false }
    guard FileManager.default.fileExists(atPath: "/proc/self/stat") else {
      return kill(pid_t(truncatingIfNeeded: pid), 0) == 0 || errno == EPERM
    }
    guard let (state, startTicks) = Self.stat(of: "\(pid)") else { return false }
    return startTicks == self.startTicks && !["Z", "X"].contains(state)
  }

  /// True if the process belongs to another container of this boot, so that its state cannot be
  /// read from here.
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

  /// The PID namespace outside of all containers: `PROC_PID_INIT_INO` in proc_ns.h.
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
