import ArgumentParser
import Coach
import RoutineEngine
import RoutineFiles
import Screen

/// `unknot list`
struct ListCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list",
    abstract: "Name all routines, with their length and what they need.",
    discussion: """
      The length is what a standard session is likely to take, waits included. In JSON, "seconds" \
      are those that the clock runs for at each level, without the waits.
      """
  )

  @Flag(help: "Print JSON for other programs.")
  var json = false

  func run() throws {
    let entries = Library().catalogue.entries
    if json {
      try Output.print(JSONOutput.text(entries.compactMap(ListedRoutine.init)))
      for entry in entries where entry.routine == nil {
        Output.error("\(entry.path ?? entry.id) is broken and left out: \(entry.reason ?? "")")
      }
    } else {
      try Output.print(Self.table(of: entries, columns: Output.columns))
    }
  }

  /// A line a routine: id, title, length, equipment.
  private static func table(of entries: [CatalogEntry], columns: Int) -> String {
    let idColumns = entries.map(\.id.columns).max() ?? 0
    let lines = entries.map { entry in
      let id = padded(entry.id, to: idColumns)
      guard let routine = entry.routine else {
        return "\(id)  broken: \(entry.reason ?? "it cannot be read")"
      }
      let length = (try? Timeline(routine))?.likelyLength ?? .zero
      let minutes = Wording.about(length)
      var line = "\(id)  \(leading(minutes, to: 6))  \(routine.title)"
      let equipment = routine.includingWhatItIncludes.equipment
      if !equipment.isEmpty { line += " (\(equipment.joined(separator: ", ")))" }
      if entry.origin == .own {
        line += entry.shadowsBuiltIn ? " [own, in place of the built-in one]" : " [own]"
      }
      return line
    }
    return lines.joined(separator: "\n")
  }

  private static func padded(_ text: String, to columns: Int) -> String {
    text + String(repeating: " ", count: max(0, columns - text.columns))
  }

  private static func leading(_ text: String, to columns: Int) -> String {
    String(repeating: " ", count: max(0, columns - text.columns)) + text
  }
}

/// A routine in `list --json`.
private struct ListedRoutine: Encodable {
  let id: String
  let title: String
  let kind: String
  let origin: String
  let equipment: [String]
  let seconds: [String: JSONSeconds]

  /// `nil` for a routine that is broken.
  init?(_ entry: CatalogEntry) {
    guard let routine = entry.routine else { return nil }
    id = entry.id
    title = routine.title
    kind = routine.kind.rawValue
    origin = entry.origin.rawValue
    equipment = routine.includingWhatItIncludes.equipment
    var seconds: [String: JSONSeconds] = [:]
    for level in Level.allCases {
      let timeline = try? Timeline(routine, Prescription(level: level))
      seconds[level.rawValue] = timeline.map { JSONSeconds($0.length) }
    }
    self.seconds = seconds
  }
}
