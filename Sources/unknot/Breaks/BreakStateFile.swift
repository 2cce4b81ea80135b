import Foundation
import Reminders

/// The state of the breaks for their next start: `breaks.json`.
struct BreakStateFile {
  /// The id of this boot; empty if unknown.
  static var boot: String {
    let text = try? String(contentsOfFile: "/proc/sys/kernel/random/boot_id", encoding: .utf8)
    return (text ?? "").trimmingCharacters(in: .whitespacesAndNewlines)
  }

  /// The time since the machine was started, including suspended time.
  static var uptime: Duration {
    var time = timespec()
    clock_gettime(CLOCK_BOOTTIME, &time)
    return .seconds(time.tv_sec) + .nanoseconds(time.tv_nsec)
  }

  private let path: String?

  init(folders: Paths = Paths()) {
    path = folders.breaks
  }

  /// The state that was saved last; `nil` if there is none that can be read.
  var state: BreakState? {
    path.flatMap(AtomicFile.read).flatMap { try? JSONDecoder().decode(BreakState.self, from: $0) }
  }

  /// Saves a state. A failure is ignored: only the next start needs the state.
  func save(_ state: BreakState) {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys]
    guard let path, let data = try? encoder.encode(state) else { return }
    try? AtomicFile.write(Array(data) + [UInt8(ascii: "\n")], to: path)
  }
}
