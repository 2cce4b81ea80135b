import Foundation
import Testing

@testable import RoutineFiles

@Suite struct RoutineCatalogTests {
  private let folder = TemporaryFolder()

  private static func routine(_ steps: String = "rest: 10 s", title: String = "T") -> String {
    "format: 1\ntitle: \(title)\nkind: care\nsources: [{title: S}]\nsteps:\n  - \(steps)\n"
  }

  private func catalogue(_ ids: [String] = ["foam-roller", "posture-reset"]) -> RoutineCatalog {
    RoutineCatalog(
      builtIn: ids.map { ($0, Array(Self.routine().utf8)) }, ownFolder: folder.path)
  }

  @Test func aFolderThatIsNotThereIsEmpty() {
    let catalogue = RoutineCatalog(
      builtIn: [("a", Array(Self.routine().utf8))], ownFolder: folder.path + "/none")
    #expect(catalogue.ids == ["a"])
  }

  @Test func ownRoutinesFollowTheBuiltInOnes() throws {
    try folder.write("zebra.yaml", Self.routine())
    try folder.write("apple.yml", Self.routine())
    for other in [".hidden.yaml", "notes.txt", "reach.figure.yaml", "zebra.yaml~", ".yaml"] {
      try folder.write(other, "no routine")
    }
    let catalogue = catalogue()
    #expect(catalogue.ids == ["foam-roller", "posture-reset", "apple", "zebra"])
    #expect(catalogue.entries.map(\.origin) == [.builtIn, .builtIn, .own, .own])
    #expect(catalogue.entries.allSatisfy { $0.routine != nil && $0.reason == nil })
  }

  @Test func anOwnRoutineStandsInFrontOfABuiltInOne() throws {
    try folder.write("foam-roller.yaml", Self.routine(title: "Mine"))
    let entry = try catalogue().find("foam-roller")
    #expect(entry.shadowsBuiltIn && entry.origin == .own && entry.routine?.title == "Mine")
    #expect(try catalogue().find("posture-reset").shadowsBuiltIn == false)
  }

  @Test func brokenRoutinesNeverHideTheOthers() throws {
    try folder.write("broken.yaml", Self.routine("hold: 20"))
    try folder.write("My Neck.yaml", Self.routine())
    try folder.write("good.yaml", Self.routine())
    try FileManager.default.createDirectory(
      atPath: folder.path + "/folder.yaml", withIntermediateDirectories: false)
    let entries = catalogue().entries
    let reasons = Dictionary(uniqueKeysWithValues: entries.map { ($0.id, $0.reason) })
    #expect(reasons["good"] == .some(nil))
    #expect(reasons["broken"] == "line 6: this time has no unit; did you mean `20 s`?")
    #expect(
      reasons["My Neck"]
        == "the name of this file is no id of `a-z`, `0-9` and `-`; rename it to `my-neck.yaml`")
    #expect(reasons["folder"]??.hasPrefix("this is a directory") == true)
  }

  @Test func fileNamesAreSafeToPrint() throws {
    try folder.write("red\u{1B}[31m.yaml", Self.routine())
    let entry = try #require(catalogue([]).entries.first)
    #expect(entry.id == "red\u{FFFD}[31m" && entry.routine == nil)
    #expect(!entry.report.contains("\u{1B}"))
  }

  @Test func unknownNamesComeWithTheNearest() {
    #expect(throws: LookupError.unknown("foam-rollr", nearest: ["foam-roller"])) {
      try catalogue().find("foam-rollr")
    }
    #expect(throws: LookupError.unknown("posture", nearest: ["posture-reset"])) {
      try catalogue().find("posture")
    }
    #expect(
      LookupError.unknown("x\u{1B}", nearest: []).message
        == "there is no routine `x\u{FFFD}`; `unknot list` names them all")
  }

  @Test func aPathIsAFile() throws {
    try folder.write("My Own.yaml", Self.routine("include: foam-roller"))
    let entry = try catalogue().find(folder.path + "/My Own.yaml")
    #expect(entry.id == "my-own" && entry.origin == .own && entry.routine != nil)
    #expect(throws: LookupError.self) { try catalogue().find("nothing.yaml") }
    #expect(throws: LookupError.self) { try catalogue().find("./nothing") }
  }

  @Test func includesCrossTheFolderAndTheBuiltInOnes() throws {
    try folder.write("mine.yaml", Self.routine("include: foam-roller"))
    try folder.write("outer.yaml", Self.routine("include: mine"))
    #expect(try catalogue().find("outer").routine != nil)
  }

  @Test func aRoundOfIncludesIsFoundFromEveryOneOfThem() throws {
    try folder.write("one.yaml", Self.routine("include: two"))
    try folder.write("two.yaml", Self.routine("include: three"))
    try folder.write("three.yaml", Self.routine("include: one"))
    for id in ["one", "two", "three"] {
      let entry = try catalogue().find(id)
      #expect(entry.routine == nil && entry.report.contains("would include itself"))
    }
  }

  @Test func depthDoesNotDependOnTheOrderOfReading() throws {
    for depth in 1..<20 {
      try folder.write("r\(depth).yaml", Self.routine("include: r\(depth + 1)"))
    }
    try folder.write("r20.yaml", Self.routine())
    let downwards = catalogue([])
    let upwards = catalogue([])
    let first = (1...20).map { downwards.entry(withID: "r\($0)")?.routine != nil }
    let second = (1...20).reversed().map { upwards.entry(withID: "r\($0)")?.routine != nil }
    #expect(first == second.reversed())
    #expect(first == (1...20).map { 20 - $0 <= Limits.includeDepth })
  }

  @Test func includesThatMultiplyAreStopped() throws {
    for depth in 1..<8 {
      let steps = Array(repeating: "include: r\(depth + 1)", count: 200)
      try folder.write("r\(depth).yaml", Self.routine(steps.joined(separator: "\n  - ")))
    }
    try folder.write("r8.yaml", Self.routine())
    let entry = try catalogue().find("r6")
    #expect(entry.diagnostics.contains { $0.code == .tooLong })
    #expect(try catalogue().find("r1").routine == nil)
  }

  @Test func changedFilesAreReadAfterReloading() throws {
    let catalogue = catalogue()
    #expect(catalogue.entry(withID: "late") == nil)
    try folder.write("late.yaml", Self.routine())
    catalogue.reload()
    #expect(catalogue.entry(withID: "late")?.routine != nil)
  }

  @Test func aThousandOwnRoutinesAreListedWithoutReadingThem() throws {
    for number in 0..<1000 { try folder.write("r\(number).yaml", Self.routine()) }
    let catalogue = catalogue()
    let started = ContinuousClock.now
    #expect(catalogue.ids.count == 1002)
    _ = try catalogue.find("r999")
    #expect(ContinuousClock.now - started < .milliseconds(200))
    #expect(catalogue.entries.count == 1002)
  }
}
