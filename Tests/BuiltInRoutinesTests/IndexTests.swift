import BuiltInRoutines
import Coach
import Foundation
import RoutineEngine
import RoutineFiles
import TestSupport
import Testing

@Suite struct IndexTests {
  /// The list shows the index before it reads a file, so that it must say the same.
  @Test func theIndexSaysWhatTheFilesSay() throws {
    let catalogue = RoutineCatalog(
      builtIn: BuiltInRoutines.routines.map { ($0.name, $0.bytes) })
    let entries = try catalogue.entries.map { entry in
      let routine = try #require(entry.routine)
      return text(routine.id, try #require(PickerLine(routine)))
    }
    let file = BuiltInRoutinesTests.folder.appending(path: "Index.swift")
    try Golden.expect(
      """
      // What the files say, made from them: `make golden FILTER=Index` makes it anew, and a test holds
      // it to them.

      extension BuiltInRoutines {
        /// What a list shows of each of the routines, in their order.
        public static let index: [IndexEntry] = [
      \(entries.joined(separator: "\n"))
        ]
      }

      """, in: file)
  }

  private func text(_ name: String, _ line: PickerLine) -> String {
    let lengths = Level.allCases.map { text(line.length(at: $0)) }.joined(separator: ", ")
    return """
          IndexEntry(
            "\(name)",
            "\(line.title)",
            needs: \(line.equipment),
            presses: \(line.presses),
            takes: (\(lengths))),
      """
  }

  private func text(_ length: Duration) -> String {
    let milliseconds = Int((length / .milliseconds(1)).rounded())
    return milliseconds.isMultiple(of: 1000)
      ? ".seconds(\(milliseconds / 1000))" : ".milliseconds(\(milliseconds))"
  }
}
