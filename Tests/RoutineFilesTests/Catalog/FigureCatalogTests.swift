import RoutineEngine
import RoutineFiles
import Testing

@Suite struct FigureCatalogTests {
  private static func file(_ summary: String) -> String {
    "format: 1\nsummary: \(summary)\nview: side\nposes:\n  - pose: One\n"
  }

  private func catalogue(_ folder: TemporaryFolder?) -> FigureCatalog {
    FigureCatalog(
      builtIn: [("reach", { Array(Self.file("Built in.").utf8) })], ownFolder: folder?.path)
  }

  private func summary(_ catalogue: FigureCatalog, _ name: String) throws -> String? {
    try catalogue.figure(named: name)?.get().figure?.summary
  }

  @Test func aBuiltInFigureIsFound() throws {
    let catalogue = catalogue(nil)
    #expect(try summary(catalogue, "reach") == "Built in.")
    #expect(catalogue.figure(named: "roll") == nil)
  }

  @Test func anOwnFigureStandsInFront() throws {
    let folder = TemporaryFolder()
    let catalogue = catalogue(folder)
    #expect(try summary(catalogue, "reach") == "Built in.")
    try folder.write("reach.figure.yaml", Self.file("Own."))
    #expect(try summary(catalogue, "reach") == "Built in.")
    catalogue.reload()
    #expect(try summary(catalogue, "reach") == "Own.")
  }

  @Test func aBrokenOwnFigureSaysWhy() throws {
    let folder = TemporaryFolder()
    try folder.write("reach.figure.yaml", "format: 1\n")
    let parsed = try #require(try catalogue(folder).figure(named: "reach")?.get())
    #expect(parsed.figure == nil)
    #expect(!parsed.diagnostics.isEmpty)
  }

  @Test func whatIsNoFileSaysSo() throws {
    let folder = TemporaryFolder()
    let inner = FigureCatalog(builtIn: [], ownFolder: "/dev/null")
    #expect(inner.figure(named: "reach") == nil)
    try folder.write("other.figure.yaml", Self.file("Own."))
    let outside = FigureCatalog(builtIn: [], ownFolder: folder.path + "/none")
    #expect(outside.figure(named: "../other") == nil)
    #expect(outside.figure(named: "other") == nil)
  }
}
