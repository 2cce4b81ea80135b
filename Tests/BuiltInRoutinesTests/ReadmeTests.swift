import Foundation
import RoutineFiles
import Testing

/// The README: short, with true links and a routine that works.
@Suite struct ReadmeTests {
  private let top: URL
  private let text: String

  init() throws {
    top = URL(filePath: #filePath)
      .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    text = try String(contentsOf: top.appending(path: "README.md"), encoding: .utf8)
  }

  @Test func `the README is at most 10 KiB long`() {
    #expect(text.utf8.count <= 10 * 1024)
  }

  /// Who reads no further knows how to begin and when not to.
  @Test func `the README begins with how to run, to test and to stop`() {
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false).prefix(15)
    for words in ["    make run ", "    make test ", "**Stop if it hurts."] {
      #expect(lines.contains { $0.hasPrefix(words) }, "\(words)")
    }
  }

  @Test func `every local link of the README leads to a file`() throws {
    let links = text.matches(of: /\]\(([^)]+)\)/).map { String($0.1) }
    #expect(links.count > 5)
    for link in links where !link.hasPrefix("https://") {
      #expect(FileManager.default.fileExists(atPath: top.appending(path: link).path), "\(link)")
    }
  }

  @Test func `the routine in the README is valid and short`() throws {
    let blocks = text.components(separatedBy: "```yaml\n").dropFirst()
    #expect(blocks.count == 1)
    let example = try #require(blocks.first?.components(separatedBy: "```").first)
    let parsed = ParsedRoutine(Array(example.utf8), id: "evening-wall")
    #expect(parsed.diagnostics.isEmpty)
    #expect(parsed.routine?.steps.count == 2)
    #expect(example.split(separator: "\n").count <= 15)
  }

  @Test func `the README names the licence`() {
    #expect(text.contains("\n## Licence\n\nMIT.\n"))
  }
}
