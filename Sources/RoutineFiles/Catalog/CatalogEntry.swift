import RoutineEngine

/// A routine of the catalogue, valid or broken.
public struct CatalogEntry: Sendable {
  /// The origin of a routine.
  public enum Origin: String, Sendable, Hashable {
    /// Built into the program.
    case builtIn = "built-in"
    /// A file in the person's own folder.
    case own
  }

  /// The id. For an own file whose name is not a valid id, the name in a printable form.
  public let id: String
  /// The origin.
  public let origin: Origin
  /// The path of an own routine's file, or `-` for standard input; `nil` for a built-in one. Not
  /// safe to print.
  public let path: String?
  /// True if the routine shadows a built-in one of the same id.
  public let shadowsBuiltIn: Bool
  /// The content of the file, or the reason that it could not be read.
  public let content: Result<ParsedRoutine, FileError>

  /// The routine; `nil` if it is broken.
  public var routine: Routine? { (try? content.get())?.routine }

  /// The problems of the file.
  public var diagnostics: [Diagnostic] { (try? content.get())?.diagnostics ?? [] }

  /// The first error in one line, such as `line 7: …`; `nil` for a valid routine.
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

  /// All problems in the format of a compiler, one after the other.
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
