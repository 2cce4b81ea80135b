import BuiltInRoutines
import Foundation
import RoutineEngine
import RoutineFiles
import Testing

/// Every built-in routine, at every level, walked to its end.
@Suite struct BuiltInWalkTests {
  private static let catalogue: [(id: String, bytes: [UInt8])] =
    BuiltInRoutines.routines.map { ($0.name, $0.bytes) }

  /// The seconds of the clock in `list --json`, by routine and level.
  private func listed() throws -> [String: [String: Int]] {
    let program = try Program()
    defer { program.removeHome() }
    let text = try program.run("list", "--json").output
    let parsed = try JSONSerialization.jsonObject(with: Data(text.utf8))
    let list = try #require(parsed as? [[String: Any]])
    return Dictionary(
      uniqueKeysWithValues: list.compactMap { entry in
        guard let id = entry["id"] as? String, let seconds = entry["seconds"] as? [String: Int]
        else { return nil }
        return (id, seconds)
      })
  }

  @Test func `every routine is as long at each level as the list shows`() throws {
    let listed = try listed()
    let catalogue = RoutineCatalog(
      builtIn: Self.catalogue, moves: BuiltInRoutines.moves.map { ($0.name, $0.bytes) })
    #expect(catalogue.ids.count == BuiltInRoutines.routines.count)
    for id in catalogue.ids {
      let routine = try #require(catalogue.entry(withID: id)?.routine)
      for level in Level.allCases {
        let timeline = try Timeline(routine, Prescription(level: level))
        let walked = walk(timeline)
        #expect(walked.handsFree == timeline.likelyLength, "\(id) \(level)")
        #expect(walked.answered == timeline.length, "\(id) \(level)")
        #expect(
          Duration.seconds(listed[id]?[level.rawValue] ?? -1) == walked.answered,
          "\(id) \(level)")
      }
    }
  }

  /// The length of a session, hands-free and with every wait answered at once.
  private func walk(_ timeline: Timeline) -> (handsFree: Duration, answered: Duration) {
    var now = Duration.zero
    var session = Session.begin(timeline, isHandsFree: true).session
    while session.state != .ended(.finished) {
      if let deadline = session.nextDeadline {
        now = deadline
        _ = session.handle(.advanced, at: now)
      } else {
        // What only the person can answer is answered once it is read.
        #expect(session.segment.asks)
        guard session.segment.asks else { break }
        now += session.segment.pace
        _ = session.handle(.answered, at: now)
      }
    }
    #expect(session.state == .ended(.finished))
    let handsFree = now

    now = .zero
    session = Session.begin(timeline).session
    while true {
      if session.isWaiting, session.state != .ended(.finished) {
        _ = session.handle(.answered, at: now)
      } else if let deadline = session.nextDeadline {
        now = deadline
        _ = session.handle(.advanced, at: now)
      } else {
        break
      }
    }
    #expect(session.state == .ended(.finished))
    return (handsFree, now)
  }
}
