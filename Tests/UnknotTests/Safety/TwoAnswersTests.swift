import CarePlan
import Foundation
import RoutineEngine
import TUI
import TestSupport
import Testing

@testable import unknot

/// Answers that several programs give at once.
@Suite struct TwoAnswersTests {
  @Test func `no answer is lost where many are given at once`() throws {
    let home = NSTemporaryDirectory() + "answers-\(UUID().uuidString)"
    defer { try? FileManager.default.removeItem(atPath: home) }
    let folders = Paths(environment: ["UNKNOT_HOME": home])
    let names = (0..<40).map { "routine-\($0)" }
    DispatchQueue.concurrentPerform(iterations: names.count) { number in
      do {
        let file = SafetyFile(folders: folders, settings: PlaySettings())
        #expect(try file.saveCautions(of: names[number], now: Date()) == nil)
      } catch {
        Issue.record("\(error)")
      }
    }
    let file = SafetyFile(folders: folders, settings: PlaySettings())
    #expect(file.answers.readCautions == Set(names))
  }

  @Test func `the highest pain stays, in whatever order it is said`() throws {
    let home = NSTemporaryDirectory() + "answers-\(UUID().uuidString)"
    defer { try? FileManager.default.removeItem(atPath: home) }
    let folders = Paths(environment: ["UNKNOT_HOME": home])
    let now = Date()
    // All have read the answers before any of them writes.
    let files = (0..<11).map { _ in SafetyFile(folders: folders, settings: PlaySettings()) }
    DispatchQueue.concurrentPerform(iterations: files.count) { pain in
      do {
        try files[pain].save(now: now) { $0.add(pain: pain, at: now) }
      } catch {
        Issue.record("\(error)")
      }
    }
    let file = SafetyFile(folders: folders, settings: PlaySettings())
    #expect(file.answers.pain?.value == 10)
  }

  /// Whoever stops there for ever is not waited for, and nothing is written behind their back.
  @Test func `an answer that cannot be saved says so`() throws {
    let home = NSTemporaryDirectory() + "answers-\(UUID().uuidString)"
    defer { try? FileManager.default.removeItem(atPath: home) }
    let folders = Paths(environment: ["UNKNOT_HOME": home])
    try FileManager.default.createDirectory(atPath: home, withIntermediateDirectories: true)
    let lock = open(home + "/pain.json.lock", O_RDWR | O_CREAT, 0o600)
    defer { close(lock) }
    #expect(flock(lock, LOCK_EX) == 0)
    let file = SafetyFile(folders: folders, settings: PlaySettings())
    #expect {
      try file.save(now: Date()) { $0.answer(pain: 8, at: Date()) }
    } throws: { ($0 as? Failure)?.message.contains("another program") ?? false }
  }
}
