import BuiltInRoutines
import Figures
import Foundation
import RoutineEngine
import RoutineFiles
import SessionHistory
import TUI

/// All routines: those in the binary and those in the person's own folder.
struct Library {
  let catalogue: RoutineCatalog
  private let figures: FigureCatalog

  init(folders: Paths = Paths()) {
    catalogue = RoutineCatalog(
      builtIn: BuiltInRoutines.routines.map { ($0.name, $0.bytes) },
      moves: BuiltInRoutines.moves.map { ($0.name, $0.bytes) },
      plans: BuiltInRoutines.plans.map { ($0.name, $0.bytes) },
      ownFolder: folders.routines, figures: BuiltInRoutines.figures.map(\.name))
    figures = FigureCatalog(
      builtIn: BuiltInRoutines.figures.map { file in (file.name, { file.bytes }) },
      ownFolder: folders.routines)
  }

  /// The present ids of renamed routines, by their former ids.
  static func currentNames(folders: Paths = Paths()) -> [String: String] {
    Library(folders: folders).catalogue.currentNames
  }

  /// Returns the present ids of renamed routines, by their former ids. Returns an empty dictionary,
  /// and reads no file, if each of the ids belongs to a routine now.
  static func currentNames(
    of ids: some Sequence<String>, folders: Paths
  ) -> [String: String] {
    let builtIn = Set(BuiltInRoutines.routines.map(\.name))
    let isKnown = ids.allSatisfy { id in
      builtIn.contains(id) || builtIn.contains(id + ".move")
        || folders.routines.map { access("\($0)/\(id).yaml", F_OK) == 0 } ?? false
    }
    return isKnown ? [:] : currentNames(folders: folders)
  }

  /// All routines without errors, and the moves that can be played alone.
  var routines: [Routine] { routines { _ in true } }

  /// Returns the routines whose ids are wanted, without reading the files of others.
  func routines(where isWanted: (String) -> Bool) -> [Routine] {
    let listed = catalogue.ids.filter(isWanted).compactMap {
      catalogue.entry(withID: $0)?.routine
    }
    let ids = Set(listed.map(\.id))
    return listed
      + BuiltInRoutines.moves.filter { isWanted($0.id) && !ids.contains($0.id) }
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
    if let routine = entry.routine {
      // A routine named by its file is played as the file has it, without the plan's dose.
      return entry.id == name ? planned(entry.id) ?? routine : routine
    }
    if case .failure(let problem) = entry.content { throw Failure(.file(problem)) }
    let place = CleanText.shown(entry.path ?? entry.id)
    throw Failure(
      .badFile,
      "\(place) has errors. Fix the problems below, then run `unknot check`."
        + "\n" + entry.report)
  }

  /// The timeline of a cut-off session, with the person's changes; `nil` if its routine is gone or
  /// has changed.
  func timeline(of session: InterruptedSession) -> Timeline? {
    let id = session.facts.routineID
    return planned(id).flatMap(session.timeline(of:))
      ?? catalogue.entry(withID: id)?.routine.flatMap(session.timeline(of:))
  }

  /// A routine with the dose that the plan gives it today; `nil` if the plan does not have it.
  func planned(_ id: String) -> Routine? {
    PlanAccess.routines(catalogue).first { $0.id == id }
  }

  /// The entries of the routine list. Routines of the plan have the plan's doses.
  var listEntries: [RoutineListEntry] {
    let entries = catalogue.entries.map(RoutineListEntry.init)
    let planned = PlanAccess.routines(catalogue)
    if planned.isEmpty { return entries }
    let byID = Dictionary(planned.map { ($0.id, $0) }) { first, _ in first }
    let ids = Set(entries.map(\.id))
    return planned.filter { !ids.contains($0.id) }.map { routine in
      RoutineListEntry(
        id: routine.id, isOwn: catalogue.entry(withID: routine.id)?.origin == .own,
        content: .routine(routine))
    }
      + entries.map { entry in
        byID[entry.id].map {
          RoutineListEntry(id: entry.id, isOwn: entry.isOwn, content: .routine($0))
        } ?? entry
      }
  }
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
