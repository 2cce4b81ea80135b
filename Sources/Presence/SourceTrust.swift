import RoutineEngine

/// The trust in a source. A source that fails, is slow or lies is not used for an hour.
struct SourceTrust {
  /// The reason that the source is not used; `nil` while it is.
  private(set) var reason: String?
  private var droppedAt: Duration = .zero
  private var errors = 0
  private var lies = 0

  /// The most errors and slow answers in a row. All these numbers are habits.
  private static let mostErrors = 3
  private static let slow: Duration = .milliseconds(150)
  /// The most untrue looks in a row.
  private static let mostLies = 30
  private static let fresh: Duration = .seconds(5)
  private static let certainAbsence: Duration = .minutes(10)
  private static let pardon: Duration = .minutes(60)

  /// Returns true if the source is to be asked; restores its trust after an hour.
  mutating func isAsked(at now: Duration) -> Bool {
    if reason != nil, now - droppedAt >= Self.pardon { self = SourceTrust() }
    return reason == nil
  }

  /// Records an answer and the time that it took.
  mutating func record(_ answer: SourceAnswer, in time: Duration, at now: Duration) {
    errors = answer == .failed || time > Self.slow ? errors + 1 : 0
    if errors >= Self.mostErrors {
      drop(answer == .failed ? "its answers make no sense" : "it answers slowly", at: now)
    }
  }

  /// Compares an input with certain facts. There is no input while the screen is locked, or while a
  /// source that sees everything has seen nobody for long.
  mutating func compare(
    _ input: ClosedRange<Duration>?, isLocked: Bool, absence: Duration?, at now: Duration
  ) {
    let isFresh = input.map { now - $0.upperBound < Self.fresh } ?? false
    let isAway = isLocked || absence.map { $0 >= Self.certainAbsence } ?? false
    lies = isFresh && isAway ? lies + 1 : 0
    if lies >= Self.mostLies { drop("it saw input while nobody was there", at: now) }
  }

  private mutating func drop(_ reason: String, at now: Duration) {
    self.reason = reason
    droppedAt = now
  }
}
