import Testing

@testable import CarePlan

@Suite struct StreakTests {
  private let today = LocalDay(number: 1_000)

  /// The streak of days that many days ago.
  private func streak(_ daysAgo: Int...) -> Streak {
    Streak(activeDays: daysAgo.map { today.advanced(by: -$0) }, today: today)
  }

  @Test func `two days of rest in a row do not break a streak`() {
    #expect(streak(0, 1, 2).days == 3)
    #expect(streak(0, 3, 6).days == 3)
    #expect(streak(0, 3, 6).since == today.advanced(by: -6))
    #expect(streak(0, 4, 5).days == 1)
  }

  @Test func `today without a session does not break a streak`() {
    #expect(streak(1, 2).days == 2)
    #expect(!streak(1, 2).includesToday)
    #expect(streak(3, 4).days == 2)
    #expect(streak(4, 5).days == 0)
    #expect(streak(4, 5).since == nil)
    #expect(streak(0).includesToday)
  }

  @Test func `a day with several sessions counts once`() {
    #expect(streak(0, 0, 1, 1, 1).days == 2)
  }

  @Test func `tomorrow counts as today, later days are ignored`() {
    #expect(streak(-1, 1).days == 2)
    #expect(streak(-1, 0).days == 1)
    #expect(streak(-1).includesToday)
    #expect(streak(-400, 0).days == 1)
    #expect(streak(-400).days == 0)
  }

  @Test func `reading stops at the first day outside the streak`() {
    var read = 0
    let days = AnyIterator<LocalDay> {
      read += 1
      return LocalDay(number: 1_000 - read * read)
    }
    #expect(Streak(activeDays: days, today: today).days == 2)
    #expect(read == 3)
  }
}
