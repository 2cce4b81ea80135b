import Foundation
import TestSupport
import Testing

@testable import unknot

/// The licence as a person finds it: in the manual, and in the file that is installed with it.
@Suite struct LicenceTests {
  private static var project: URL {
    (0..<4).reduce(URL(fileURLWithPath: #filePath)) { url, _ in url.deletingLastPathComponent() }
  }

  private static func text(_ path: String) throws -> String {
    try String(contentsOf: project.appendingPathComponent(path), encoding: .utf8)
  }

  /// The words of a text, however its lines are broken.
  private static func words(_ text: String) -> [String] {
    text.split { $0.isWhitespace }.map { String($0) }.filter { $0 != "." }
  }

  @Test func `the manual and the installed file have the same licence`() throws {
    let file = try Self.text(".ci/debian/copyright")
    let text = try #require(file.components(separatedBy: "License: MIT\n Permission").last)
    #expect(Self.words("Permission" + text) == Self.words(ProgramManual.mit))
    let holder = ProgramManual.holder.replacing("Copyright (c) 2026 ", with: "")
    let paragraph = "Files: *\nCopyright: 2026, \(holder)\nLicense: MIT\n"
    #expect(!holder.isEmpty && file.contains(paragraph))
  }

  @Test func `every dependency is named in both`() throws {
    let package = try Self.text("Package.swift")
    let names = package.matches(of: /\.package\(url: "[^"]*\/([^"\/]+)"/).map { String($0.1) }
    #expect(names.count >= 3)
    let file = try Self.text(".ci/debian/copyright")
    for name in names {
      #expect(file.contains("Files: \(name)\n"), "\(name)")
      #expect(ProgramManual.libraries.contains { $0.key == name }, "\(name)")
    }
  }

  @Test func `the manual prints the licence with its holder`() throws {
    let page = try ProgramManual.text()
    let words = Self.words(page.replacing("\\(dq", with: "\"").replacing("\\-", with: "-"))
    let expected = Self.words("\(ProgramManual.holder) .PP \(ProgramManual.mit)")
      .filter { $0 != ".PP" }
    let printed = words.filter { $0 != ".PP" }.joined(separator: " ")
    #expect(page.contains(".SH LICENCE\n") && printed.contains(expected.joined(separator: " ")))
  }
}
