import Reminders
import RoutineFiles
import Testing

@Suite struct ReminderPlanTests {
  private func slots(
    _ times: Int, _ hours: String, except quiet: String? = nil
  ) throws -> [String]? {
    ReminderPlan(
      of: "roll", title: "Roll", minutes: 4, times: times,
      within: try #require(DayHours.list(hours)),
      except: quiet.flatMap(DayHours.list) ?? [], on: .all)?.slots.map(\.text)
  }

  @Test func `reminders are spread from the first to the last`() throws {
    #expect(try slots(1, "9-18") == ["9:00"])
    #expect(try slots(2, "9-18") == ["9:00", "18:00"])
    #expect(try slots(4, "9-18") == ["9:00", "12:00", "15:00", "18:00"])
    #expect(try slots(5, "9:00-18:00") == ["9:00", "11:15", "13:30", "15:45", "18:00"])
    #expect(try slots(6, "8:03-17:59")?.first == "8:03")
  }

  @Test func `two spans share the reminders, and each has names of its own`() throws {
    #expect(
      try slots(4, "13:15-17:30, 9:00-12:30") == ["9:00", "11:35", "14:55", "17:30"])
    #expect(try slots(4, "9-13, 12-18") == nil, "spans that overlap")
    #expect(try slots(4, "9-12, 22-6") == nil, "a span over midnight")
  }

  @Test func `quiet hours have no reminder`() throws {
    let slots = try #require(try slots(5, "9-18", except: "12:00-14:00"))
    let quiet = try #require(DayHours("12:00-14:00"))
    #expect(slots.count == 5 && Set(slots).count == 5)
    #expect(slots.compactMap(TimeOfDay.init).allSatisfy { !quiet.contains($0) })
    #expect(slots.first == "9:00" && slots.last == "18:00")
  }

  @Test(arguments: 1...48)
  func `any number of reminders is in order and even`(times: Int) throws {
    let slots = try #require(try slots(times, "6:00-22:00")).compactMap(TimeOfDay.init)
    #expect(slots.count == times && slots == slots.sorted() && Set(slots).count == times)
    let gaps = zip(slots, slots.dropFirst()).map { $1.minutes - $0.minutes }
    #expect((gaps.max() ?? 0) - (gaps.min() ?? 0) <= 5)
  }

  @Test func `there is no plan without room for it`() throws {
    #expect(try slots(4, "9:00-9:10") == nil)
    #expect(try slots(1, "9-18", except: "8-19") == nil)
    #expect(try slots(1, "22-7") == nil)
    #expect(try slots(0, "9-18") == nil)
  }
}
