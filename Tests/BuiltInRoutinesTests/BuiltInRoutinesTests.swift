import BuiltInRoutines
import Foundation
import Testing

@Suite struct BuiltInRoutinesTests {
  static let folder = URL(filePath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    .appending(path: "Routines")

  static func names(in path: String) throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: folder.appending(path: path).path).sorted()
  }

  @Test func `the Routines folder has only the expected entries`() throws {
    #expect(
      try Self.names(in: "") == [
        "BuiltInRoutines.swift", "built-in", "cards", "figures", "moves", "plans",
      ])
  }

  @Test(arguments: [
    ("built-in", "yaml", BuiltInRoutines.routines), ("cards", "md", BuiltInRoutines.cards),
    ("figures", "figure.yaml", BuiltInRoutines.figures), ("moves", "yaml", BuiltInRoutines.moves),
    ("plans", "yaml", BuiltInRoutines.plans),
  ])
  func `each table has the names and bytes of its folder`(
    path: String, ending: String, files: [BuiltInFile]
  ) throws {
    let listed = files.map { "\($0.name).\(ending)" }
    #expect(listed.sorted() == (try Self.names(in: path)))
    for (file, name) in zip(files, listed) {
      let url = Self.folder.appending(path: path).appending(path: name)
      #expect(file.bytes == Array(try Data(contentsOf: url)), "\(name)")
    }
  }

  /// SwiftPM flattens the folders and turns `-` and `.` into `_`.
  @Test func `no two files share an embedded name`() throws {
    let names = try ["built-in", "moves", "figures", "cards", "plans"].flatMap {
      try Self.names(in: $0)
    }
    let embedded = names.map { $0.replacing("-", with: "_").replacing(".", with: "_") }
    #expect(Set(embedded).count == names.count)
  }

  @Test func `every figure is named by a step, and every named figure exists`() {
    let lines = (BuiltInRoutines.routines + BuiltInRoutines.moves)
      .flatMap { String(decoding: $0.bytes, as: UTF8.self).split(separator: "\n") }
      .map { $0.trimmingCharacters(in: .whitespaces) }
    let wanted = lines.filter { $0.hasPrefix("figure: ") }.map { $0.dropFirst("figure: ".count) }
    #expect(Set(wanted.map(String.init)) == Set(BuiltInRoutines.figures.map(\.name)))
  }

  /// Moves and routines share one namespace.
  @Test func `no two moves or routines share an ID`() {
    let ids = (BuiltInRoutines.routines + BuiltInRoutines.moves).map(\.id)
    #expect(Set(ids).count == ids.count)
  }

  /// The numbers that the program promises.
  @Test func `there are 20 routines, 17 cards and two plans`() {
    #expect(BuiltInRoutines.routines.count == 20)
    #expect(BuiltInRoutines.cards.count == 17)
    #expect(BuiltInRoutines.plans.map(\.name) == ["strain-recovery.plan", "desk-back.plan"])
  }
}
