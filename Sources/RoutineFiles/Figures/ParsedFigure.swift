import Figures

/// The result of reading a figure file: the figure and its problems.
public struct ParsedFigure: Sendable {
  /// The figure; `nil` if the file has an error.
  public let figure: Figure?
  /// All problems, in the order of the file.
  public let diagnostics: [Diagnostic]
  /// The text, for showing lines with problems.
  public let source: SourceText

  /// Returns all problems in the format of a compiler.
  public func report(file: String) -> String {
    diagnostics.map { $0.rendered(file: file, source: source) }.joined(separator: "\n")
  }

  /// Parses a figure's file. Never fails: all errors are in ``diagnostics``.
  public init(_ bytes: [UInt8]) {
    let document = YAMLDocument(bytes)
    source = document.source
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
