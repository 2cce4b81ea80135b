import CarePlan
import RoutineEngine

/// The result of reading a plan's file: the plan and its problems.
public struct ParsedPlan: Sendable {
  /// The plan; `nil` if the file has an error.
  public let plan: Plan?
  /// All problems of the file, in its order.
  public let diagnostics: [Diagnostic]
  /// The text, for showing the lines of problems.
  public let source: SourceText

  /// The problems that prevent the plan.
  public var errors: [Diagnostic] { diagnostics.filter { $0.severity == .error } }

  /// Reads a plan file's bytes and never fails: all faults are in ``diagnostics``.
  ///
  /// - Parameters:
  ///   - bytes: The whole file.
  ///   - id: The plan's id, the file's name without its extension.
  ///   - includes: Looks up routines and moves.
  ///   - figures: The names of all figures; without it, no figure is reported as missing.
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

  /// True if a file is a plan: a line of it begins with `phases:`.
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

/// A plan of the catalogue, good or broken.
public struct PlanEntry: Sendable {
  /// The name in commands.
  public let id: String
  /// Its origin.
  public let origin: CatalogEntry.Origin
  /// Its file, for one of the person's own; not safe to print.
  public let path: String?
  /// A short sum of its file: another file has another.
  public let fileHash: String
  /// The parsed file, or the reason that there is none.
  public let content: Result<ParsedPlan, FileError>

  /// The plan; `nil` if it is broken.
  public var plan: Plan? { (try? content.get())?.plan }

  /// The problems of its file.
  public var diagnostics: [Diagnostic] { (try? content.get())?.diagnostics ?? [] }

  /// All its problems as a compiler would print them, one after the other.
  public var report: String {
    switch content {
    case .failure(let problem): problem.message
    case .success(let parsed):
      parsed.diagnostics.map { $0.rendered(file: path ?? "\(id).yaml", source: parsed.source) }
        .joined(separator: "\n")
    }
  }
}
