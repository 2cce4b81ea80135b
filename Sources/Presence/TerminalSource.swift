import Foundation
import Reminders

/// The access times of the person's terminals, as `w` reads them. The kernel sets them to the
/// multiple of 8 s before a key was read; output does not change them.
final class TerminalSource: ActivitySource {
  let name = "terminals"
  let sees = Reading.Scope.some

  private let folder: String
  private let excluded: String?
  private var trackers: [String: InputTracker] = [:]

  /// The resolution of access times. Measured: 26 s of typing changed the time three times, at most
  /// 8.1 s late.
  private static let resolution: Duration = .seconds(8)

  /// The terminals below a folder like `/dev`, without this program's own.
  init(folder: String, excluding excluded: String?) {
    self.folder = folder
    self.excluded = excluded
  }

  func read(at moment: BreakMoment) -> SourceAnswer {
    var latest: ClosedRange<Duration>?
    var trackers: [String: InputTracker] = [:]
    for path in paths {
      var facts = stat()
      guard stat(path, &facts) == 0, facts.st_uid == geteuid() else { continue }
      let read =
        Duration.seconds(facts.st_atim.tv_sec) + .nanoseconds(facts.st_atim.tv_nsec)
      let age = Duration.seconds(moment.wall.timeIntervalSince1970) - read
      var tracker = self.trackers[path] ?? InputTracker()
      let input = tracker.update(read, age: age, resolution: Self.resolution, at: moment)
      trackers[path] = tracker
      if let input, input.lowerBound > latest?.lowerBound ?? .seconds(Int64.min / 4) {
        latest = input
      }
    }
    self.trackers = trackers
    return trackers.isEmpty ? .absent : .input(latest)
  }

  private var paths: [String] {
    let manager = FileManager.default
    let pseudo = (try? manager.contentsOfDirectory(atPath: "\(folder)/pts")) ?? []
    let consoles = (try? manager.contentsOfDirectory(atPath: folder)) ?? []
    return
      (pseudo.filter { Int($0) != nil }.map { "\(folder)/pts/\($0)" }
      + consoles.filter { $0.hasPrefix("tty") && Int($0.dropFirst(3)) != nil }
      .map { "\(folder)/\($0)" }).filter { $0 != excluded }
  }
}
