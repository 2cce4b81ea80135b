import BuiltInRoutines
import CarePlan
import Drawing
import Foundation
import RoutineEngine
import RoutineFiles
import Testing

@testable import TUI

/// The list of somebody who follows a plan.
@Suite struct ProgrammeTests {
  private let catalogue = RoutineCatalog(
    builtIn: BuiltInRoutines.routines.map { ($0.name, $0.bytes) },
    moves: BuiltInRoutines.moves.map { ($0.name, $0.bytes) },
    plans: BuiltInRoutines.plans.map { ($0.name, $0.bytes) })

  /// Ten in the morning.
  private static let start = Date(timeIntervalSince1970: 20_000 * 86_400 + 10 * 3_600)
  private static let today = LocalDay(start, in: .gmt)

  /// The list on a day of strain-recovery.
  private func list(
    day: Int, pain: Int? = nil, size: Size = Size(columns: 80, rows: 24)
  ) throws -> App {
    let plan = try #require(catalogue.plan(withID: "strain-recovery")?.plan)
    let event = PlanEvent(
      .started, of: plan.id, on: Self.today.advanced(by: 1 - day), at: Self.start, machine: UUID())
    var practice = Practice()
    practice.plan = RunningPlan(plan, try #require(PlanRun([event])), sessions: [])
    let entries = catalogue.entries.compactMap(\.routine).map {
      RoutineListEntry(id: $0.id, isOwn: false, content: .routine($0))
    }
    var app = Fixture.picking(
      size, entries: entries, settings: PlaySettings(),
      care: Care(signs: .nothing, pain: pain, start: Self.start))
    app.receive(.practice(practice))
    return app
  }

  @Test func `the plan's routine comes first with the day, and Enter begins it`() throws {
    var app = try list(day: 5)
    #expect(app.sees("My programme"))
    #expect(app.frame.text.contains(/Strain: move +Day 5 of 21/))
    app.press(.enter)
    #expect(app.session?.timeline.routine.id == "strain-move")
  }

  @Test func `the plan says on a bad day what is left and why`() throws {
    let app = try list(day: 5, pain: 7)
    #expect(app.frame.text.contains(/Strain: rest +Day 5 of 21/))
    #expect(app.sees("Only Strain: rest today:") && app.sees("pain was 7. Tomorrow one step back."))
  }

  @Test func `what the plan leaves out says so in the list and when it begins`() throws {
    var app = try list(day: 1)
    #expect(app.frame.text.contains(/Foam rolling +not now/))
    #expect(!app.frame.text.contains(/Strain: rest +not now/))
    app.press(.character("/"))
    for letter in "foam rolling" { app.press(.character(letter)) }
    #expect(app.sees("Your plan leaves Foam rolling"))
    var effects = app.press(.enter)
    if app.session == nil { effects += app.press(.character("0")) }
    let said = effects.compactMap { if case .say(let text) = $0 { text } else { nil } }
    #expect(said.contains { $0.hasPrefix("Your plan leaves Foam rolling out for now.") }, "\(said)")
    #expect(app.session?.timeline.routine.id == "foam-roller")
  }

  @Test func `a small window names the day, too`() throws {
    for size in [Size(columns: 40, rows: 12), Size(columns: 120, rows: 40)] {
      let app = try list(day: 5, size: size)
      #expect(app.sees("Strain: move"))
      #expect(app.sees("Day 5 of 21") || size.columns < 60)
    }
  }
}
