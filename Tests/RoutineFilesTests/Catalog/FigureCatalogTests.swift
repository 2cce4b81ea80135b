import RoutineEngine
import RoutineFiles
import Testing

@Suite struct FigureCatalogTests {
  private static func file(_ summary: String) -> String {
    "format: 1\nsummary: \(summary)\nview: side\nposes:\n  - pose: One\n"
  }

  private func catalog(_ folder: TemporaryFolder?) -> FigureCatalog {
    FigureCatalog(
      builtIn: [("reach", { Array(Self.file("Built in.").utf8) })], ownFolder: folder?.path)
  }

  private func summary(_ catalog: FigureCatalog, _ name: String) throws -> String? {
    try catalog.figure(named: name)?.get().figure?.summary
  }

  @Test func `a built-in figure is found`() throws {
    let catalog = catalog(nil)
    #expect(try summary(catalog, "reach") == "Built in.")
    #expect(catalog.figure(named: "roll") == nil)
  }

  @Test func `an own figure shadows a built-in one`() throws {
    let folder = TemporaryFolder()
    let catalog = catalog(folder)
    #expect(try summary(catalog, "reach") == "Built in.")
    try folder.write("reach.figure.yaml", Self.file("Own."))
    #expect(try summary(catalog, "reach") == "Built in.")
    catalog.reload()
    #expect(try summary(catalog, "reach") == "Own.")
  }

  @Test func `a broken own figure has diagnostics`() throws {
    let folder = TemporaryFolder()
    try folder.write("reach.figure.yaml", "format: 1\n")
    let parsed = try #require(try catalog(folder).figure(named: "reach")?.get())
    #expect(parsed.figure == nil)
    #expect(!parsed.diagnostics.isEmpty)
  }

  @Test func `a name cannot leave the folder`() throws {
    let folder = TemporaryFolder()
    let inner = FigureCatalog(builtIn: [], ownFolder: "/dev/null")
    #expect(inner.figure(named: "reach") == nil)
    try folder.write("other.figure.yaml", Self.file("Own."))
    let outside = FigureCatalog(builtIn: [], ownFolder: folder.path + "/none")
    #expect(outside.figure(named: "../other") == nil)
    #expect(outside.figure(named: "other") == nil)
  }
}
