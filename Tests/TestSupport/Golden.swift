import Foundation
import Testing

/// Texts that were looked at once and are held to from then on.
public enum Golden {
  /// Whether this run records anew; such a run fails, so that it cannot be taken for a test.
  public static var isRecording: Bool {
    ProcessInfo.processInfo.environment["UPDATE_GOLDENS"] == "1"
  }

  /// Holds a text to the file of that name in the folder `Goldens` beside the test.
  ///
  /// - Parameters:
  ///   - text: What there is now.
  ///   - name: The file's name with its ending.
  ///   - testFile: The test's file, which the folder is found by.
  ///   - location: Where a difference is reported.
  /// - Throws: What reading or writing the file throws.
  public static func expect(
    _ text: String, named name: String, testFile: String = #filePath,
    at location: SourceLocation = #_sourceLocation
  ) throws {
    let folder = URL(fileURLWithPath: testFile).deletingLastPathComponent()
      .appendingPathComponent("Goldens")
    try expect(text, in: folder.appendingPathComponent(name), at: location)
  }

  /// Holds a text to a file.
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
