import CarePlan
import Foundation
import RoutineEngine
import RoutineFiles
import SessionHistory
import Testing

@testable import unknot

@Suite struct ReminderMomentTests {
  private static let noon = RecordFixture.noon

  /// A moment on a day that has seen sessions of the foam roller at these times.
  private func moment(
    _ times: Int = 5, sessionsAt starts: String..., quiet: String = "", isSilenced: Bool = false,
    lock: String? = nil
  ) throws -> ReminderMoment {
    let lines = starts.enumerated().map { index, time in
      RecordFixture.line(index + 1, "2026-11-23T\(time):00+00:00")
    }
    let today = try RecordFixture.history(lines).today(
      [try #require(Goal(RecordFixture.roller))], now: Self.noon, in: .gmt)
    return ReminderMoment(
      RecordFixture.roller, times: times, today: today, quiet: DayHours.list(quiet) ?? [],
      isSilenced: isSilenced, lock: lock, now: Self.noon, in: .gmt)
  }

  @Test func `with no session today a reminder names only the command`() throws {
    let moment = try moment()
    #expect(moment.reasonNotTo == nil && moment.text == "unknot play foam-roller")
  }

  @Test func `after some sessions a reminder shows the count`() throws {
    let moment = try moment(sessionsAt: "08:00", "10:00")
    #expect(moment.reasonNotTo == nil)
    #expect(moment.text == "2 of 5 done today. unknot play foam-roller")
  }

  @Test func `each reason withholds a reminder, and a lock comes first`() throws {
    #expect(try moment(2, sessionsAt: "08:00", "10:00").reasonNotTo == "today's goal is met")
    #expect(try moment(sessionsAt: "12:01").reasonNotTo == "you have just done it")
    #expect(try moment(sessionsAt: "11:59").reasonNotTo == nil)
    #expect(try moment(quiet: "12:00-13:00").reasonNotTo == "quiet hours")
    #expect(try moment(quiet: "12:31-12:30").reasonNotTo == nil)
    #expect(try moment(isSilenced: true).reasonNotTo == "you turned reminders off for today")
    #expect(try moment(lock: "It is locked.").reasonNotTo == "It is locked.")
    // It comes before all others: they may be over in an hour.
    #expect(try moment(isSilenced: true, lock: "It is locked.").reasonNotTo == "It is locked.")
  }

  @Test func `without a known history the person is reminded`() {
    let moment = ReminderMoment(
      RecordFixture.roller, times: 5, today: nil, quiet: [], isSilenced: false, lock: nil,
      now: Self.noon, in: .gmt)
    #expect(moment.reasonNotTo == nil)
  }
}
