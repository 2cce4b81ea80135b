import RoutineEngine

/// The result of reading a routine file: the routine and its problems.
public struct ParsedRoutine: Sendable {
  /// The routine; `nil` if the file has an error.
  public let routine: Routine?
  /// All problems, in the order of the file.
  public let diagnostics: [Diagnostic]
  /// The number of steps, including those of included routines.
  let stepCount: Int
  /// The depth of its includes; 0 for none.
  let includeDepth: Int
  /// The text, for showing lines with problems.
  public let source: SourceText

  /// The problems because of which there is no routine.
  public var errors: [Diagnostic] { diagnostics.filter { $0.severity == .error } }

  /// Parses a routine's file. Never fails: all errors are in ``diagnostics``.
  ///
  /// - Parameters:
  ///   - bytes: The contents of the file.
  ///   - id: The routine's id, which is the file's name without its extension.
  ///   - isMove: True for the file of a move.
  ///   - includes: Looks up included routines.
  ///   - figures: The names of all figures, called when a step has one; `nil` to report no missing
  ///     figure.
  ///   - owner: Returns the id of the routine to which an id belongs, now or formerly; `nil` if it
  ///     is free.
  public init(
    _ bytes: [UInt8], id: String, isMove: Bool = false,
    includes: @escaping (String) -> IncludeResult = { _ in
      .unknown(nearest: [])
    },
    figures: (() -> [String])? = nil, owner: @escaping (String) -> String? = { _ in nil }
  ) {
    let document = YAMLDocument(bytes)
    var parser = RoutineParser(
      source: document.source, includes: includes, figures: figures, owner: owner)
    parser.diagnostics = document.diagnostics
    var routine: Routine?
    if let root = document.root {
      routine = isMove ? parser.move(root, id: id) : parser.routine(root, id: id)
    } else if document.diagnostics.isEmpty {
      parser.report(
        .emptyFile, at: .beginning, length: 0,
        "this file has no \(isMove ? "move" : "routine") in it",
        "it begins with `format: 1`")
    }
    diagnostics = parser.diagnostics.sorted()
    self.routine = diagnostics.contains { $0.severity == .error } ? nil : routine
    stepCount = parser.stepCount
    includeDepth = parser.includeDepth
    source = document.source
  }
}

extension ParsedRoutine {
  /// A routine that a valid plan defines.
  init(_ routine: Routine, of plan: ParsedPlan) {
    self.routine = routine
    diagnostics = []
    stepCount = routine.steps.count
    includeDepth = 0
    source = plan.source
  }
}

/// The result of looking up an included routine.
public enum IncludeResult: Sendable {
  /// A valid routine, its number of steps including those of its includes, and the depth of its
  /// includes, 0 for none.
  case found(Routine, steps: Int, depth: Int = 0)
  /// There is no routine with that id. `nearest` has the closest ids.
  case unknown(nearest: [String])
  /// The routine has errors. The value is the first one.
  case broken(String)
  /// The includes form a cycle. The value is the ids in it.
  case cycle([String])
  /// The includes are deeper than ``Limits/includeDepth``.
  case tooDeep
}
