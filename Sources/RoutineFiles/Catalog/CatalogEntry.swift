import RoutineEngine

/// A routine of the catalogue, good or broken.
public struct CatalogEntry: Sendable {
  /// The origin of a routine.
  public enum Origin: String, Sendable, Hashable {
    /// A routine of the program.
    case builtIn = "built-in"
    /// A file of the person's own.
    case own
  }

  /// The id; for an own file whose name is no id, that name, safe to print.
  public let id: String
  /// The origin.
  public let origin: Origin
  /// Its file, for an own routine: the path as it is, so not safe to print, or `-` for standard
  /// input.
  public let path: String?
  /// True if it stands in front of a built-in one of the same id.
  public let shadowsBuiltIn: Bool
  /// The content of the file, or the reason that it could not be read.
  public let content: Result<ParsedRoutine, FileError>

  /// The routine; `nil` if it is broken.
  public var routine: Routine? { (try? content.get())?.routine }

  /// The problems of its file.
  public var diagnostics: [Diagnostic] { (try? content.get())?.diagnostics ?? [] }

  /// The fault in one line: `line 7: …`. `nil` for a good routine.
  public var reason: String? {
    switch content {
    case .failure(let problem): return problem.reason
    case .success(let parsed):
      guard parsed.routine == nil, let error = parsed.errors.first else { return nil }
      let others = parsed.errors.count - 1
      let more = others == 0 ? "" : " (and \(others) more)"
      return "line \(error.line): \(error.summary)\(more)"
    }
  }

  /// All its problems as a compiler would print them, one after the other.
  public var report: String {
    let name = path ?? "\(id).yaml"
    switch content {
    case .failure(let problem): return problem.message
    case .success(let parsed):
      return parsed.diagnostics.map { $0.rendered(file: name, source: parsed.source) }
        .joined(separator: "\n")
    }
  }
}
