import ArgumentParser

/// `unknot manual`
struct ManualCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "manual",
    abstract: "Print a page of the manual, to be read by man.",
    discussion: """
      `make install` puts the pages where man finds them. Without that: unknot manual | man -l -
      """,
    shouldDisplay: false
  )

  /// A page.
  enum Page: String, CaseIterable, ExpressibleByArgument {
    /// The program, unknot(1).
    case unknot
    /// The language of routines, unknot-routine(5).
    case routine = "unknot-routine"
  }

  @Argument(help: "The page.")
  var page: Page = .unknot

  func run() throws {
    let text =
      switch page {
      case .unknot: try ProgramManual.text()
      case .routine: RoutineManual.text
      }
    try Output.write(text, to: 1)
  }
}
