import Foundation
import Testing

/// Texts that a person has checked once and that later runs have to match.
public enum Golden {
  /// True if this run records new goldens; such a run fails, so that it cannot pass for a test.
  public static var isRecording: Bool {
    ProcessInfo.processInfo.environment["UPDATE_GOLDENS"] == "1"
  }

  /// Compares a text with the file of that name in the folder `Goldens` of its target.
  ///
  /// - Parameters:
  ///   - text: The current text.
  ///   - name: The file's name with its ending.
  ///   - testFile: The test's file, from which the folder is found.
  ///   - location: The place at which a difference is reported.
  /// - Throws: An error of reading or writing the file.
  public static func expect(
    _ text: String, named name: String, testFile: String = #filePath,
    at location: SourceLocation = #_sourceLocation
  ) throws {
    try expect(text, in: file(named: name, testFile: testFile), at: location)
  }

  /// The golden file of a test target: `Tests/<Target>/Goldens/<name>`.
  public static func file(named name: String, testFile: String = #filePath) -> URL {
    var folder = URL(fileURLWithPath: testFile).deletingLastPathComponent()
    while folder.deletingLastPathComponent().lastPathComponent != "Tests", folder.path != "/" {
      folder.deleteLastPathComponent()
    }
    return folder.appendingPathComponent("Goldens").appendingPathComponent(name)
  }

  /// Compares a text with a file.
  public static func expect(
    _ text: String, in file: URL, at location: SourceLocation = #_sourceLocation
  ) throws {
    let name = file.lastPathComponent
    if isRecording {
      try FileManager.default.createDirectory(
        at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
      try Data(text.utf8).write(to: file)
      Issue.record("recorded \(name): look at it, then run without UPDATE_GOLDENS")
      return
    }
    let expected = try String(contentsOf: file, encoding: .utf8)
    guard text != expected else { return }
    Issue.record(
      "\(name) differs from its golden:\n\(LineDifference(from: expected, to: text))",
      sourceLocation: location)
  }
}
