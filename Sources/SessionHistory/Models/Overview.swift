/// Some weeks at a glance.
public struct Overview: Sendable, Hashable {
  /// The first day, a Monday, and the last, which is today.
  public let span: ClosedRange<LocalDay>
  /// Each day of the span, those too without a session.
  public let days: [DayTotal]
  /// Each week of the span, by its Monday.
  public let weeks: [DayTotal]
  /// The answers about pain in the span, the earliest first.
  public let pain: [PainAnswer]
  /// The holds of the span by move and side, the move held the longest first.
  public let holds: [HoldTotal]
}
