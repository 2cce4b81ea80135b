import Foundation

/// A moment by three clocks and the person's time zone.
public struct BreakMoment: Sendable, Hashable {
  /// The time since some beginning in which the machine was awake.
  public let awake: Duration
  /// The time since the machine's start, suspended time included. All lengths are measured by it:
  /// nobody sets it.
  public let boot: Duration
  /// The clock on the wall, which may be set.
  public let wall: Date
  /// The time zone.
  public let timeZone: TimeZone

  /// A moment.
  public init(awake: Duration, boot: Duration, wall: Date, timeZone: TimeZone) {
    self.awake = awake
    self.boot = boot
    self.wall = wall
    self.timeZone = timeZone
  }

  /// The wall's time of another moment, as the clock on the wall is set now.
  func wall(at boot: Duration) -> Date {
    wall.addingTimeInterval((boot - self.boot) / .seconds(1))
  }

  /// The boot time of a wall's time, as the clock on the wall is set now.
  func boot(at wall: Date) -> Duration {
    boot + .milliseconds(Int((wall.timeIntervalSince(self.wall) * 1_000).rounded()))
  }
}
