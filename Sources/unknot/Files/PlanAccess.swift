import CarePlan
import Foundation
import RoutineEngine
import RoutineFiles
import SessionHistory

/// Access of commands and screens to the running plan.
enum PlanAccess {
  /// The running plan; `nil` if there is none, or if its file is gone or broken.
  static func running(_ catalogue: RoutineCatalog? = nil) -> RunningPlan? {
    guard let path = Paths().record, access(path, R_OK) == 0 else { return nil }
    let catalogue = catalogue ?? Library().catalogue
    guard
      let (run, sessions) = History.planRun(
        atPath: path, by: Preferences().settings.ownDay, currentNames: catalogue.currentNames),
      let plan = catalogue.plan(withID: run.planID)?.plan
    else { return nil }
    return RunningPlan(plan, run, sessions: sessions)
  }

  /// The routines of today's phase that have a dose of the plan's own, or exist only in the plan;
  /// empty if no plan runs.
  static func routines(_ catalogue: RoutineCatalog, now: Date = Date()) -> [Routine] {
    guard let running = running(catalogue) else { return [] }
    let day = running.day(on: Preferences().settings.ownDay.day(of: now, in: .current))
    guard day.isRunning else { return [] }
    // If two items have the same routine, the dose of today's item counts.
    let ofToday = day.items.filter { $0.target != nil } + day.items.filter { $0.target == nil }
    var seen: Set<String> = []
    return ofToday.map(\.item.routine).filter { seen.insert($0.id).inserted }
  }
}
