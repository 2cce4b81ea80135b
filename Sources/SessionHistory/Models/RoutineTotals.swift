import Foundation
import RoutineEngine

/// The sums of a routine over some sessions.
public struct RoutineTotals: Sendable, Hashable {
  /// The routine's present id.
  public let id: String
  /// Its title on the day of the latest session.
  public let title: String
  /// The beginning of the latest session.
  let latestAt: Date
  /// The prescription of the latest session.
  public let latest: Prescription
  /// The number of sessions.
  public let sessions: Int

  /// Adds the sums of a routine under two of its ids.
  static func + (one: RoutineTotals, other: RoutineTotals) -> RoutineTotals {
    let later = one.latestAt < other.latestAt ? other : one
    return RoutineTotals(
      id: later.id, title: later.title, latestAt: later.latestAt, latest: later.latest,
      sessions: one.sessions + other.sessions)
  }
}
