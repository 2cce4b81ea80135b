import Foundation
import GRDB
import RoutineEngine
import RoutineFiles
import SessionHistory
import Synchronization
import TestSupport
import Testing

/// The built program, killed again and again at random moments.
///
/// Beside each run the engine walks the same session, with the same events at the moments at which
/// they were typed. So the expected content of the record is known.
@Suite struct KillTests {
  /// The number of runs, set by `make kill RUNS=200`.
  private static let runs =
    ProcessInfo.processInfo.environment["UNKNOT_KILLS"].flatMap(Int.init) ?? 12
  /// The number of runs side by side; a run mostly waits.
  private static let workers = 6

  @Test func `a kill at a random moment loses no finished segment`() throws {
    let results = Mutex<(next: Int, behind: [Duration], segments: Int)>((0, [], 0))
    let done = DispatchGroup()
    for _ in 0..<min(Self.workers, Self.runs) {
      let worker = Thread {
        while let seed = results.withLock({ state -> Int? in
          defer { state.next += 1 }
          return state.next < Self.runs ? state.next : nil
        }) {
          do {
            let (behind, segments) = try KilledRun(seed: seed).check()
            results.withLock {
              $0.behind.append(behind)
              $0.segments += segments
            }
          } catch {
            Issue.record("seed \(seed): \(error)")
          }
        }
        done.leave()
      }
      done.enter()
      worker.start()
    }
    done.wait()
    let (_, behind, segments) = results.withLock { $0 }
    #expect(behind.count == Self.runs)
    let most = behind.max() ?? .zero
    if ProcessInfo.processInfo.environment["UNKNOT_KILLS"] != nil {
      let mean = behind.reduce(.zero, +) / max(1, behind.count)
      print(
        "\(behind.count) runs killed, \(segments) finished segments there; going on is behind by",
        "\(mean.inSeconds) s on average, \(most.inSeconds) s at most")
    }
  }
}

/// One run that is killed, resumed and killed again.
private struct KilledRun {
  private struct Wrong: Error, CustomStringConvertible {
    let description: String
  }

  /// A routine with short holds, so that many end, or with long ones that only keep the position.
  private static func text(holding seconds: Int) -> String {
    """
    format: 1
    title: Killed
    kind: stretch
    steps:
      - hold: \(seconds) s
        title: Lean
        sides: both
        repeat: 20
        ready: 1 s
        rest: 1 s
        switch: 1 s
    """
  }

  private static let slack = Truth.slack
  /// The most that a kill may lose: the program keeps its position once a second.
  private static let mostBehind: Duration = .seconds(1) + slack

  private let seed: Int
  private let program: Program
  private let timeline: Timeline
  private let clock = ContinuousClock()

