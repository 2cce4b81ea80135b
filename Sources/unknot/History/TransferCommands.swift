import ArgumentParser
import Foundation
import RoutineFiles
import SessionHistory

/// `unknot export`
struct ExportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "export",
    abstract: "Write your record as JSON Lines.",
    discussion: """
      Writes your sessions, pain, doses and plans, what you corrected and deleted, and your answers \
      about warning signs and risks, without a clinician's word. --all adds your settings, \
      routines, moves, figures and plan files.

      What this machine keeps for itself stays here: the locks of today, which cautions you have \
      read, reminders that are silent until tomorrow, and the numbers of calendar events. So empty \
      the calendar before you import one from another machine.

      With --to it writes this machine's own file in a folder and prints its path. Let Syncthing \
      or Git keep that folder in step between machines, and `unknot import` it on each.
      """
  )

  @Option(
    help: ArgumentHelp(
      "Write a file for this machine into a folder; - for standard output.", valueName: "folder"),
    completion: .directory)
  var to: String?

  @Flag(help: "Add your settings and your own routines, moves, figures and plan files.")
  var all = false

  func validate() throws {
    if to?.isEmpty ?? false { throw ValidationError("--to: name a folder, or -.") }
  }

  func run() throws {
    let files = all ? try OwnFiles().lines { Output.error($0) } : []
    let others = (try SafetyFile().exportLine.map { [$0] } ?? []) + files
    if let to, to != "-" {
      let history = try HistoryAccess.toWrite()
      return try Output.print(
        try HistoryAccess.attempt { try history.export(toFolder: to, with: others) })
    }
    let known = try HistoryAccess.toRead()
    if known == nil, others.isEmpty { return }
    let output = OutputBuffer()
    try HistoryAccess.attempt {
      let history = try known ?? History(inMemoryFor: .current)
      try history.export { try output.write($0) }
    }
    for line in others { try output.write(line) }
    try output.flush()
  }
}

/// `unknot import`
struct ImportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "import",
    abstract: "Read a record that `export` wrote, here or on another machine.",
    discussion: """
      Sessions that are known stay as they are, so you can import files twice and in any order. In \
      a folder it reads the files that end in .jsonl. Exits with 65 if a line is not a session; the \
      others are read. Of answers about warning signs and risks the stricter one counts, and a \
      clinician's word counts only on the machine where you said it. Lines of a kind that only a \
      newer unknot knows are kept, and `export` passes them on. Settings and routines of \
      `export --all` are read with --all where you have none of that name: settings can name \
      programs that unknot starts, so take them from nobody but yourself.
      """
  )

  @Argument(
    help: "Files that `export` wrote, folders of them, or - for standard input.",
    completion: .file(extensions: ["jsonl"])
  )
  var paths: [String]

  @Flag(help: "Also read settings, routines, moves and figures. Never overwrites one.")
  var all = false

  func run() throws {
    try checkAll()
    let history = try HistoryAccess.toWrite()
    var (added, updated, unchanged, problems, answers, deleted, pains) = (0, 0, 0, 0, 0, 0, 0)
    var unknown = 0
    var foreign: [String: [Data]] = [:]
    // Saves the locks first, so that an imported deletion removes none.
    try SafetyFile.saveClosures()
    for path in paths {
      let report = try HistoryAccess.attempt { try Self.take(path, into: history) }
      for problem in report.problems { Output.error(problem.message) }
      added += report.added
      updated += report.updated
      unchanged += report.unchanged
      problems += report.problemCount
      answers += report.answersAdded
      deleted += report.deleted
      pains += report.painAdded
      unknown += report.unknownAdded
      foreign.merge(report.foreignLines) { $0 + $1 }
    }
    try SafetyFile.saveClosures()
    problems += try takeIn(foreign[ExportKind.safety] ?? [])
    problems += try takeIn(files: foreign[ExportKind.file] ?? [])
    try Output.print(
      HistoryText.imported(
        added, updated, unchanged, deleted: deleted, answers: answers, pains: pains,
        unknown: unknown, problems: problems))
    if problems > 0 { throw Failure(.badFile, "") }
  }

  /// Merges answers about warning signs and risks with those of this machine.
  ///
  /// - Returns: The number of lines that cannot be used.
  private func takeIn(_ lines: [Data]) throws -> Int {
    let file = SafetyFile()
    var safety = file.answers.safety
    var problems = 0
    for line in lines {
      if let answers = SafetyRecord(line)?.answers {
        safety.join(answers)
      } else {
        problems += 1
        Output.error(
          "answers about warning signs cannot be read; a newer unknot may have written them")
      }
    }
    if safety != file.answers.safety {
      if let notice = try file.save(safety, now: Date()) { Output.error(notice) }
      try Output.print("Your answers about warning signs and risks are stricter now.")
    }
    return problems
  }

  /// Imports settings and routines, if the person asked for them by `--all`.
  ///
  /// - Returns: The number of lines that cannot be used.
  private func takeIn(files lines: [Data]) throws -> Int {
    if lines.isEmpty { return 0 }
    guard all else {
      try Output.print("Settings and routines: \(lines.count); add --all to read them.")
      return 0
    }
    let outcome = OwnFiles().takeIn(lines)
    for path in outcome.added { try Output.print("Added: \(CleanText.line(path))") }
    for path in outcome.differing {
      try Output.print("Yours is another, and stays: \(CleanText.line(path))")
    }
    for problem in outcome.problems { Output.error(problem) }
    return outcome.problems.count
  }

  /// Checks all paths before the import, so that nothing is imported if one is mistyped.
  private func checkAll() throws {
    for path in paths where path != "-" && !FileManager.default.fileExists(atPath: path) {
      throw Failure(
        .notFound,
        "there is no file or folder \(CleanText.line(path)); name what `unknot export` wrote")
    }
  }

  private static func take(_ path: String, into history: History) throws -> ImportReport {
    var isFolder: ObjCBool = false
    _ = FileManager.default.fileExists(atPath: path, isDirectory: &isFolder)
    return isFolder.boolValue
      ? try history.importFolder(path) : try history.importFile(path)
  }
}
