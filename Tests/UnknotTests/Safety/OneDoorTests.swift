import CarePlan
import Drawing
import Foundation
import RoutineEngine
import TestSupport
import Testing

@testable import TUI
@testable import unknot

/// Over random days: what breaks suggest and what plans have passes the one door, as all else does.
@Suite struct OneDoorTests {
  private let settings = PlaySettings()
  private let keys = Array("0123456789tgncambsq-").map { Key.character($0) } + [.enter, .escape]

  /// The app after a request, and keys that somebody may press.
  private func play(
    _ routine: Routine, _ prescription: Prescription, _ day: RandomDay, canAsk: Bool,
    _ random: inout SeededGenerator
  ) throws -> App {
    var app = App.playing(
      SessionRequest(try Timeline(routine, prescription), waitsForHistory: true),
      care: Care(day.answers, start: RandomDay.morning, in: .gmt), canAsk: canAsk,
      settings: settings, size: Size(columns: 80, rows: 100), glyphs: .ascii, at: .zero
    ).app
    _ = app.handle(.loaded(.practice(day.answers.practice)), at: .zero)
    for _ in 0..<8 where app.session == nil && !app.isOver {
      _ = app.handle(.key(keys.randomElement(using: &random) ?? .enter), at: .zero)
    }
    return app
  }

  @Test(arguments: 0..<4 as Range<UInt64>)
  func `a break suggests nothing that is closed, and its Start begins nothing that is`(
    seed: UInt64
  ) throws {
    var random = SeededGenerator(seed: seed)
    var (suggested, begun) = (0, 0)
    for round in 0..<25 {
      let day = RandomDay(&random)
      let advice = Advice(day.answers, now: RandomDay.morning, in: .gmt)
      let adviser = BreakAdviser(
        under: advice, RandomDay.routines, settings, now: RandomDay.morning, in: .gmt)
      #expect((adviser.suggestion == nil) == (adviser.reason != nil), "seed \(seed), \(round)")
      let id = adviser.suggestion?.routineID
      if let id {
        suggested += 1
        #expect(!day.closed.union(day.asked).contains(id), "seed \(seed), \(round): \(id)")
      }
      // Whatever was said since it was suggested, Start asks again.
      let later = RandomDay(&random)
      let start = id ?? "two-minute-break"
      let ofPlan = advice.plan?.items.map(\.item.routine) ?? []
      let routine = try #require((ofPlan + RandomDay.routines).first { $0.id == start })
      for canAsk in [true, false] {
        let app = try play(routine, Prescription(), later, canAsk: canAsk, &random)
        guard app.session != nil else { continue }
        begun += 1
        let isOpened = app.advice.safety != later.answers.safety
        #expect(!later.closed.contains(start) || isOpened, "seed \(seed), \(round): \(start)")
        #expect(canAsk || !later.asked.contains(start), "seed \(seed), \(round): \(start)")
      }
    }
    #expect(suggested > 5 && begun > 5, "so few that nothing is shown")
  }

  @Test(arguments: 0..<4 as Range<UInt64>) func `a plan's items begin only what is open`(
    seed: UInt64
  ) throws {
    var random = SeededGenerator(seed: seed)
    var (offered, begun) = (0, 0)
    for round in 0..<25 {
      let day = RandomDay(&random)
      let advice = Advice(day.answers, now: RandomDay.morning, in: .gmt)
      guard let plan = advice.plan, plan.isRunning else { continue }
      let items = plan.items.map(\.item.routine)
      for item in advice.recommendations(from: items + RandomDay.routines, dailyGoal: 3) {
        offered += 1
        #expect(!day.closed.contains(item.routineID), "seed \(seed), \(round): \(item.routineID)")
      }
      guard let routine = items.randomElement(using: &random) else { continue }
      let prescription = plan.capped(Prescription(level: .full), for: routine)
      let canAsk = Bool.random(using: &random)
      let app = try play(routine, prescription, day, canAsk: canAsk, &random)
      guard app.session != nil else { continue }
      begun += 1
      let isOpened = app.advice.safety != day.answers.safety
      #expect(!day.closed.contains(routine.id) || isOpened, "seed \(seed), \(round): \(routine.id)")
      #expect(app.advice.firmLock(on: routine) == nil, "seed \(seed), \(round): \(routine.id)")
    }
    #expect(offered > 10 && begun > 2, "so few that nothing is shown")
  }
}
