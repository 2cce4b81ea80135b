import Foundation
import GRDB
import TestSupport
import Testing

/// Random keys, sizes and signals on the real program: a few rounds in every test run, and by
/// `make soak` for as long as is asked for. Each round has a seed, by which it can be played again.
@Suite struct SoakTests {
  private static let variables = ProcessInfo.processInfo.environment
  private static let seconds = variables["UNKNOT_SOAK_SECONDS"].flatMap { Int($0) }
  private static let firstSeed = variables["UNKNOT_SOAK_SEED"].flatMap { UInt64($0) } ?? 1
  private static let roundsInATest = 4

  @Test func `random keys, sizes and signals break neither session nor history`() throws {
    let program = try Program()
    let clock = ContinuousClock()
    let end = clock.now + .seconds(Self.seconds ?? 0)
    var seed = Self.firstSeed
    var sum = SoakRound.Count()
    var record = SoakRecord()
    var nextWord = clock.now + .seconds(60)
    while Self.seconds == nil
      ? seed < Self.firstSeed + UInt64(Self.roundsInATest) : clock.now < end
    {
      var round = SoakRound(seed: seed, program: program)
      do {
        try round.play()
      } catch {
        Issue.record("round \(seed): \(error)\n\(round.log.joined(separator: "\n"))")
      }
      for problem in round.problems + (try record.check(in: program)) {
        Issue.record("round \(seed): \(problem)\n\(round.log.joined(separator: "\n"))")
      }
      sum.add(round.count)
      seed += 1
      if Self.seconds != nil, clock.now > nextWord {
        Self.say("\(seed - Self.firstSeed) rounds: \(sum)")
        nextWord = clock.now + .seconds(60)
      }
    }
    #expect(sum.keys > 0 && sum.rounds == seed - Self.firstSeed)
    if Self.seconds != nil {
      Self.say("From seed \(Self.firstSeed): \(sum); \(record).")
    }
    // What broke something stays, to be looked at.
    program.removeHome()
  }

  private static func say(_ text: String) {
    FileHandle.standardError.write(Data("soak: \(text)\n".utf8))
  }
}

/// The record of a soak, which has to be sound after every round and must lose nothing.
struct SoakRecord: CustomStringConvertible {
  private var results: Set<String> = []
  private var sessions = 0
  private var finished = 0

  var description: String {
    "\(sessions) sessions in the record, \(finished) to the end, \(results.count) segments"
  }

  /// Compares the record with its state after the round before.
  mutating func check(in program: Program) throws -> [String] {
    let path = program.home.appendingPathComponent("history.sqlite").path
    guard FileManager.default.fileExists(atPath: path) else { return [] }
    var configuration = Configuration()
    configuration.busyMode = .timeout(10)
    let queue = try DatabaseQueue(path: path, configuration: configuration)
    let found = try queue.read { db in
      (
        sound: try String.fetchAll(db, sql: "PRAGMA integrity_check"),
        dangling: try Row.fetchAll(db, sql: "PRAGMA foreign_key_check").count,
        results: try String.fetchSet(
          db,
          sql: """
            SELECT session || ' ' || number || ' ' || segment || ' ' || kind || ' ' || outcome
              || ' ' || spent_ms || ' ' || ended_ms FROM passages
            """),
        sessions: try Int.fetchOne(db, sql: "SELECT count(*) FROM sessions") ?? 0,
        finished: try Int.fetchOne(
          db, sql: "SELECT count(*) FROM sessions WHERE ending = 'finished'") ?? 0,
        gaps: try Int.fetchAll(
          db,
          sql: """
            SELECT session FROM passages JOIN sessions ON sessions.number = session
            WHERE ending = 'finished' GROUP BY session
            HAVING count(DISTINCT segment) <> max(segment) - min(segment) + 1
              AND sum(outcome = 'hurt') = 0
            """)
      )
    }
    var problems: [String] = []
    if found.sound != ["ok"] { problems.append("the record is damaged: \(found.sound)") }
    if found.dangling > 0 { problems.append("\(found.dangling) rows belong to nothing") }
    let lost = results.subtracting(found.results)
    if !lost.isEmpty { problems.append("lost from the record: \(lost.sorted())") }
    if found.sessions < sessions { problems.append("\(sessions - found.sessions) sessions lost") }
    // What hurt may be left out, with all that is left of the move.
    if !found.gaps.isEmpty {
      problems.append("sessions \(found.gaps) came to their end with segments missing")
    }
    (results, sessions, finished) = (found.results, found.sessions, found.finished)
    return problems
  }
}
