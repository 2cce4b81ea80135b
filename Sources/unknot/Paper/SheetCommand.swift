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
    abstract: "Make a page of a routine for the wall: figures, steps, two weeks to tick.",
    discussion: """
      One HTML file with an A4 page for each routine. It loads nothing and runs nothing: print it, \
      send it, or read it on a phone.
      """
  )

  @Argument(help: "Ids or files of routines.", completion: .routine)
  var routines: [String]

  @OptionGroup var dose: DoseOptions
  @OptionGroup var output: PageOutput

  func run() throws {
    let library = Library()
    let preferences = Preferences()
    preferences.warn()
    let today = LocalDay(Date(), in: .current)
    let sheets = try routines.map { name in
      let routine = try library.routine(name)
      let timeline = try dose.timeline(of: routine, over: preferences.settings)
      let names = Sheet.figureNames(of: timeline)
      let figures = names.reduce(into: [String: Figure]()) { $0[$1] = library.figure($1) }
      return Sheet(
        timeline, figures: figures,
        timesPerDay: routine.timesPerDay.map { $0.low...$0.high },
        frequency: routine.frequency.map(Format.frequency),
        emergencyNumber: SafetyFile().advice(now: Date()).emergencyNumber.words,
        program: "unknot \(Version.number)", date: LocalTime.longDay(today))
    }
    try output.write(Sheet.page(sheets), named: "sheet")
  }
}