  init(seed: Int) throws {
    self.seed = seed
    program = try Program()
    let text = Self.text(holding: seed.isMultiple(of: 2) ? 1 : 60)
    try program.write(text, as: "killed.yaml")
    let routine = ParsedRoutine(Array(text.utf8), id: "killed").routine
    timeline = try Timeline(try #require(routine))
  }

  /// Runs the program, kills it and checks the record.
  /// - Returns: The time by which a resumed session is behind, and the number of ended segments.
  func check() throws -> (behind: Duration, segments: Int) {
    defer { program.removeHome() }
    var random = SeededGenerator(seed: UInt64(seed))
    let started = clock.now
    let process = try start("play killed --hands-free")
    let start = clock.now
    var truth = Truth(
      Session.begin(timeline, isHandsFree: true).session, lead: start - started)
    let end = start + .milliseconds(.random(in: 0...12_000, using: &random))
    for _ in 0..<Int.random(in: 0...3, using: &random) {
      let moment = start + .milliseconds(.random(in: 0...12_000, using: &random))
      if moment < end { press(in: process, at: moment, since: start, &truth, &random) }
    }
    read(process, until: end)
    let killedAt = clock.now - start
    try kill(process)

    // What was over some time ago has to be there; what came last may be.
    let sure = results(of: truth.now, until: max(.zero, killedAt - Self.slack))
    let most = results(of: truth.now, until: killedAt + Self.slack)
    let history = try record()
    let session = try interrupted(in: history, mayBeMissing: killedAt < Self.slack)
    guard let session else { return (.zero, 0) }
    let kept = try #require(try history.session(session.facts.id)).results
    try expect(kept, has: sure, of: most)
    let behind = try behind(session, kept, truth, at: killedAt)
    try goOn(with: session, kept: kept, &random)
    return (behind, sure.count)
  }

  /// The time by which a resumed session would begin behind the truth. A session may never be
  /// ahead: work that was not done does not count.
  private func behind(
    _ session: InterruptedSession, _ kept: [SavedSegmentResult], _ truth: Truth,
    at killedAt: Duration
  ) throws -> Duration {
    let known = place(session.position.segment, session.position.elapsed)
    let work = Self.work(kept, and: session.position.unrecorded)
    let late = killedAt + Self.slack
    let most = truth.farthest(at: late)
    try expect(most.contains { known <= place(of: $0, at: late) }, "\(known) was not reached")
    try expect(most.contains { work <= $0.workDone(at: late) }, "\(work) was not walked")
    let behind = truth.possible(at: killedAt).map {
      max(.zero, place(of: $0, at: killedAt) - known)
    }
    let least = behind.min() ?? .zero
    try expect(least <= Self.mostBehind, "behind by \(least)")
    return least
  }

  private static func work(_ results: [SavedSegmentResult], and unrecorded: Duration) -> Duration {
    results.reduce(unrecorded) { $0 + ($1.kind.isWork ? $1.spent : .zero) }
  }

  private func start(_ arguments: String) throws -> ProgramOnTerminal {
    let process = try ProgramOnTerminal("exec $unknot \(arguments)", program)
    // The session begins with the first picture.
    try process.wait(for: "left")
    return process
  }

  private func read(_ process: ProgramOnTerminal, until end: ContinuousClock.Instant) {
    while clock.now < end {
      process.read(within: Int32(((end - clock.now) / .milliseconds(1)).rounded(.up)))
    }
  }

  private func kill(_ process: ProgramOnTerminal) throws {
    process.send(SIGKILL)
    try expect(try process.end() == .signal(SIGKILL), "it had ended before")
  }

  /// Presses a key in the middle of a segment, so that the key's meaning is not in doubt.
  private func press(
    in process: ProgramOnTerminal, at moment: ContinuousClock.Instant,
    since start: ContinuousClock.Instant, _ truth: inout Truth,
    _ random: inout SeededGenerator
  ) {
    read(process, until: moment)
    let now = clock.now - start
    var session = truth.now
    _ = session.handle(.advanced, at: now)
    let elapsed = session.elapsed(at: now)
    guard !session.isPaused, session.leadInRemaining(at: now) == nil, elapsed > .milliseconds(300),
      let left = session.remaining(at: now), left > .milliseconds(400)
    else { return }
    let keys: [(String, SessionEvent)] = [
      ("n", .skippedForward), ("r", .repeated), ("+", .lengthened), (" ", .pauseToggled),
    ]
    guard let (key, event) = keys.randomElement(using: &random) else { return }
    process.type(key)
    truth.take(event, at: now)
  }

  private func results(of truth: Session, until moment: Duration) -> [SegmentResult] {
    var truth = truth
    _ = truth.handle(.advanced, at: moment)
    return truth.results.filter { $0.endedAt <= moment }
  }

  /// The session's position, as if every earlier segment had taken its full length.
  private func place(of truth: Session, at moment: Duration) -> Duration {
    place(truth.index, truth.elapsed(at: moment))
  }

  private func place(_ segment: Int, _ elapsed: Duration) -> Duration {
    timeline.segments.prefix(segment).reduce(elapsed) { $0 + ($1.length ?? .zero) }
  }

  // MARK: The record

  private var path: String { program.home.appendingPathComponent("history.sqlite").path }

  private func record() throws -> History {
    let history = try History(atPath: path, now: Date(timeIntervalSince1970: 1_800_000_000))
    try expect(history.recovery == nil, "the record was damaged")
    let integrity = try DatabaseQueue(path: path).read {
      try String.fetchAll($0, sql: "PRAGMA integrity_check")
    }
    try expect(integrity == ["ok"], "integrity: \(integrity)")
    return history
  }

  private func interrupted(
    in history: History, mayBeMissing: Bool
  ) throws -> InterruptedSession? {
    let sessions = try history.interruptedSessions()
    try expect(sessions.count == 1 || mayBeMissing, "\(sessions.count) sessions were cut off")
    return sessions.first
  }

  private func expect(
    _ kept: [SavedSegmentResult], has sure: [SegmentResult], of most: [SegmentResult]
  ) throws {
    try expect(
      (sure.count...most.count).contains(kept.count),
      "\(kept.count) segments kept, \(sure.count) to \(most.count) were over")
    for (kept, true_) in zip(kept, most) {
      let expected = SavedSegmentResult(true_)
      let difference = kept.spent - expected.spent
      try expect(
        kept.segment == expected.segment && kept.outcome == expected.outcome
          && kept.side == expected.side
          && difference >= .zero - Self.slack && difference <= Self.slack,
        "kept \(kept), was \(expected)")
    }
  }

  /// Resumes the session in the program, which is killed as well: nothing recorded is lost, and
  /// nothing counts twice.
  private func goOn(
    with session: InterruptedSession, kept: [SavedSegmentResult], _ random: inout SeededGenerator
  ) throws {
    let start = clock.now
    let process = try self.start("resume")
    read(process, until: clock.now + .milliseconds(.random(in: 0...1_500, using: &random)))
    let length = clock.now - start + Self.slack
    try kill(process)
    let history = try record()
    let again = try #require(try interrupted(in: history, mayBeMissing: false))
    try expect(again.facts.id == session.facts.id, "it is another session")
    let results = try #require(try history.session(session.facts.id)).results
    try expect(Array(results.prefix(kept.count)) == kept, "what was kept is not there any more")
    let work = Self.work(results, and: again.position.unrecorded)
    let before = Self.work(kept, and: session.position.unrecorded)
    try expect((before...before + length).contains(work), "\(before) of work became \(work)")
  }

  private func expect(_ isSo: Bool, _ words: @autoclosure () -> String) throws {
    if !isSo { throw Wrong(description: words()) }
  }
}
