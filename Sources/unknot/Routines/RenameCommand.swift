import ArgumentParser
import Foundation
import RoutineFiles

/// `unknot rename`
struct RenameCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "rename",
    abstract: "Rename a routine of your own; its history comes along.",
    discussion: """
      Writes `was: OLD` into the file. What you did as OLD, its goal, its agreed dose and its \
      reminders then count for NEW, on every machine that has the file. To change its title, edit \
      the file.
      """
  )

  @Argument(help: "The id of the routine.", completion: .routine)
  var old: String

  @Argument(help: "Its new id: a-z, 0-9 and -.")
  var new: String

  func validate() throws {
    guard RoutineName.isValid(new) else {
      let better = RoutineName.suggestion(for: new).map { "; `\($0)` would do" } ?? ""
      throw ValidationError("An id has only a-z, 0-9 and - in it\(better).")
    }
  }

  func run() throws {
    let catalogue = Library().catalogue
    let entry: CatalogEntry
    do throws(LookupError) {
      entry = try catalogue.find(old)
    } catch {
      throw Failure(error)
    }
    guard let path = entry.path, entry.id == old else {
      throw Failure(
        .usage,
        "\(CleanText.line(old)) is not one of your own routines; "
          + "`unknot new \(new) --from \(CleanText.line(old))` makes a copy that is")
    }
    // A former id of the same routine is allowed.
    if let other = catalogue.entry(withID: new), other.id == new {
      throw Failure(.usage, "there is a routine \(new) already; choose another id")
    }
    guard let text = catalogue.text(of: entry, renamed: new) else {
      throw Failure(
        .badFile,
        "\(CleanText.line(path)) has no line that begins with `title:`; write `was: \(old)` into "
          + "the file and rename it yourself")
    }
    try move(text, from: path)
    let name = CleanText.line(old)
    let history =
      entry.shadowsBuiltIn
      ? "There is a built-in \(name), too: what you did as \(name) stays with that."
      : "What you did as \(name) counts for it."
    try Output.print("\(name) is \(new) now. \(history)")
  }

  /// Writes the file under its new name, then removes the old one.
  private func move(_ text: String, from path: String) throws {
    let source = URL(fileURLWithPath: path)
    let endings = [".move.yaml", ".move.yml", ".yaml", ".yml"]
    let name = new + (endings.first { source.lastPathComponent.hasSuffix($0) } ?? ".yaml")
    let target = source.deletingLastPathComponent().appendingPathComponent(name).path
    var facts = stat()
    guard lstat(target, &facts) != 0 else {
      throw Failure(.inputOutput, "\(target) is there already, and is left as it is")
    }
    do throws(AtomicFile.Problem) {
      try AtomicFile.write(text, to: target)
    } catch {
      throw Failure(.inputOutput, "\(error); nothing was renamed")
    }
    guard unlink(path) == 0 else {
      let reason = String(cString: strerror(errno))
      unlink(target)
      throw Failure(.inputOutput, "cannot rename \(path): \(reason)")
    }
  }
}
