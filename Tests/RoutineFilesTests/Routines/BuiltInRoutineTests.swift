import Foundation
import RoutineEngine
import Testing

@testable import RoutineFiles

/// The built-in routines and the starting file.
@Suite struct BuiltInRoutineTests {
  static let names = (try? Folders.names(in: Folders.builtIn, ending: ".yaml")) ?? []
  static let moves = (try? Folders.names(in: Folders.moves, ending: ".yaml")) ?? []

  static func catalog() throws -> RoutineCatalog {
    RoutineCatalog(
      builtIn: try names.map {
        ($0, try Folders.bytes(Folders.builtIn.appendingPathComponent($0 + ".yaml")))
      },
      moves: try moves.map {
        ($0, try Folders.bytes(Folders.moves.appendingPathComponent($0 + ".yaml")))
      })
  }

  @Test func `the built-in routines have no diagnostics`() throws {
    let catalog = try Self.catalog()
    for entry in catalog.entries + catalog.moveEntries {
      #expect(entry.report == "" && entry.routine?.id == entry.id)
    }
    #expect(catalog.moveEntries.count == Self.moves.count + 2)
    #expect(catalog.moveEntries.allSatisfy { $0.routine?.moveStep != nil })
  }

  /// Such a question is not skipped in a hands-free session.
  @Test func `a question that may end the session waits for an answer`() throws {
    let prompts = try Self.catalog().entries.flatMap { $0.routine?.steps ?? [] }
      .filter { $0.text.contains("stop here: press q.") }
    #expect(prompts.count == 2)
    for prompt in prompts { #expect(prompt.asks, "\(prompt.title)") }
  }

  @Test(arguments: ["my-neck", "a", "2-min"]) func `the starting file is valid`(_ name: String) {
    let parsed = ParsedRoutine(Array(RoutineTemplate.text(named: name).utf8), id: name)
    #expect(parsed.diagnostics == [])
    #expect(parsed.routine?.steps.count == 2)
  }

  @Test func `the commented verbs of the starting file are valid`() {
    // With the comment signs gone from its last lines, every verb is there.
    let lines = RoutineTemplate.text(named: "a").split(separator: "\n")
    let text = lines.map {
      $0.hasPrefix("  # - ") || $0.hasPrefix("  #  ") ? "  " + $0.dropFirst(4) : $0
    }
    let parsed = ParsedRoutine(Array(text.joined(separator: "\n").utf8), id: "a") { _ in
      var step = Step(.hold(Dose(.seconds(15), .seconds(30))))
      step.move = Move(id: "clasped-reach")
      return .found(Routine(id: "clasped-reach", title: "B", steps: [step]), steps: 1)
    }
    #expect(parsed.errors == [])
    #expect(parsed.routine?.steps.count == Verb.allCases.count)
  }
}
