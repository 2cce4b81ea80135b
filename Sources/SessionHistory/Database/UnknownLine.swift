import Foundation
import GRDB

/// A line of an export of a kind that this version does not know: kept as it is, and passed on, for
/// the versions that do.
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
  /// The lines of unknown kinds, in an order that depends on nothing else; none where the file is
  /// of a version that had none and may not be changed.
  func unknownLines() throws -> [String] {
    if configuration.readonly, try !tableExists("unknown_lines") { return [] }
    return try String.fetchAll(self, sql: "SELECT line FROM unknown_lines ORDER BY kind, line")
  }

  /// Puts a line in, unless it is there.
  ///
  /// - Returns: True if it was not there.
  func put(_ line: UnknownLine) throws -> Bool {
    try run(
      "INSERT OR IGNORE INTO unknown_lines (kind, line) VALUES (?, ?)", [line.kind, line.text])
    return changesCount > 0
  }
}
