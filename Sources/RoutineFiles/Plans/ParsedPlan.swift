import CarePlan
import RoutineEngine

/// The result of reading a plan's file: the plan and its problems.
public struct ParsedPlan: Sendable {
  /// The plan; `nil` if the file has an error.
  public let plan: Plan?
  /// All problems, in the order of the file.
  public let diagnostics: [Diagnostic]
  /// The text, for showing lines with problems.
  public let source: SourceText

  /// The problems because of which there is no plan.
  public var errors: [Diagnostic] { diagnostics.filter { $0.severity == .error } }

  /// Parses a plan's file. Never fails: all errors are in ``diagnostics``.
  ///
  /// - Parameters:
  ///   - bytes: The contents of the file.
  ///   - id: The plan's id, which is the file's name without its extension.
  ///   - includes: Looks up routines and moves.
  ///   - figures: The names of all figures; `nil` to report no missing figure.
  public init(
    _ bytes: [UInt8], id: String,
    includes: @escaping (String) -> IncludeResult = { _ in .unknown(nearest: []) },
    figures: (() -> [String])? = nil
  ) {
    let document = YAMLDocument(bytes)
    var parser = RoutineParser(source: document.source, includes: includes, figures: figures)
    parser.diagnostics = document.diagnostics
    var plan: Plan?
    if let root = document.root {
      plan = parser.plan(root, id: id)
    } else if document.diagnostics.isEmpty {
      parser.report(
        .emptyFile, at: .beginning, length: 0, "this file has no plan in it",
        "it begins with `format: 1`")
    }
    diagnostics = parser.diagnostics.sorted()
    self.plan = diagnostics.contains { $0.severity == .error } ? nil : plan
    source = document.source
  }

  /// Returns true if a file is a plan: one of its lines begins with `phases:`.
  public static func isPlan(_ bytes: [UInt8]) -> Bool {
    let key = "phases".utf8
    return bytes.indices.contains { start in
      guard bytes[start] == key.first,
        start == 0 || bytes[start - 1] == 0x0A || bytes[start - 1] == 0x0D,
        bytes[start...].starts(with: key)
      else { return false }
      return bytes[(start + key.count)...].first { $0 != 0x20 } == UInt8(ascii: ":")
    }
  }
}

/// A plan of the catalogue, valid or broken.
public struct PlanEntry: Sendable {
  /// The id, as used in commands.
  public let id: String
  /// The origin.
  public let origin: CatalogEntry.Origin
  /// The path of an own plan's file; `nil` for a built-in one. Not safe to print.
  public let path: String?
  /// A short hash of the file, which changes with its contents.
  public let fileHash: String
  /// The parsed file, or the error of reading it.
  public let content: Result<ParsedPlan, FileError>

  /// The plan; `nil` if it is broken.
  public var plan: Plan? { (try? content.get())?.plan }

  /// The problems of the file.
  public var diagnostics: [Diagnostic] { (try? content.get())?.diagnostics ?? [] }

  /// All problems in the format of a compiler, one after the other.
  public var report: String {
    switch content {
    case .failure(let problem): problem.message
    case .success(let parsed):
      parsed.diagnostics.map { $0.rendered(file: path ?? "\(id).yaml", source: parsed.source) }
        .joined(separator: "\n")
    }
  }
}
