import Foundation
import RoutineEngine
import Testing

@testable import RemoteControl

extension SessionStatus {
  /// In the middle of a hold. The anchor does not travel.
  static var leaningOver: SessionStatus {
    var status = SessionStatus()
    status.state = .running
    status.routine = "overhead-reach"
    status.title = "Overhead arm reach"
    status.step = "Lean over"
    status.kind = "hold"
    status.side = .right
    status.repetition = 1
    status.of = 3
    status.remaining = .milliseconds(11_250)
    status.length = .seconds(20)
    status.total = .milliseconds(112_250)
    status.percent = 41
    status.next = "Change sides"
    status.segment = 7
    return status
  }
}

/// A folder that is gone with the test.
final class TemporaryFolder {
  let path: String

  /// Makes one whose path has more bytes than that.
  init(longerThan room: Int = 0) throws {
    var path = FileManager.default.temporaryDirectory.path + "/unknot-rc-" + UUID().uuidString
    top = path
    while path.utf8.count <= room { path += "/" + String(repeating: "long", count: 10) }
    self.path = path
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
  }

  private let top: String

  deinit { try? FileManager.default.removeItem(atPath: top) }
}

/// Descriptors that are watched, and what is called when one is ready, as the event loop has them.
final class Watched {
  private var others: [(number: Int, descriptor: Int32, onReady: () -> Void)] = []
  private var counter = 0

  var count: Int { others.count }

  func watch(_ descriptor: Int32, _ onReady: @escaping () -> Void) -> () -> Void {
    counter += 1
    let number = counter
    others.append((number, descriptor, onReady))
    return { [weak self] in self?.others.removeAll { $0.number == number } }
  }

  /// Has everything done that is to be done by now.
  /// - Parameter busy: Called after each round.
  func serve(_ busy: () -> Void = {}) {
    while true {
      let round = others
      var set = round.map { pollfd(fd: $0.descriptor, events: Int16(POLLIN), revents: 0) }
      guard poll(&set, nfds_t(set.count), 0) > 0 else { return }
      for (other, state) in zip(round, set) where state.revents != 0 {
        others.first { $0.number == other.number }?.onReady()
      }
      busy()
    }
  }
}
