import ArgumentParser
import Foundation
import RoutineEngine

/// The candidates of shell completion.
extension CompletionKind {
  /// The ids of routines, and the files of this folder; where the word looks like a path, the files
  /// and folders there.
  static let routine = custom { _, _, typed in
    let files = routineFiles(startingWith: typed)
    return typed.contains("/") || typed.hasPrefix(".")
      ? files
      : plain(Library().catalogue.entries.map(\.id)) + files.filter { !$0.hasSuffix("/") }
  }

  /// The ids of plans.
  static let plan = custom { _, _, _ in plain(Library().catalogue.planIDs) }

  /// The topics of the guide.
  static let topic = custom { _, _, _ in Guide.cards.map(\.name) }

  /// The numbers of the segments of the routine in the same command line.
  static let segment = custom { words, _, _ in
    let catalogue = Library().catalogue
    let routine = words.lazy.compactMap { catalogue.entry(withID: $0)?.routine }.first
    guard let timeline = routine.flatMap({ try? Timeline($0) }) else { return [] }
    return timeline.segments.indices.map { "\($0 + 1)" }
  }

  /// Spans of days that people ask for.
  static let span = list(["7d", "30d", "12w", "52w"])

  /// The candidates that a shell takes literally. Bash's `compgen -W` expands the others, and would
  /// run a command inside a file's name.
  static func plain(_ candidates: [String]) -> [String] {
    candidates.filter { candidate in
      !candidate.hasPrefix("-")
        && candidate.unicodeScalars.allSatisfy {
          $0.properties.isAlphabetic || ("0"..."9").contains($0)
            || "/._-+,@%=:".unicodeScalars.contains($0)
        }
    }
  }

  /// The routine files and the folders in the folder of a path that has been begun.
  private static func routineFiles(startingWith typed: String) -> [String] {
    let end = typed.lastIndex(of: "/").map(typed.index(after:)) ?? typed.startIndex
    let folder = String(typed[..<end])
    let home = NSString(string: folder.isEmpty ? "." : folder).expandingTildeInPath
    let names = (try? FileManager.default.contentsOfDirectory(atPath: home)) ?? []
    return plain(names).sorted().compactMap { name in
      var isFolder: ObjCBool = false
      _ = FileManager.default.fileExists(atPath: "\(home)/\(name)", isDirectory: &isFolder)
      if isFolder.boolValue { return "\(folder)\(name)/" }
      return name.hasSuffix(".yaml") || name.hasSuffix(".yml") ? folder + name : nil
    }
  }
}
