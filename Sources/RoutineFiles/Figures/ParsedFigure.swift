import RoutineEngine

/// What a figure file says, and what is wrong with it.
public struct ParsedFigure: Sendable {
  /// The figure; `nil` if the file has an error.
  public let figure: Figure?
  /// All problems of the file, in the order of their places.
  public let diagnostics: [Diagnostic]
  /// The text, for showing the lines that the problems are in.
  public let source: SourceText

  /// All its problems as a compiler would print them, one after the other.
  public func report(file: String) -> String {
    diagnostics.map { $0.rendered(file: file, source: source) }.joined(separator: "\n")
  }

  /// Reads a figure file's bytes. This never fails: whatever is wrong is in `diagnostics`.
  public init(_ bytes: [UInt8]) {
    do throws(Diagnostic) {
      source = try SourceText(bytes)
    } catch {
      // Nothing of a file that is too large is shown.
      source = SourceText(unchecked: error.code == .tooLarge ? [] : bytes)
      diagnostics = [error]
      figure = nil
      return
    }
    let document = YAMLDocument(source)
    var parser = FigureParser(source: source, diagnostics: document.diagnostics)
    var figure: Figure?
    if let root = document.root {
      figure = parser.figure(root)
    } else if document.diagnostics.isEmpty {
      parser.report(
        .emptyFile, at: .beginning, length: 0, "this file has no figure in it",
        "it begins with `format: 1`")
    }
    diagnostics = Array(parser.diagnostics.sorted().prefix(Limits.diagnostics))
    self.figure = diagnostics.contains { $0.severity == .error } ? nil : figure
  }
}
