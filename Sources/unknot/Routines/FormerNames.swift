import CarePlan
import Foundation
import RoutineEngine
import RoutineFiles
import TUI

extension RoutineCatalog {
  /// The routine of a file in the person's own folder, or of its id; `nil` for any other.
  func ownEntry(of file: String) -> CatalogEntry? {
    let path = URL(fileURLWithPath: file).standardizedFileURL.path
    return entries.first { $0.origin == .own && ($0.id == file || $0.path == path) }
  }
}

/// Finds routines that may have been renamed by hand: sessions under the former id do not count.
enum FormerNames {
  /// Looks for an id of the last weeks that no routine has, and a routine without any session.
  ///
  /// - Parameters:
  ///   - entries: The routines that may be new.
  ///   - catalogue: All routines.
  ///   - practice: The sessions of the last weeks.
  /// - Returns: A sentence about both; `nil` if there are none.
  static func hint(
    for entries: [CatalogEntry], in catalogue: RoutineCatalog, _ practice: Practice
  ) -> String? {
    let new = entries.first {
      $0.origin == .own && !$0.shadowsBuiltIn && practice.firstDays[$0.id] == nil
    }
    let lost = practice.sessions.reversed().lazy.map(\.checkIn.routine).first {
      $0 != Routine.timerID && catalogue.entry(withID: $0) == nil
    }
    guard let new, let lost else { return nil }
    return
      "your record has sessions of `\(CleanText.line(lost))`, and no routine has that id: if "
      + "`\(new.id)` is that routine, write `was: \(CleanText.line(lost))` in its file"
  }

  /// Prints this sentence on standard error, if there is one.
  static func say(for entries: [CatalogEntry], in catalogue: RoutineCatalog) {
    guard entries.contains(where: { $0.origin == .own }) else { return }
    let practice = HistoryAccess.practice(now: Date(), by: Preferences().settings.ownDay)
    if let practice, let hint = hint(for: entries, in: catalogue, practice) { Output.error(hint) }
  }
}
