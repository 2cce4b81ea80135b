import ArgumentParser
import CarePlan
import Figures
import Foundation
import Pages
import RoutineEngine
import SessionHistory
import TUI

/// `unknot sheet`
struct SheetCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "sheet",
    abstract: "Make a page of a routine or a plan for the wall: figures, steps, days to tick.",
    discussion: """
      One HTML file with an A4 page for each routine. `plan:strain-recovery` is that plan with its \
      phases; if it is running, with its dates. It loads nothing and runs nothing: print it, \
      send it, or read it on a phone.
      """
  )

  @Argument(help: "Ids or files of routines; plan:NAME for a plan.", completion: .routine)
  var routines: [String]

  @OptionGroup var dose: DoseOptions
  @OptionGroup var output: PageOutput

  func run() throws {
    let library = Library()
    let preferences = Preferences()
    preferences.warn()
    let today = preferences.settings.ownDay.day(of: Date(), in: .current)
    let number = SafetyFile().advice(now: Date()).emergencyNumber.words
    let catalogue = library.catalogue
    // A file, or an id that only a plan has, needs no `plan:` in front.
    let isPlan = { (name: String) in
      name.hasPrefix("plan:") || catalogue.isPlanFile(name)
        || catalogue.entry(withID: name) == nil && catalogue.plan(withID: name) != nil
    }
    let plans = try routines.filter(isPlan).map { name in
      let plan = try PlanLookup.plan(of: PlanLookup.entry(name, in: catalogue))
      let running = PlanAccess.running(catalogue)
      let names = PlanSheet.figureNames(of: plan)
      return PlanSheet(
        plan, figures: names.reduce(into: [String: Figure]()) { $0[$1] = library.figure($1) },
        start: running?.plan.id == plan.id ? running?.run.start : nil, emergencyNumber: number,
        program: "unknot \(Version.number)", date: LocalTime.longDay(today),
        line: { PlanText.item($0, in: $1) })
    }
    let sheets = try routines.filter { !isPlan($0) }.map { name in
      let routine = try library.routine(name)
      let timeline = try dose.timeline(of: routine, over: preferences.settings)
      let names = Sheet.figureNames(of: timeline)
      let figures = names.reduce(into: [String: Figure]()) { $0[$1] = library.figure($1) }
      return Sheet(
        timeline, figures: figures,
        timesPerDay: routine.timesPerDay.map { $0.low...$0.high },
        frequency: routine.frequency.map(Format.frequency),
        emergencyNumber: number,
        program: "unknot \(Version.number)", date: LocalTime.longDay(today))
    }
    try output.write(
      (plans.isEmpty ? Sheet.page(sheets) : Sheet.page(plans, sheets)), named: "sheet")
  }
}
