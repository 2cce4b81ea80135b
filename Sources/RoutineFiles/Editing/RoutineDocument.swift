import RoutineEngine

/// A routine's file for edits line by line. An edit changes only the lines concerned; comments,
/// blank lines and the order of keys stay.
public struct RoutineDocument {
  /// The error of a file that cannot be edited line by line.
  public struct EditError: Error, Sendable, Hashable {
    /// The reason, as a sentence without its full stop.
    public let reason: String
  }

  /// A file's text after a change.
  public struct Changed: Sendable, Hashable {
    /// The whole text.
    public let text: String
    /// The new problems in the text, each as a sentence.
    public let problems: [String]
  }

  /// The original text; `nil` for a new routine.
  public let source: String?
  /// The routine in the original text.
  public let draft: RoutineDraft
  private let lines: RoutineLines
  private let diagnostics: [Diagnostic]
  private let parse: (String) -> ParsedRoutine

  /// The document of a file.
  ///
  /// - Parameters:
  ///   - source: The file's text.
  ///   - moves: Returns the step of a move by its name; `nil` if there is none.
  ///   - parse: Parses a text as the file of the routine.
  /// - Throws: ``EditError`` if the file has an error, or does not have its keys on separate lines.
  public init(
    _ source: String, moves: (String) -> Step?, parse: @escaping (String) -> ParsedRoutine
  ) throws(EditError) {
    let parsed = parse(source)
    if let error = parsed.errors.first {
      throw EditError(reason: "line \(error.line): \(error.summary)")
    }
    guard let routine = parsed.routine else { throw EditError(reason: "it cannot be read") }
    self.source = source
    self.parse = parse
    diagnostics = parsed.diagnostics
    draft = RoutineDraft(routine, moves: moves)
    lines = try RoutineLines(source)
    guard lines.steps.count == draft.steps.count else { throw .notLineByLine }
  }

  /// The document of a new routine.
  ///
  /// - Parameters:
  ///   - title: The title.
  ///   - parse: Parses a text as the file of the routine.
  /// - Throws: ``EditError``, in theory; the text of a new routine is always valid.
  public init(titled title: String, parse: @escaping (String) -> ParsedRoutine) throws(EditError) {
    source = nil
    draft = RoutineDraft(title: title)
    diagnostics = []
    self.parse = parse
    lines = try RoutineLines(Self.head(RoutineDraft(title: title)))
  }

  /// Returns the lines before the steps of a new routine.
  private static func head(_ draft: RoutineDraft) -> String {
    """
    format: 1
    title: \(YAMLScalar.text(draft.title))
    kind: \(draft.kind.rawValue)
    steps:

    """
  }

  /// Returns the file after a change.
  ///
  /// - Parameter draft: The new routine, edited from ``draft``.
  /// - Returns: The text, and the new problems in it.
  /// - Throws: ``EditError`` if the change is impossible line by line.
  public func changed(to draft: RoutineDraft) throws(EditError) -> Changed {
    if source != nil, draft == self.draft { return Changed(text: lines.text, problems: []) }
    var lines = source == nil ? try RoutineLines(Self.head(draft)) : lines
    if source != nil, draft.title != self.draft.title {
      try lines.setTitle(YAMLScalar.text(draft.title))
    }
    var steps: [RoutineLines.Placed] = []
    for step in draft.steps {
      let values = StepValues(step)
      if let origin = step.origin {
        let old = StepValues(self.draft.steps[origin])
        steps.append(.kept(origin, try lines.steps[origin].changed(from: old, to: values)))
      } else {
        steps.append(.new(values.lines(indent: lines.indent)))
      }
    }
    let text = lines.text(with: steps)
    let parsed = parse(text)
    if let routine = parsed.routine,
      routine.title != CleanText.line(draft.title) || routine.steps != draft.steps.map(\.step)
    {
      throw .notLineByLine
    }
    return Changed(text: text, problems: newProblems(in: parsed.diagnostics))
  }

  private func newProblems(in diagnostics: [Diagnostic]) -> [String] {
    var known = self.diagnostics.map { "\($0.code) \($0.summary)" }
    return diagnostics.filter { problem in
      guard let index = known.firstIndex(of: "\(problem.code) \(problem.summary)") else {
        return true
      }
      known.remove(at: index)
      return false
    }.map(\.summary)
  }
}

extension RoutineDocument.EditError {
  static let notLineByLine = Self(
    reason: "its steps are not written with a line for each thing; change them in an editor")
}
