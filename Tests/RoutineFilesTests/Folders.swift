import Foundation

/// The folders of this test target and of the built-in routines.
enum Folders {
  static let tests = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
  static let goldens = tests.appendingPathComponent("Goldens")
  static let builtIn = tests.deletingLastPathComponent().deletingLastPathComponent()
    .appendingPathComponent("Routines/built-in")
  static let figures = builtIn.deletingLastPathComponent().appendingPathComponent("figures")

  static let moves = builtIn.deletingLastPathComponent().appendingPathComponent("moves")

  /// The names of the files in a folder that have an ending, without it.
  static func names(in folder: URL, ending: String) throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: folder.path)
      .filter { $0.hasSuffix(ending) }.map { String($0.dropLast(ending.count)) }.sorted()
  }

  static func bytes(_ url: URL) throws -> [UInt8] { Array(try Data(contentsOf: url)) }
}

/// A folder that is removed with its owner.
final class TemporaryFolder {
  let path = NSTemporaryDirectory() + "routine-files-" + UUID().uuidString

  init() {
    try? FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  func write(_ name: String, _ text: String) throws {
    try Data(text.utf8).write(to: URL(fileURLWithPath: path + "/" + name))
  }
}
