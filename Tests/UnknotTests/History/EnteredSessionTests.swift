import Foundation
import RoutineEngine
import SessionHistory
import Testing

@testable import unknot

/// A session that is entered by hand.
@Suite struct EnteredSessionTests {
  private static let routine = Routine(
    id: "a", title: "A", steps: [Step(.hold(Dose(.seconds(20))), title: "Hold")])

  /// Moments are kept to the millisecond.
  @Test(arguments: [0, 0.0004, 0.0006, 0.9996])
  func `one that has just ended is not in the future`(fraction: Double) throws {
    let history = try History(inMemoryFor: .current)
    let now = Date(timeIntervalSince1970: 1_795_428_000 + fraction)
    let entered = EnteredSession(
      timeline: try Timeline(Self.routine), minutes: nil, startedAt: nil)
    #expect(entered.record(in: history, now: now) != nil)
    let later = EnteredSession(
      timeline: try Timeline(Self.routine), minutes: 1, startedAt: now - 58)
    #expect(later.record(in: history, now: now) == nil)
  }
}
