import BuiltInRoutines
import RoutineFiles
import TUI

/// The routines that come along, as entries of the list.
enum BuiltIn {
  static let entries: [RoutineListEntry] = {
    let catalogue = RoutineCatalog(
      builtIn: BuiltInRoutines.routines.map { ($0.name, $0.bytes) },
      moves: BuiltInRoutines.moves.map { ($0.name, $0.bytes) })
    return catalogue.entries.compactMap(\.routine).map {
      RoutineListEntry(id: $0.id, isOwn: false, content: .routine($0))
    }
  }()
}
