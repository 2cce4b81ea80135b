/// Consecutive days with a session, with days of rest between them.
///
/// Up to two days of rest in a row do not break a streak, since muscles need rest as well (two to
/// three days a week already help; ACSM 2021). Today never breaks it. The two days are a habit.
public struct Streak: Sendable, Hashable {
  /// The number of days with a session, without days of rest.
  public let days: Int
  /// The first day of the streak; `nil` if there is no streak.
  public let since: LocalDay?
  /// True if today has a session.
  public let includesToday: Bool

  /// The most consecutive days of rest.
  public static let restDays = 2

  /// The streak up to today.
  ///
  /// - Parameters:
  ///   - activeDays: The days with a session, the latest first; duplicates are allowed. Read only
  ///     as far as the streak goes. Tomorrow counts as today, as after a flight to the west. Later
  ///     days come from a wrong clock and are ignored.
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
