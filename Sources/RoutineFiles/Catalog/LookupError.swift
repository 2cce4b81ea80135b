/// Why no routine was found by what a person typed.
public enum LookupError: Error, Sendable, Hashable {
  /// There is no routine of that id; those nearest to it.
  case unknown(String, nearest: [String])
  /// The file could not be read.
  case file(FileError)

  /// What failed and what to do next, in one line that is safe to print.
  public var message: String {
    switch self {
    case .unknown(let id, let nearest):
      let name = CleanText.line(String(id.prefix(80)))
      let next =
        nearest.isEmpty
        ? "`unknot list` names them all" : "did you mean \(ValueShape.list(nearest))?"
      return "there is no routine `\(name)`; \(next)"
    case .file(let problem): return problem.message
    }
  }
}
