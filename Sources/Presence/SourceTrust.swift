import RoutineEngine

/// The trust in a source. One that gives no sense, is slow or lies is left out for an hour.
struct SourceTrust {
  /// The reason for which it is left out; `nil` if it is not.
  private(set) var reason: String?
  private var droppedAt: Duration = .zero
  private var errors = 0
  private var lies = 0

  /// Errors and slow answers in a row. A habit, as are all of these.
  private static let mostErrors = 3
  private static let slow: Duration = .milliseconds(150)
  /// Looks in a row that cannot be true.
  private static let mostLies = 30
  private static let fresh: Duration = .seconds(5)
  private static let certainAbsence: Duration = .minutes(10)
  private static let pardon: Duration = .minutes(60)

  /// True if it is to be asked.
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

  /// Compares it with what is certain: a locked screen has no input, and where a source that sees
  /// everything has seen nobody for long, another one sees a ghost.
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
