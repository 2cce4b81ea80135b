/// Days with a session that follow each other, with days of rest between them.
///
/// It forgives: up to two days of rest in a row are part of it, since muscles need them as well
/// (two to three days a week already help; ACSM 2021). Today never breaks it. The two are a habit.
public struct Streak: Sendable, Hashable {
  /// The number of days with a session, days of rest not counted.
  public let days: Int
  /// The first of them; `nil` if there is no streak.
  public let since: LocalDay?
  /// True if today is one of them.
  public let includesToday: Bool

  /// The number of days of rest that may follow each other.
  public static let restDays = 2

  /// The streak up to today.
  ///
  /// - Parameters:
  ///   - activeDays: The days with a session, the latest first, each once or more often. Only as
  ///     many are asked for as the streak is long. One that is tomorrow, as after a flight to the
  ///     west, is taken for today; what is later still was saved by a wrong clock and is left out.
  ///   - today: The day.
  public init(activeDays: some Sequence<LocalDay>, today: LocalDay) {
    var days = 0
    var since: LocalDay?
    var includesToday = false
    var earlier = today
    for day in activeDays where day <= today.advanced(by: 1) {
      let day = min(day, today)
      if day == since { continue }
      guard earlier.number - day.number <= Self.restDays + 1 else { break }
      includesToday = includesToday || day == today
      days += 1
      since = day
      earlier = day
    }
    self.days = days
    self.since = since
    self.includesToday = includesToday
  }
}
