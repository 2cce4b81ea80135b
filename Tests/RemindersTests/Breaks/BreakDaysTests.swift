import CarePlan
import Foundation
import RoutineEngine
import RoutineFiles
import TestSupport
import Testing

@testable import Reminders

/// The engine in whole days.
@Suite struct BreakDaysTests {
  static let berlin = TimeZone(identifier: "Europe/Berlin") ?? .gmt
  static let hour = 3_600.0

  /// Midnight at the begin of a day in Berlin.
  static func midnight(_ year: Int, _ month: Int, _ day: Int) -> Date {
    LocalDay(year: year, month: month, day: day).moment(secondsIntoDay: 0, in: berlin)
  }

  private static func settings() throws -> BreakSettings {
    BreakSettings(
      hours: WorkingHours("9:00-12:30, 13:15-17:30"),
      quiet: try #require(DayHours.list("22:00-7:00")))
  }

  /// Two days of somebody at a desk, from midnight on.
  static func office(_ seed: UInt64) -> SimulatedDays {
    var chance = SeededGenerator(seed: seed)
    // Among them the days of both clock changes.
    let firsts = [midnight(2026, 3, 28), midnight(2026, 10, 24), midnight(2026, 11, 23)]
    var days = SimulatedDays(
      start: firsts[Int(seed) % 3].addingTimeInterval(Double(seed % 4) * 86_400),
      timeZone: berlin, length: 48 * hour)
    days.seesTerminalsOnly = seed % 5 == 0
    for midnight in [0, 24 * hour] {
      func at(_ time: Double) -> Double { midnight + time * hour }
      var away: [Range<Double>] = [at(12.4)..<at(13.2)]
      for _ in 0..<3 {
        let start = at(Double.random(in: 9..<17, using: &chance))
        away.append(start..<start + Double.random(in: 120..<900, using: &chance))
      }
      for _ in 0..<2 {
        let start = at(Double.random(in: 9..<16, using: &chance))
        let call = start..<start + Double.random(in: 600..<7_200, using: &chance)
        days.calls.append(call)
        // Some type while they talk, most do not.
        if Bool.random(using: &chance) { away.append(call) }
      }
      if Bool.random(using: &chance) {
        let start = at(Double.random(in: 10..<16, using: &chance))
        let suspend = start..<start + Double.random(in: 60..<3_000, using: &chance)
        if !days.calls.contains(where: { $0.overlaps(suspend) }) {
          days.suspends.append(suspend)
          away.append(suspend)
        }
      }
      if Bool.random(using: &chance) {
        let start = at(Double.random(in: 10..<16, using: &chance))
        let lock = start..<start + Double.random(in: 30..<1_200, using: &chance)
        days.locks.append(lock)
        away.append(lock)
      }
      if seed % 7 == 3 {
        let jump = Bool.random(using: &chance) ? 3_600.0 : -3_600.0
        days.clockChanges.append((at(Double.random(in: 9..<17, using: &chance)), jump))
      }
      var time = at(Double.random(in: 7..<10, using: &chance))
      let end = at(Double.random(in: 17..<19, using: &chance))
      for absence in away.sorted(by: { $0.lowerBound < $1.lowerBound }) {
        if absence.lowerBound > time { days.type(time..<min(absence.lowerBound, end), &chance) }
        time = max(time, absence.upperBound)
      }
      if time < end { days.type(time..<end, &chance) }
      let night = at(23)..<at(30)
      if Bool.random(using: &chance) { days.suspends.append(night) }
    }
    days.inputs.sort()
    days.suspends.sort { $0.lowerBound < $1.lowerBound }
    return days
  }

  /// The boot time since which somebody sits at a time, by the truth: after the latest gap.
  private static func sittingStart(_ days: SimulatedDays, at time: Double) -> Double {
    let inputs = days.inputs.filter { $0 <= time }
    var start = inputs.first ?? 0
    for (one, next) in zip(inputs, inputs.dropFirst()) where next - one >= 300 {
      let isInCall = days.calls.contains { $0.upperBound > one && $0.lowerBound < next }
      if !isInCall { start = next }
    }
    return start
  }

  @Test(arguments: 1...30)
  func `every break is asked for within its rule`(seed: Int) throws {
    let days = Self.office(UInt64(seed))
    var chance = SeededGenerator(seed: UInt64(seed) &+ 99)
    let moods = (0..<64).map { _ in
      [Mood.starts, .puts, .ignores][Int.random(in: 0..<3, using: &chance)]
    }
    var simulation = BreakSimulation(days)
    let settings = try Self.settings()
    simulation.settings = settings
    simulation.mood = { ask, _ in moods[ask % moods.count] }
    simulation.run()
    #expect(!simulation.asks.isEmpty, "a day of work has breaks")
    var perDay: [Int: Int] = [:]
    for ask in simulation.asks {
      let moment = days.moment(ask.at)
      let spans = BreakSpans(settings, in: days.timeZone, around: moment.wall)
      let span = try #require(spans.span(at: moment.wall), "within the hours")
      #expect(span.end.timeIntervalSince(moment.wall) > 600)
      #expect(!days.calls.contains { $0.contains(ask.at) }, "not in a call")
      #expect(!days.locks.contains { $0.contains(ask.at) }, "not before a locked screen")
      let last = try #require(days.lastInput(at: ask.at))
      let isAfterCall = days.calls.contains {
        $0.upperBound <= ask.at && ask.at - $0.upperBound < 200
      }
      #expect(ask.at - last < 70 || isAfterCall, "not to an empty chair")
      #expect(ask.sitting >= 30 * 60 - 1)
      #expect(ask.at - Self.sittingStart(days, at: ask.at) >= ask.sitting - 130)
      perDay[
        LocalDay(moment.wall, in: days.timeZone, from: settings.dayBegin).number, default: 0] +=
        1
    }
    #expect(perDay.values.allSatisfy { $0 <= 8 })
  }

  @Test(arguments: 1...4)
  func `looks more often change no decision`(seed: Int) throws {
    var days = Self.office(UInt64(seed))
    days.length = 14 * Self.hour
    let firsts = try [nil, 1, 20].map { (interval: Double?) in
      var simulation = BreakSimulation(days)
      simulation.settings = try Self.settings()
      simulation.extraLooks = interval
      simulation.mood = { _, _ in .ignores }
      simulation.run()
      return try #require(simulation.asks.first).at
    }
    let spread = (firsts.max() ?? 0) - (firsts.min() ?? 0)
    #expect(spread <= 125, "a look later, and the wait for a pause: \(firsts)")
  }

  @Test(arguments: 1...10)
  func `nobody is asked a fourth time without an answer`(seed: Int) throws {
    let days = Self.office(UInt64(seed))
    var simulation = BreakSimulation(days)
    simulation.settings = try Self.settings()
    simulation.mood = { _, _ in .ignores }
    simulation.run()
    var row = 0
    for line in simulation.lines {
      if line.contains("asked after") { row += 1 }
      if line.contains("sitting; a break") { row = 0 }
      #expect(row <= 3)
    }
  }

  // MARK: 300 days

  /// A day with much in it: lunch, three coffees, two meetings away from the desk of half an hour
  /// to an hour, and five short ways.
  private static func usualDay(_ seed: UInt64) -> SimulatedDays {
    var chance = SeededGenerator(seed: seed)
    var days = SimulatedDays(
      start: midnight(2026, 11, 23), timeZone: berlin, length: 20 * hour)
    var away = [12.5 * hour..<13.25 * hour]
    for _ in 0..<3 {
      let start = Double.random(in: 9..<17, using: &chance) * hour
      away.append(start..<start + Double.random(in: 360..<720, using: &chance))
    }
    for _ in 0..<2 {
      let start = (Double.random(in: 18..<33, using: &chance)).rounded() / 2 * hour
      away.append(start..<start + Double.random(in: 1_800..<3_600, using: &chance))
    }
    for _ in 0..<5 {
      let start = Double.random(in: 9..<17, using: &chance) * hour
      away.append(start..<start + Double.random(in: 300..<420, using: &chance))
    }
    var time = 9 * hour
    for absence in away.sorted(by: { $0.lowerBound < $1.lowerBound }) {
      if absence.lowerBound > time { days.type(time..<absence.lowerBound, &chance) }
      time = max(time, absence.upperBound)
    }
    if time < 17.5 * hour { days.type(time..<17.5 * hour, &chance) }
    return days
  }

  /// The asks up to the goal and the share of days on which it was met, of somebody who starts four
  /// of five breaks and puts the others off.
  private static func year(goesByGoal: Bool) throws -> (asks: Double, met: Double) {
    var (asks, met) = (0, 0)
    for seed in 1...300 {
      var simulation = BreakSimulation(usualDay(UInt64(seed)))
      simulation.settings = try settings()
      var chance = SeededGenerator(seed: UInt64(seed) &+ 1_000)
      let moods = (0..<64).map { _ in
        Double.random(in: 0..<1, using: &chance) < 0.8 ? Mood.starts : .puts
      }
      simulation.mood = { ask, _ in moods[ask % moods.count] }
      if !goesByGoal {
        // Without a goal that is behind, a break comes each fifty minutes.
        simulation.goal = 0
        simulation.settings.goesOnAfterGoal = true
        simulation.enough = 3
      }
      simulation.run()
      asks += simulation.asksToTheGoal
      met += simulation.done.values.max() ?? 0 >= 3 ? 1 : 0
    }
    return (Double(asks) / 300, Double(met) / 300)
  }

  /// By the model of the design a fixed step has 3.1 asks a day and meets the goal on 55 % of days,
  /// one that follows it 3.7 and 91 %. Of the readings that were tried this one is the nearest: 3.2
  /// and 61 %, 3.7 and 92 %. "Willing" is four breaks of five, and people get up more often than
  /// for coffee; with a person who starts every break, both meet it more often, with fewer asks.
  @Test func `a step that follows the goal meets it on far more of 300 days`() throws {
    let fixed = try Self.year(goesByGoal: false)
    let following = try Self.year(goesByGoal: true)
    #expect((3.0...3.4).contains(fixed.asks), "\(fixed)")
    #expect((0.5...0.67).contains(fixed.met), "\(fixed)")
    #expect((3.4...3.9).contains(following.asks), "\(following)")
    #expect(following.met >= 0.88, "\(following)")
  }

  // MARK: One day in print

  @Test func `a day in print`() throws {
    var days = SimulatedDays(
      start: Self.midnight(2026, 11, 23), timeZone: Self.berlin, length: 24 * Self.hour)
    func at(_ hour: Int, _ minute: Int) -> Double { Double(hour * 60 + minute) * 60 }
    let work = [
      at(8, 55)..<at(9, 20), at(9, 27)..<at(10, 50), at(10, 56)..<at(12, 35),
      at(13, 10)..<at(14, 0), at(15, 41)..<at(17, 40),
    ]
    // A key each three seconds, and in every minute a pause of ten.
    days.inputs = work.flatMap { Array(stride(from: $0.lowerBound, to: $0.upperBound, by: 3)) }
      .filter { Int($0) % 60 < 50 }
    days.suspends = [at(10, 50)..<at(10, 56)]
    days.calls = [at(14, 0)..<at(15, 40)]
    var simulation = BreakSimulation(days)
    simulation.settings = try Self.settings()
    simulation.mood = { ask, _ in ask == 1 ? .puts : ask == 3 ? .ignores : .starts }
    simulation.run()
    #expect(simulation.wakeUps < 1_000)
    try Golden.expect(simulation.lines.joined(separator: "\n") + "\n", named: "break-day.txt")
  }
}
