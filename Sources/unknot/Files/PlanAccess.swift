import CarePlan
import Foundation
import RoutineEngine
import RoutineFiles
import SessionHistory

/// The plan that is followed, as commands and screens get at it.
enum PlanAccess {
  /// The plan that is followed; `nil` for none, or if its file is gone or broken.
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

  /// The routines of the phase of today that have a dose of the plan's own, or are nowhere else;
  /// none where no plan is followed.
  static func routines(_ catalogue: RoutineCatalog, now: Date = Date()) -> [Routine] {
    guard let running = running(catalogue) else { return [] }
    let day = running.day(on: Preferences().settings.ownDay.day(of: now, in: .current))
    guard day.isRunning else { return [] }
    // Of two lines of one routine, that of today has its dose.
    let ofToday = day.items.filter { $0.target != nil } + day.items.filter { $0.target == nil }
    var seen: Set<String> = []
    return ofToday.map(\.item.routine).filter { seen.insert($0.id).inserted }
  }
}
