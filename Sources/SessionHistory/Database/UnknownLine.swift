import Foundation
import GRDB

/// An export line of a kind that this version does not know. It is stored as it is, and exported
/// again for versions that know it.
struct UnknownLine: Sendable, Hashable {
  let kind: String
  let text: String

  init(_ line: Data, kind: String) throws(LineProblem) {
    guard let text = String(validating: line, as: UTF8.self) else {
      throw LineProblem(reason: "this is not UTF-8")
    }
    self.kind = kind
    self.text = text
  }

  /// Reads a row of `unknown_lines`; `nil` if it is no line of JSON any more.
  init?(_ row: Row) {
    guard let kind = row.text("kind"), let text = row.text("line"),
      SessionLineCoder().kind(Data(text.utf8)) == kind, !text.utf8.contains(0x0A)
    else { return nil }
    self.kind = kind
    self.text = text
  }
}

extension Database {
  /// Returns the lines of unknown kinds, sorted by kind and text. Empty for a read-only file of a
  /// version without the table.
  func unknownLines() throws -> [String] {
    if configuration.readonly, try !tableExists("unknown_lines") { return [] }
    return try String.fetchAll(self, sql: "SELECT line FROM unknown_lines ORDER BY kind, line")
  }

  /// Inserts a line, unless it is stored already.
  ///
  /// - Returns: True if the line was inserted.
  func put(_ line: UnknownLine) throws -> Bool {
    try run(
      "INSERT OR IGNORE INTO unknown_lines (kind, line) VALUES (?, ?)", [line.kind, line.text])
    return changesCount > 0
  }
}
