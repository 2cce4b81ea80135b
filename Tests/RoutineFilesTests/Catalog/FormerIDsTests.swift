import Foundation
import Testing

@testable import RoutineFiles

/// Routines that had other ids before.
@Suite struct FormerIDsTests {
  private let folder = TemporaryFolder()

  private static func routine(_ was: String = "", steps: String = "rest: 10 s") -> String {
    "format: 1\n\(was)title: T\nkind: care\nsources: [{title: S}]\nsteps:\n  - \(steps)\n"
  }

  private var catalog: RoutineCatalog {
    RoutineCatalog(
      builtIn: [("foam-roller", Array(Self.routine().utf8))], ownFolder: folder.path)
  }

  @Test func `a routine is found by each id that it had`() throws {
    try folder.write("new.yaml", Self.routine("was: [old, older]\n"))
    try folder.write("whole.yaml", Self.routine(steps: "include: old"))
    let catalog = catalog
    #expect(catalog.currentNames == ["old": "new", "older": "new"])
    #expect(try catalog.find("older").id == "new")
    #expect(catalog.entry(withID: "new")?.routine?.formerIDs == ["old", "older"])
    #expect(catalog.entry(withID: "whole")?.routine != nil)
    #expect(catalog.ids == ["foam-roller", "new", "whole"])
  }

  @Test func `an id that somebody has is nobody's former one`() throws {
    try folder.write("a.yaml", Self.routine("was: foam-roller\n"))
    try folder.write("b.yaml", Self.routine("was: a\n"))
    try folder.write("c.yaml", Self.routine("was: gone\n"))
    try folder.write("d.yaml", Self.routine("was: gone\n"))
    try folder.write("e.yaml", Self.routine("was: e\n"))
    let catalog = catalog
    #expect(catalog.currentNames == ["gone": "c"])
    let warnings = ["a", "b", "c", "d", "e"].map { id in
      catalog.entry(withID: id)?.diagnostics.map(\.message) ?? []
    }
    #expect(warnings[0].first?.contains("there still is a routine `foam-roller`") == true)
    #expect(warnings[1].first?.contains("there still is a routine `a`") == true)
    #expect(warnings[2].isEmpty)
    #expect(warnings[3].first?.contains("`c` was `gone`, too") == true)
    #expect(warnings[4].first?.contains("names this routine itself") == true)
    #expect(["a", "b", "d", "e"].allSatisfy { catalog.entry(withID: $0)?.routine != nil })
  }

  @Test(arguments: ["was: A!\n", "was: [a, {b: c}]\n", "was:\n", "was: []\n"])
  func `what is no id is an error`(was: String) throws {
    try folder.write("a.yaml", Self.routine(was))
    #expect(catalog.entry(withID: "a")?.routine == nil)
  }

  @Test func `a cycle of includes by a former id is found`() throws {
    try folder.write("new.yaml", Self.routine("was: old\n", steps: "include: old"))
    #expect(catalog.entry(withID: "new")?.reason?.contains("include itself") == true)
  }

  @Test(arguments: [
    ("title: T\nsteps: x\n", ["a"], "was: a\ntitle: T\nsteps: x\n"),
    ("# b\ntitle: T # c\n", ["a", "b"], "# b\nwas: [a, b]\ntitle: T # c\n"),
    ("was: a\ntitle: T", ["b", "a"], "was: [b, a]\ntitle: T"),
    ("title: T\nwas:\n  - a\n- b\nkind: care", ["c"], "was: c\ntitle: T\nkind: care"),
    ("title: T\r\nkind: care\r\n", ["a"], "was: a\r\ntitle: T\r\nkind: care\r\n"),
    ("was: a\ntitle: T\n", [], "title: T\n"),
  ])
  func `everything else in a renamed file stays`(text: String, was: [String], expected: String) {
    #expect(FormerIDs.text(text, was: was) == expected)
  }

  @Test func `a file without a title is left alone`() {
    #expect(FormerIDs.text("{title: T}", was: ["a"]) == nil)
  }
}
