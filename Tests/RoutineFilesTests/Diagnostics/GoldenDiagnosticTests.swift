import Foundation
import TestSupport
import Testing

@testable import RoutineFiles

/// Each file of `Goldens` with its diagnostics. `UPDATE_GOLDENS=1` records them.
@Suite struct GoldenDiagnosticTests {
  static let names = (try? Folders.names(in: Folders.goldens, ending: ".yaml")) ?? []

  /// A catalogue with the routines that the goldens include.
  private static func catalog(with name: String, _ bytes: [UInt8]) -> RoutineCatalog {
    let good = Array("format: 1\ntitle: Good\nkind: care\nsteps:\n  - rest: 10 s\n".utf8)
    let broken = Array("format: 1\ntitle: Broken\nsteps:\n  - rest: 10\n".utf8)
    func move(_ text: String) -> [UInt8] { Array("format: 1\ntitle: Move\n\(text)\n".utf8) }
    let moves: [RoutineCatalog.BuiltIn] = [
      ("reach.move", move("hold: 15-30 s\nrepeat: 2-4")), ("nods.move", move("reps: 5-10")),
      ("walk.move", move("open: as long as you like")), ("broken-move.move", move("hold: 5")),
    ]
    var routines: [RoutineCatalog.BuiltIn] = [("foam-roller", good), ("broken", broken)]
    for depth in 1...9 {
      let text = "format: 1\ntitle: D\nkind: care\nsteps:\n  - include: deep-\(depth + 1)\n"
      routines.append(("deep-\(depth)", depth == 9 ? good : Array(text.utf8)))
    }
    let isPlan = name.hasSuffix(".plan")
    return RoutineCatalog(
      builtIn: routines + (isPlan ? [] : [(name, bytes)]), moves: moves,
      plans: isPlan ? [(name, bytes)] : [], figures: ["roller-rock"])
  }

  /// The report of a file, and its diagnostics.
  private static func entry(
    _ name: String
  ) throws -> (report: String, diagnostics: [Diagnostic]) {
    let url = Folders.goldens.appendingPathComponent(name + ".yaml")
    let catalog = try catalog(with: name, Folders.bytes(url))
    if name.hasSuffix(".plan") {
      let plan = try #require(catalog.plan(withID: String(name.dropLast(".plan".count))))
      return (plan.report, plan.diagnostics)
    }
    let id = name.hasSuffix(".move") ? String(name.dropLast(".move".count)) : name
    let entry = try #require(catalog.entry(withID: id))
    return (entry.report, entry.diagnostics)
  }

  @Test(arguments: names) func `each golden file gets its diagnostics`(_ name: String) throws {
    let report = try Self.entry(name).report + "\n"
    try Golden.expect(report, in: Folders.goldens.appendingPathComponent(name + ".txt"))
  }

  @Test func `every code has a golden`() throws {
    #expect(Self.names.count > 50)
    let codes = try Set(Self.names.flatMap { try Self.entry($0).diagnostics.map(\.code) })
    // A file over 256 KiB is made by its own test.
    #expect(Set(Diagnostic.Code.allCases).subtracting(codes) == [.tooLarge])
  }

  @Test func `no control character of a file reaches the terminal`() throws {
    for name in Self.names {
      let report = try Self.entry(name).report
      for scalar in report.unicodeScalars where scalar != "\n" && scalar != "\t" {
        #expect(
          ![.control, .privateUse, .lineSeparator].contains(scalar.properties.generalCategory)
            && scalar != "\u{202E}", "\(name)")
      }
    }
  }
}
