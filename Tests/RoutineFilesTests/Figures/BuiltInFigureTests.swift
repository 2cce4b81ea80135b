import Foundation
import RoutineEngine
import Testing

@testable import RoutineFiles

/// The figures of the built-in routines.
@Suite struct BuiltInFigureTests {
  /// The titles of steps without a figure.
  private static let words = ["Ask a pharmacist", "Muscle rub", "Walk", "When to see someone"]

  private func bytes(_ name: String) throws -> [UInt8] {
    try Folders.bytes(Folders.builtIn.appendingPathComponent(name))
  }

  private func leaves(_ steps: [Step]) -> [Step] {
    steps.flatMap { step -> [Step] in
      switch step.action {
      case .group(let inner): return leaves(inner)
      // The other routine's steps are looked at with that routine.
      case .include: return []
      default: return [step]
      }
    }
  }

  @Test(arguments: BuiltInRoutineTests.names + BuiltInRoutineTests.moves)
  func `every step of a built-in routine has a figure`(
    _ name: String
  ) throws {
    let id = name.hasSuffix(".move") ? String(name.dropLast(".move".count)) : name
    let routine = try #require(try BuiltInRoutineTests.catalog().entry(withID: id)?.routine)
    for step in leaves(routine.steps) where !Self.words.contains(step.title) {
      let figure = try #require(step.figure, "\(step.title)")
      let file = Folders.builtIn.deletingLastPathComponent()
        .appendingPathComponent("figures/\(figure).figure.yaml")
      let parsed = ParsedFigure(try Folders.bytes(file))
      #expect(parsed.diagnostics == [], "\(figure)")
      #expect(parsed.figure?.summary.isEmpty == false)
      // A step for each side needs a figure that has sides.
      #expect(step.sides == .none || parsed.figure?.side != nil, "\(step.title)")
    }
  }
}
