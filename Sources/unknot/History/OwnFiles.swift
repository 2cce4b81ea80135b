import Foundation
import RoutineFiles
import SessionHistory

/// The person's own files as lines of an export: settings, routines, moves, figures.
struct OwnFiles {
  private struct Line: Codable {
    var type = ExportKind.file
    var path: String
    var text: String
  }

  /// The outcome of an import of files, as paths.
  struct Outcome: Equatable {
    /// New files.
    var added: [String] = []
    /// Existing files with another text, which stay.
    var differing: [String] = []
    /// The number of existing files with the same text.
    var same = 0
    /// The reasons that lines cannot be used.
    var problems: [String] = []
  }

  private let config: String?
  private let routines: String?

  init(_ paths: Paths = Paths()) {
    config = paths.config
    routines = paths.routines
  }

  private static let configName = "config.yaml"
  private static let folderName = "routines/"

  /// The lines of all files, each with its line break. A file that is no text is left out and
  /// reported.
  func lines(onError: (String) -> Void) throws -> [Data] {
    var files: [(name: String, path: String)] = config.map { [(Self.configName, $0)] } ?? []
    if let routines {
      let names = (try? FileManager.default.contentsOfDirectory(atPath: routines)) ?? []
      files += names.sorted().filter(Self.isName)
        .map { (Self.folderName + $0, "\(routines)/\($0)") }
    }
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    return try files.compactMap { name, path in
      guard let bytes = AtomicFile.read(path) else { return nil }
      guard bytes.count <= Limits.fileBytes, let text = String(bytes: bytes, encoding: .utf8) else {
        onError("\(path) is not a text of at most 256 KiB, so it is skipped")
        return nil
      }
      return try encoder.encode(Line(path: name, text: text)) + Data([0x0A])
    }
  }

  /// Writes the files of lines, if they do not exist yet. Never overwrites a file.
  func takeIn(_ lines: [Data]) -> Outcome {
    var outcome = Outcome()
    for line in lines {
      guard let file = try? JSONDecoder().decode(Line.self, from: line),
        let path = place(of: file.path), file.text.utf8.count <= Limits.fileBytes
      else {
        outcome.problems.append("a file cannot be used: `unknot export` did not write it")
        continue
      }
      if let known = AtomicFile.read(path) {
        if known == Data(file.text.utf8) {
          outcome.same += 1
        } else {
          outcome.differing.append(path)
        }
        continue
      }
      do throws(AtomicFile.Problem) {
        try AtomicFile.write(file.text, to: path)
        outcome.added.append(path)
      } catch {
        outcome.problems.append(error.description)
      }
    }
    return outcome
  }

  /// The path for a file of an export; `nil` for an invalid name.
  private func place(of name: String) -> String? {
    if name == Self.configName { return config }
    guard name.hasPrefix(Self.folderName) else { return nil }
    let file = String(name.dropFirst(Self.folderName.count))
    return Self.isName(file) ? routines.map { "\($0)/\(file)" } : nil
  }

  /// True for the name of a routine's, a move's, a figure's or a plan's file. Such a name can hold
  /// no path.
  private static func isName(_ name: String) -> Bool {
    guard name.hasSuffix(".yaml") else { return false }
    let stem = name.dropLast(".yaml".count)
    let kinds = [".move", ".figure", ".plan"]
    let bare = kinds.first(where: stem.hasSuffix).map { stem.dropLast($0.count) } ?? stem
    return RoutineName.isValid(String(bare))
  }
}
