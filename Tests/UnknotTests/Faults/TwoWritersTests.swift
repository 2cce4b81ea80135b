import Foundation
import SessionHistory
import Synchronization
import Testing

/// Two of the built program that write into one record at once, as fast as they can.
@Suite struct TwoWritersTests {
  /// For how long: `UNKNOT_WRITERS` sets the seconds.
  private static let length: Duration = .seconds(
    ProcessInfo.processInfo.environment["UNKNOT_WRITERS"].flatMap(Int.init) ?? 3)

  /// Ten holds, each with what comes before it.
  private static let routine = """
    format: 1
    title: Written
    kind: stretch
    steps:
      - hold: 5 s
        title: Lean
        sides: both
        repeat: 5
        ready: 1 s
        rest: 1 s
        switch: 1 s
    """

  @Test func `two programs writing to one history lose no session`() throws {
    let program = try Program()
    defer { program.removeHome() }
    try program.write(Self.routine, as: "written.yaml")
    let results = Mutex<[(code: Int32, errors: String)]>([])
    let clock = ContinuousClock()
    let end = clock.now + Self.length
    let done = DispatchGroup()
    for writer in 0..<2 {
      done.enter()
      Thread {
        while clock.now < end {
          do {
            let result = try program.run(
              ["play", "written", "--speed", "100"], as: "writer-\(writer)")
            results.withLock { $0.append((result.code, result.errors)) }
          } catch {
            Issue.record("\(error)")
          }
        }
        done.leave()
      }.start()
    }
    done.wait()

    let all = results.withLock { $0 }
    // Each is told of the other, and of nothing else.
    let other = "unknot: Another session, "
    #expect(
      all.allSatisfy { $0.code == 0 && ($0.errors.isEmpty || $0.errors.hasPrefix(other)) }, "\(all)"
    )
    #expect(all.allSatisfy { $0.errors.split(separator: "\n").count <= 1 }, "\(all)")
    let path = program.home.appendingPathComponent("history.sqlite").path
    let history = try History(atPath: path, now: Date())
    var sessions = 0
    try history.forEachSession { record in
      sessions += 1
      #expect(record.facts.ending == .finished)
      #expect(record.results.count == 20 && record.work == .seconds(50))
      #expect(record.segmentsDone == 10)
    }
    #expect(sessions == all.count)
    if ProcessInfo.processInfo.environment["UNKNOT_WRITERS"] != nil {
      print("\(sessions) sessions by two programs in \(Self.length), none lost")
    }
  }
}
