import Foundation
import Testing

@testable import CarePlan

@Suite struct LocalDayTests {
  @Test func `every date of five centuries is converted both ways`() {
    var day = LocalDay(year: 1_800, month: 1, day: 1)
    var calendar = Calendar(identifier: .gregorian)
    calendar.timeZone = .gmt
    let lengths = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
    for year in 1_800..<2_300 {
      let isLeap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
      for month in 1...12 {
        for number in 1...(lengths[month - 1] + (month == 2 && isLeap ? 1 : 0)) {
          #expect(day.components == (year, month, number))
          #expect(LocalDay(year: year, month: month, day: number) == day)
          day = day.advanced(by: 1)
        }
      }
    }
  }

  @Test func `the UTC offset decides the day of a moment`() throws {
    // Half past eleven at night in UTC.
    let moment = Date(timeIntervalSince1970: 1_795_476_600)
    #expect(LocalDay(moment, utcOffset: 0).description == "2026-11-23")
    #expect(LocalDay(moment, utcOffset: 3_600).description == "2026-11-24")
    #expect(
      LocalDay(moment, in: try #require(TimeZone(identifier: "Pacific/Auckland"))).description
        == "2026-11-24")
    #expect(LocalDay(Date(timeIntervalSince1970: -1), utcOffset: 0).number == -1)
  }

  @Test func `weeks begin on Monday`() {
    let monday = LocalDay(Date(timeIntervalSince1970: 1_795_428_000), utcOffset: 0)
    #expect(monday.weekday == 0)
    for offset in 0..<7 {
      #expect(monday.advanced(by: offset).weekday == offset)
      #expect(monday.advanced(by: offset).startOfWeek == monday)
    }
    #expect(LocalDay(number: -4).weekday == 6)
  }

  @Test(arguments: [
    "2026-11-23", "2024-02-29", "1970-01-01", "9999-12-31", "0001-01-01",
  ])
  func `a day is read from text and written back`(text: String) throws {
    #expect(try #require(LocalDay(text)).description == text)
  }

  @Test(arguments: [
    "", "2026-02-29", "2026-13-01", "2026-00-10", "2026-1-1", "26-01-01", "2026-01-32",
    "2026/01/01", "2026-01-01 ", "+026-01-01", "２０２６-01-01",
  ])
  func `text that is no valid date is rejected`(text: String) {
    #expect(LocalDay(text) == nil)
  }

  @Test func `a time of day follows daylight saving`() throws {
    let berlin = try #require(TimeZone(identifier: "Europe/Berlin"))
    func clock(_ day: LocalDay, _ hour: Int, _ minute: Int) -> Double {
      day.moment(secondsIntoDay: (hour * 60 + minute) * 60, in: berlin).timeIntervalSince1970
    }
    // Clocks go from 2:00 to 3:00 on 29 March, at 1:00 in UTC.
    let spring = LocalDay(year: 2026, month: 3, day: 29)
    let midnight = Double(spring.number * 86_400)
    #expect(clock(spring, 1, 30) == midnight + 1_800)
    #expect(clock(spring, 2, 30) == midnight + 5_400)
    #expect(clock(spring, 8, 0) == midnight + 6 * 3_600)
    // And back from 3:00 to 2:00 on 25 October, at 1:00 in UTC.
    let autumn = LocalDay(year: 2026, month: 10, day: 25)
    let second = Double(autumn.number * 86_400)
    #expect(clock(autumn, 2, 30) == second + 1_800)
    #expect(clock(autumn, 8, 0) == second + 7 * 3_600)
  }
}
