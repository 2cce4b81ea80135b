import Foundation

/// A moment by three clocks and the person's time zone.
public struct BreakMoment: Sendable, Hashable {
  /// The time on a clock that stands while the machine is suspended.
  public let awake: Duration
  /// The time on a clock that includes suspends and is never set. All durations are measured with
  /// it.
  public let boot: Duration
  /// The wall clock's time, which may be set.
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

  /// Returns the wall clock's time at a boot time, by its present setting.
  func wall(at boot: Duration) -> Date {
    wall.addingTimeInterval((boot - self.boot) / .seconds(1))
  }

  /// Returns the boot time at a wall clock's time, by its present setting.
  func boot(at wall: Date) -> Duration {
    boot + .milliseconds(Int((wall.timeIntervalSince(self.wall) * 1_000).rounded()))
  }
}
