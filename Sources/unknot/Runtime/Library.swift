import BuiltInRoutines
import TUI
import Figures
import RoutineEngine
import RoutineFiles
import SessionHistory

/// All routines: those in the binary and those in the person's own folder.
struct Library {
  let catalogue: RoutineCatalog
  private let figures: FigureCatalog

  init(folders: Paths = Paths()) {
    catalogue = RoutineCatalog(
      builtIn: BuiltInRoutines.routines.map { ($0.name, $0.bytes) },
      moves: BuiltInRoutines.moves.map { ($0.name, $0.bytes) },
      ownFolder: folders.routines, figures: BuiltInRoutines.figures.map(\.name))
    figures = FigureCatalog(
      builtIn: BuiltInRoutines.figures.map { file in (file.name, { file.bytes }) },
      ownFolder: folders.routines)
  }

  /// All good routines, and the moves that play by themselves.
  var routines: [Routine] {
    let listed = catalogue.entries.compactMap(\.routine)
    let ids = Set(listed.map(\.id))
    return listed
      + BuiltInRoutines.moves.filter { !ids.contains($0.id) }
      .compactMap { catalogue.entry(withID: $0.id)?.routine }
  }

  /// The figure of a name; `nil` if there is none, or it is broken: a session goes without it.
  func figure(_ name: String) -> Figure? {
    guard case .success(let parsed) = figures.figure(named: name) else { return nil }
    return parsed.figure
  }

  /// The routine that a person named, an id or a file.
  ///
  /// - Throws: `Failure` with exit code 65 for a file that is no good routine, 66 for one that is
  ///   not there, 74 for one that cannot be read.
  func routine(_ name: String) throws -> Routine {
    let entry: CatalogEntry
    do throws(LookupError) {
      entry = try catalogue.find(name)
    } catch {
      throw Failure(error)
    }
    if let routine = entry.routine { return routine }
    if case .failure(let problem) = entry.content { throw Failure(.file(problem)) }
    let place = CleanText.shown(entry.path ?? entry.id)
    throw Failure(
      .badFile,
      "\(place) has errors. Fix the problems below, then run `unknot check`."
        + "\n" + entry.report)
  }

  /// The timeline of a session that was cut off, as the person had made it; `nil` if its routine
  /// is gone or has changed.
  func timeline(of session: InterruptedSession) -> Timeline? {
    catalogue.entry(withID: session.facts.routineID)?.routine.flatMap(session.timeline(of:))
  }

  /// The lines of the list.
  var listEntries: [RoutineListEntry] { catalogue.entries.map(RoutineListEntry.init) }
}

extension RoutineListEntry {
  fileprivate init(_ entry: CatalogEntry) {
    let content: Content =
      if let routine = entry.routine { .routine(routine) } else {
        .broken(reason: entry.reason ?? "It cannot be read.")
      }
    self.init(id: entry.id, isOwn: entry.origin == .own, content: content)
  }
}
