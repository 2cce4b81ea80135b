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

  @Test func folderHoldsNothingElse() throws {
    #expect(try Self.names(in: "") == ["BuiltInRoutines.swift", "built-in", "cards"])
  }

  @Test(arguments: [
    ("built-in", "yaml", BuiltInRoutines.routines), ("cards", "md", BuiltInRoutines.cards),
  ])
  func tableAndFolderAgree(path: String, ending: String, files: [BuiltInFile]) throws {
    let listed = files.map { "\($0.name).\(ending)" }
    #expect(listed.sorted() == (try Self.names(in: path)))
    for (file, name) in zip(files, listed) {
      let url = Self.folder.appending(path: path).appending(path: name)
      #expect(file.bytes == Array(try Data(contentsOf: url)), "\(name)")
    }
  }

  /// SwiftPM flattens the folders and turns `-` and `.` into `_`.
  @Test func noTwoFilesShareAnEmbeddedName() throws {
    let names = try Self.names(in: "built-in") + Self.names(in: "cards")
    let embedded = names.map { $0.replacing("-", with: "_").replacing(".", with: "_") }
    #expect(Set(embedded).count == names.count)
  }

  /// The twelve routines and seventeen cards that the program promises.
  @Test func nothingIsMissing() {
    #expect(BuiltInRoutines.routines.count == 12)
    #expect(BuiltInRoutines.cards.count == 17)
  }
}
