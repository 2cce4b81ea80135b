import CarePlan
import Foundation
import RoutineEngine

/// Pain that was recorded without a session. It never changes; it can only be deleted.
public struct PainEntry: Sendable, Hashable, Identifiable {
  /// The entry's id on every machine.
  public let id: UUID
  /// The pain, from 0 to 10.
  public let pain: Int
  /// The side that is sore; `nil` if that was not said.
  public let side: Side?
  /// Its moment, to the millisecond.
  public let saidAt: Date
  /// Seconds by which clocks were ahead of UTC where the person was.
  public let utcOffset: Int
  /// The machine on which it was recorded.
  public let machine: UUID

  /// An entry; the pain is clamped to 0 to 10.
  public init(
    _ pain: Int, side: Side? = nil, id: UUID = UUID(), saidAt: Date, utcOffset: Int, machine: UUID
  ) {
    self.id = id
    self.pain = SessionFacts.clampedPain(pain)
    self.side = side
    self.saidAt = saidAt.wholeMilliseconds
    self.utcOffset = Timestamp.clamped(offset: utcOffset)
    self.machine = machine
  }

  /// The day on which it was recorded, in local time, if days begin at `begin`.
  public func day(from begin: DayBegin) -> LocalDay {
    LocalDay(saidAt, utcOffset: utcOffset, from: begin)
  }
}
