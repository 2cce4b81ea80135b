import ArgumentParser
import Foundation
import Processes
import RoutineFiles

/// `unknot new`
struct NewCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "new",
    abstract: "Start a routine of your own.",
    discussion: """
      Writes a commented file into your own folder, opens it in $VISUAL or $EDITOR on a terminal, \
      and checks it afterwards. Never overwrites a file.
      """
  )

  @Argument(help: "Its id: a-z, 0-9 and -.")
  var name: String

  @Option(
    help: ArgumentHelp("Start from a copy of another routine or move.", valueName: "routine"),
    completion: .routine)
  var from: String?

  @Option(
    help: ArgumentHelp(
      "Begin with the exercises of a sheet, as lines or a table: a file, or - for standard input.",
      valueName: "file"),
    completion: .file())
  var fromText: String?

  func validate() throws {
    if from != nil, fromText != nil {
      throw ValidationError("--from and --from-text: a routine begins with one of them.")
    }
    guard RoutineName.isValid(name) else {
      let better = RoutineName.suggestion(for: name).map { "; `\($0)` would do" } ?? ""
      throw ValidationError("An id has only a-z, 0-9 and - in it\(better).")
    }
  }

  func run() throws {
    guard let folder = Paths().routines else {
      throw Failure(
        .inputOutput, "there is no folder for your routines: HOME is not set; set UNKNOT_HOME")
    }
    let draft = try fromText.map(draft)
    let (text, isMove) = try draft.map { (withSchema($0.text), false) } ?? startingText()
    let path = "\(folder)/\(name)\(isMove ? ".move" : "").yaml"
    try Self.write(text, to: path, in: folder)
    // Editors find the schema by the first line of the file. The file is valid without it, so a
    // failure is ignored.
    try? AtomicFile.write(RoutineSchema.text, to: "\(folder)/\(Self.schemaName)")
    try Output.print(path)
    if let draft {
      let left =
        draft.unread == 0
        ? "" : " Not understood, and left as comments: \(draft.unread)."
      let end = draft.isCut ? " The sheet is too long for one routine: its end is missing." : ""
      Output.errorLines("Exercises: \(draft.steps).\(left)\(end) Compare them with your sheet.")
    }
    guard isatty(STDIN_FILENO) == 1, isatty(STDOUT_FILENO) == 1, Editor.isSet else { return }
    try Editor.edit(path)
    let entry: CatalogEntry
    do throws(LookupError) {
      entry = try Library().catalogue.find(path)
    } catch {
      throw Failure(error)
    }
    if !entry.report.isEmpty { try Output.print(entry.report) }
    guard entry.routine != nil else { throw Failure(.problemsFound, "") }
    try Output.print("It is good. Walk it: unknot play \(name)")
  }

  private func startingText() throws -> (text: [UInt8], isMove: Bool) {
    guard let from else {
      return (withSchema(RoutineTemplate.text(named: name)), false)
    }
    let catalogue = Library().catalogue
    do throws(LookupError) {
      let entry = try catalogue.find(from)
      if case .failure(let problem) = entry.content { throw .file(problem) }
      let isMove = entry.routine?.moveStep != nil
      if let path = entry.path, case .success(let parsed) = entry.content {
        return (Array((path.isEmpty ? "" : parsed.source.text).utf8), isMove)
      }
      return (catalogue.builtInBytes(withID: from) ?? [], isMove)
    } catch {
      throw Failure(error)
    }
  }

  /// A file's text with the line by which editors find the schema.
  private func withSchema(_ text: String) -> [UInt8] {
    Array(("# yaml-language-server: $schema=\(Self.schemaName)\n" + text).utf8)
  }

  /// A draft made from a sheet.
  private func draft(_ path: String) throws -> PrescriptionDraft {
    let bytes: [UInt8]
    do throws(FileError) {
      bytes =
        path == "-"
        ? try FileReader.bytes(from: STDIN_FILENO, path: path)
        : try FileReader.bytes(atPath: path, allowsPipes: true)
    } catch {
      throw Failure(LookupError.file(error))
    }
    let moves = Library().catalogue.moveEntries.compactMap { entry in
      entry.routine?.moveStep.map { (entry.id, $0) }
    }
    return PrescriptionDraft(String(decoding: bytes, as: UTF8.self), named: name, moves: moves)
  }

  private static let schemaName = ".routine.schema.json"

  /// Writes a file that is not there yet.
  private static func write(_ text: [UInt8], to path: String, in folder: String) throws {
    do {
      try AtomicFile.makeFolder(folder)
    } catch {
      throw Failure(.inputOutput, "cannot make the folder \(folder): \(error.localizedDescription)")
    }
    let descriptor = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else {
      let reason =
        errno == EEXIST
        ? "it is there already, and is left as it is; choose another name"
        : String(cString: strerror(errno))
      throw Failure(.inputOutput, "cannot write \(path): \(reason)")
    }
    defer { close(descriptor) }
    do {
      try Output.write(Data(text), to: descriptor)
    } catch {
      let reason = String(cString: strerror(errno))
      // A partial file would block the next attempt.
      unlink(path)
      throw Failure(.inputOutput, "cannot write \(path): \(reason)")
    }
  }
}

/// The person's own editor.
enum Editor {
  /// True if the person has chosen an editor.
  static var isSet: Bool { command != nil }

  private static var command: String? {
    let environment = ProcessEnvironment.environment
    return ["VISUAL", "EDITOR"].compactMap { environment[$0] }.first { !$0.isEmpty }
  }

  /// Opens a file in the editor, and waits until it is closed, however long that takes.
  ///
  /// - Throws: `Failure` if the editor cannot be started or fails; the file stays.
  static func edit(_ path: String) throws {
    guard let command else { return }
    let end: ChildProcess.Termination
    do throws(ChildProcess.StartError) {
      end = try ForegroundProgram.run(
        line: command, [path], environment: ProcessEnvironment.environment)
    } catch {
      let reason = String(cString: strerror(error.code))
      throw Failure(.inputOutput, "cannot start \(command): \(reason)")
    }
    guard end == .success else {
      throw Failure(.inputOutput, "\(command) failed; the file is \(path)")
    }
  }
}
