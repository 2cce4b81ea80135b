import Foundation
import Testing

@testable import RoutineFiles

@Suite struct RoutineCatalogTests {
  private let folder = TemporaryFolder()

  private static func routine(_ steps: String = "rest: 10 s", title: String = "T") -> String {
    "format: 1\ntitle: \(title)\nkind: care\nsources: [{title: S}]\nsteps:\n  - \(steps)\n"
  }

  private func catalog(_ ids: [String] = ["foam-roller", "posture-reset"]) -> RoutineCatalog {
    RoutineCatalog(
      builtIn: ids.map { ($0, Array(Self.routine().utf8)) }, ownFolder: folder.path)
  }

  @Test func `a missing folder is empty`() {
    let catalog = RoutineCatalog(
      builtIn: [("a", Array(Self.routine().utf8))], ownFolder: folder.path + "/none")
    #expect(catalog.ids == ["a"])
  }

  @Test func `own routines follow the built-in ones`() throws {
    try folder.write("zebra.yaml", Self.routine())
    try folder.write("apple.yml", Self.routine())
    for other in [".hidden.yaml", "notes.txt", "reach.figure.yaml", "zebra.yaml~", ".yaml"] {
      try folder.write(other, "no routine")
    }
    let catalog = catalog()
    #expect(catalog.ids == ["foam-roller", "posture-reset", "apple", "zebra"])
    #expect(catalog.entries.map(\.origin) == [.builtIn, .builtIn, .own, .own])
    #expect(catalog.entries.allSatisfy { $0.routine != nil && $0.reason == nil })
  }

  @Test func `an own routine shadows a built-in one`() throws {
    try folder.write("foam-roller.yaml", Self.routine(title: "Mine"))
    let entry = try catalog().find("foam-roller")
    #expect(entry.shadowsBuiltIn && entry.origin == .own && entry.routine?.title == "Mine")
    #expect(try catalog().find("posture-reset").shadowsBuiltIn == false)
  }

  @Test func `a broken routine never hides the others`() throws {
    try folder.write("broken.yaml", Self.routine("hold: 20"))
    try folder.write("My Neck.yaml", Self.routine())
    try folder.write("good.yaml", Self.routine())
    try FileManager.default.createDirectory(
      atPath: folder.path + "/folder.yaml", withIntermediateDirectories: false)
    let entries = catalog().entries
    let reasons = Dictionary(uniqueKeysWithValues: entries.map { ($0.id, $0.reason) })
    #expect(reasons["good"] == .some(nil))
    #expect(reasons["broken"] == "line 6: this time has no unit; did you mean `20 s`?")
    #expect(
      reasons["My Neck"]
        == "the name of this file may only have `a-z`, `0-9` and `-`; rename it to `my-neck.yaml`")
    #expect(reasons["folder"]??.hasPrefix("this is a directory") == true)
  }

  @Test func `file names are safe to print`() throws {
    try folder.write("red\u{1B}[31m.yaml", Self.routine())
    let entry = try #require(catalog([]).entries.first)
    #expect(entry.id == "red\u{FFFD}[31m" && entry.routine == nil)
    #expect(!entry.report.contains("\u{1B}"))
  }

  @Test func `an unknown name comes with the closest`() {
    #expect(throws: LookupError.unknown("foam-rollr", nearest: ["foam-roller"])) {
      try catalog().find("foam-rollr")
    }
    #expect(throws: LookupError.unknown("posture", nearest: ["posture-reset"])) {
      try catalog().find("posture")
    }
    #expect(
      LookupError.unknown("x\u{1B}", nearest: []).message
        == "there is no routine `x\u{FFFD}`; `unknot list` lists them all")
  }

  @Test func `a path is a file`() throws {
    try folder.write("My Own.yaml", Self.routine("include: foam-roller"))
    let entry = try catalog().find(folder.path + "/My Own.yaml")
    #expect(entry.id == "my-own" && entry.origin == .own && entry.routine != nil)
    #expect(throws: LookupError.self) { try catalog().find("nothing.yaml") }
    #expect(throws: LookupError.self) { try catalog().find("./nothing") }
  }

  @Test func `own and built-in routines include each other`() throws {
    try folder.write("mine.yaml", Self.routine("include: foam-roller"))
    try folder.write("outer.yaml", Self.routine("include: mine"))
    #expect(try catalog().find("outer").routine != nil)
  }

  @Test func `a cycle of includes is found from each of its routines`() throws {
    try folder.write("one.yaml", Self.routine("include: two"))
    try folder.write("two.yaml", Self.routine("include: three"))
    try folder.write("three.yaml", Self.routine("include: one"))
    for id in ["one", "two", "three"] {
      let entry = try catalog().find(id)
      #expect(entry.routine == nil && entry.report.contains("would include itself"))
    }
  }

  @Test func `the depth of includes does not depend on the order of reading`() throws {
    for depth in 1..<20 {
      try folder.write("r\(depth).yaml", Self.routine("include: r\(depth + 1)"))
    }
    try folder.write("r20.yaml", Self.routine())
    let downwards = catalog([])
    let upwards = catalog([])
    let first = (1...20).map { downwards.entry(withID: "r\($0)")?.routine != nil }
    let second = (1...20).reversed().map { upwards.entry(withID: "r\($0)")?.routine != nil }
    #expect(first == second.reversed())
    #expect(first == (1...20).map { 20 - $0 <= Limits.includeDepth })
  }

  @Test func `includes that multiply are stopped`() throws {
    for depth in 1..<8 {
      let steps = Array(repeating: "include: r\(depth + 1)", count: 200)
      try folder.write("r\(depth).yaml", Self.routine(steps.joined(separator: "\n  - ")))
    }
    try folder.write("r8.yaml", Self.routine())
    let entry = try catalog().find("r6")
    #expect(entry.diagnostics.contains { $0.code == .tooLong })
    #expect(try catalog().find("r1").routine == nil)
  }

  @Test func `a changed file is read after reloading`() throws {
    let catalog = catalog()
    #expect(catalog.entry(withID: "late") == nil)
    try folder.write("late.yaml", Self.routine())
    catalog.reload()
    #expect(catalog.entry(withID: "late")?.routine != nil)
  }

  @Test func `a thousand own routines are listed without reading them`() throws {
    for number in 0..<1000 { try folder.write("r\(number).yaml", Self.routine()) }
    let catalog = catalog()
    #expect(catalog.ids.count == 1002)
    #expect(try catalog.find("r999").routine != nil)
    // A file that goes now is missed only if nobody has read it yet.
    for gone in ["r8.yaml", "r999.yaml"] {
      try FileManager.default.removeItem(atPath: "\(folder.path)/\(gone)")
    }
    #expect(catalog.entry(withID: "r8")?.routine == nil)
    #expect(catalog.entry(withID: "r999")?.routine != nil)
    #expect(catalog.entries.count == 1002)
  }
}
