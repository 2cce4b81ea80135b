import RoutineEngine

/// The result of reading a routine file: the routine and its problems.
public struct ParsedRoutine: Sendable {
  /// The routine; `nil` if the file has an error.
  public let routine: Routine?
  /// All problems of the file, in its order.
  public let diagnostics: [Diagnostic]
  /// The number of steps, with those of included routines.
  let stepCount: Int
  /// The depth of its includes; 0 for none.
  let includeDepth: Int
  /// The text, for showing the lines of problems.
  public let source: SourceText

  /// The problems that prevent the routine.
  public var errors: [Diagnostic] { diagnostics.filter { $0.severity == .error } }

  /// Reads a routine file's bytes and never fails: all faults are in ``diagnostics``.
  ///
  /// - Parameters:
  ///   - bytes: the whole file.
  ///   - id: the routine's id, the file's name without its extension.
  ///   - isMove: true for the file of a move.
  ///   - includes: looks up included routines.
  ///   - figures: the names of all figures, called when a step has one; without it, no figure is
  ///     reported as missing.
  ///   - owner: the id of the routine for which an id counts; `nil` if it is nobody's.
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
  /// A routine that a good plan brings along.
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
  /// A valid routine, its number of steps with those that it includes, and the depth of its own
  /// includes, 0 for none.
  case found(Routine, steps: Int, depth: Int = 0)
  /// No routine of that id; the closest ids.
  case unknown(nearest: [String])
  /// A routine with errors of its own, and the first of them.
  case broken(String)
  /// A cycle of includes, and the ids in it.
  case cycle([String])
  /// Includes deeper than ``Limits/includeDepth``.
  case tooDeep
}
