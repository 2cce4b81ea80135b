import ArgumentParser
import Foundation
import RoutineFiles
import TUI

/// `unknot check`
struct CheckCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check",
    abstract: "Check routine files for errors.",
    discussion: """
      Checks a file that ends in .figure.yaml as a figure, and one with phases as a plan. Prints \
      nothing if all is well. Exits \
      with 1 if a file has an error, or with --strict a warning; 66 if there is no such file.
      """
  )

  @Argument(help: "Files, ids, or - for standard input.", completion: .routine)
  var files: [String] = []

  @Flag(help: "Treat warnings as errors.")
  var strict = false

  @Flag(help: "Print JSON for editors.")
  var json = false

  /// The kinds of files whose schema can be printed.
  enum Schema: EnumerableFlag {
    case schema, moveSchema, planSchema, figureSchema, settingsSchema

    static func help(for value: Schema) -> ArgumentHelp? {
      switch value {
      case .schema: "Print the JSON Schema of routines, for editors that complete and check."
      case .moveSchema: "Print the schema of moves."
      case .planSchema: "Print the schema of plans."
      case .figureSchema: "Print the schema of figures."
      case .settingsSchema: "Print the schema of the settings file."
      }
    }

    /// The schema's text.
    var text: String {
      switch self {
      case .schema: RoutineSchema.text
      case .moveSchema: RoutineSchema.moveText
      case .planSchema: RoutineSchema.planText
      case .figureSchema: FigureSchema.text
      case .settingsSchema:
        SettingsSchema.text(of: Setting.all.map { (Preferences.key(of: $0), $0.help) })
      }
    }
  }

  @Flag(exclusivity: .exclusive) var schema: Schema?

  func validate() throws {
    if files.isEmpty && schema == nil {
      throw ValidationError("Name the files to check, or - for standard input.")
    }
  }

  func run() throws {
    if let schema { return try Output.write(schema.text, to: STDOUT_FILENO) }
    let catalogue = Library().catalogue
    var found: [FoundProblem] = []
    var missing: Failure?
    for file in files {
      do throws(LookupError) {
        let look = try look(at: file, in: catalogue)
        found += look.problems
        if !json, !look.report.isEmpty { try? Output.print(look.report) }
        if !json, let entry = catalogue.ownEntry(of: file) {
          FormerNames.say(for: [entry], in: catalogue)
        }
      } catch {
        // The other files are checked all the same.
        Output.error(error.message)
        missing = Failure(Failure(error).code, "")
      }
    }
    if json { try Output.print(JSONOutput.text(found)) }
    if let missing { throw missing }
    if found.contains(where: { strict || $0.severity == .error }) {
      throw Failure(.problemsFound, "")
    }
  }

  /// Returns the faults of a file, as values and as text.
  private func look(
    at file: String, in catalogue: RoutineCatalog
  ) throws(LookupError) -> (problems: [FoundProblem], report: String) {
    if file.hasSuffix(FigureCatalog.ending) {
      let figure = try FigureCatalog.figure(ofFile: file)
      return (
        figure.diagnostics.map { FoundProblem(file: file, $0) }, figure.report(file: file)
      )
    }
    if file.hasPrefix("plan:") || catalogue.isPlanFile(file)
      || catalogue.entry(withID: file) == nil && catalogue.plan(withID: file) != nil
    {
      let plan = try catalogue.findPlan(file)
      if case .failure(let problem) = plan.content { throw .file(problem) }
      let path = plan.path ?? file
      return (plan.diagnostics.map { FoundProblem(file: path, $0) }, plan.report)
    }
    let entry = try catalogue.find(file)
    if case .failure(let problem) = entry.content { throw .file(problem) }
    let path = entry.path ?? file
    return (entry.diagnostics.map { FoundProblem(file: path, $0) }, entry.report)
  }
}

/// A problem in `check --json`.
private struct FoundProblem: Encodable {
  let file: String
  let line: Int
  let column: Int
  let length: Int
  let severity: Diagnostic.Severity
  let code: Diagnostic.Code
  let message: String
  let hint: String?

  init(file: String, _ diagnostic: Diagnostic) {
    self.file = file
    line = diagnostic.line
    column = diagnostic.column
    length = diagnostic.length
    severity = diagnostic.severity
    code = diagnostic.code
    message = diagnostic.message
    hint = diagnostic.hint
  }
}
