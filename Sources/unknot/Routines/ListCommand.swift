import ArgumentParser
import CarePlan
import Drawing
import Foundation
import RoutineEngine
import RoutineFiles
import TUI

/// `unknot list`
struct ListCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list",
    abstract: "List all routines, with their length and what they need.",
    discussion: """
      The length is about what a standard session takes, waits included. In JSON, "seconds" is \
      the timed part at each level, without the waits.
      """
  )

  @Flag(help: "List the moves that routines are made of instead.")
  var moves = false

  @Flag(help: "Print JSON for other programs.")
  var json = false

  func run() throws {
    let catalogue = Library().catalogue
    let entries = moves ? catalogue.moveEntries : catalogue.entries
    let preferences = Preferences()
    let advice = SafetyFile(settings: preferences.settings).advice(now: Date())
    if json {
      try Output.print(JSONOutput.text(entries.compactMap { ListedRoutine($0, advice) }))
      for entry in entries where entry.routine == nil {
        let place = CleanText.shown(entry.path ?? entry.id)
        Output.error("\(place) has errors, so it is skipped: \(entry.reason ?? "")")
      }
    } else {
      preferences.warn()
      for line in advice.safetyLines + advice.dayLines { try Output.print(line) }
      if !advice.locksEverything, let line = advice.line { try Output.print(line) }
      try Output.print(Self.table(of: entries, advice, columns: Output.columns))
      if !moves { FormerNames.say(for: entries, in: catalogue) }
    }
  }

  /// A line a routine: id, title, length, equipment.
  private static func table(
    of entries: [CatalogEntry], _ advice: Advice, columns: Int
  ) -> String {
    let idColumns = entries.map(\.id.columns).max() ?? 0
    let lines = entries.map { entry in
      let id = padded(entry.id, to: idColumns)
      guard let routine = entry.routine else {
        return "\(id)  broken: \(entry.reason ?? "it cannot be read")"
      }
      let length = (try? Timeline(routine))?.likelyLength ?? .zero
      // With much pain, stretching is not locked: the person is asked first.
      let minutes =
        advice.firmLock(on: routine) != nil
        ? "locked"
        : advice.lock(on: routine) != nil
          ? "asks" : advice.isRuledOut(routine) ? "not now" : Format.about(length)
      var line = "\(id)  \(leading(minutes, to: 7))  \(routine.title)"
      let equipment = routine.allEquipment
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
  /// The reason that it may not begin now: `emergency`, `soon`, `ask-first`, `risk`, `unreadable`
  /// or `pain`.
  @Nullable var locked: String?
  /// The signs and risks that lock it.
  let lockedBy: [String]

  /// `nil` for a routine that is broken.
  init?(_ entry: CatalogEntry, _ advice: Advice) {
    guard let routine = entry.routine else { return nil }
    id = entry.id
    title = routine.title
    let lock = advice.lock(on: routine)
    _locked = Nullable(wrappedValue: lock?.name)
    lockedBy = lock?.concerns(under: advice).map(\.id) ?? []
    kind = routine.kind.rawValue
    origin = entry.origin.rawValue
    equipment = routine.allEquipment
    var seconds: [String: JSONSeconds] = [:]
    for level in Level.allCases {
      let timeline = try? Timeline(routine, Prescription(level: level))
      seconds[level.rawValue] = timeline.map { JSONSeconds($0.length) }
    }
    self.seconds = seconds
  }
}
