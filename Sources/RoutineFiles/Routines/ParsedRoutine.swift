import RoutineEngine

/// What a routine file says, and what is wrong with it.
public struct ParsedRoutine: Sendable {
  /// The routine; `nil` if the file has an error.
  public let routine: Routine?
  /// All problems of the file, in the order of their places.
  public let diagnostics: [Diagnostic]
  /// How many steps it has, with those of the routines it includes.
  let stepCount: Int
  /// How deep its includes go; 0 for none.
  let includeDepth: Int
  /// The text, for showing the lines that the problems are in.
  public let source: SourceText

  /// The problems that make the file useless.
  public var errors: [Diagnostic] { diagnostics.filter { $0.severity == .error } }

  /// Reads a routine file's bytes. This never fails: whatever is wrong is in `diagnostics`.
  ///
  /// - Parameters:
  ///   - bytes: the whole file.
  ///   - id: the routine's id, the file's name without its ending.
  ///   - includes: finds the routines that this one includes.
  ///   - figures: the names of all figures, asked for when one is named; without it, none is
  ///     missed.
  public init(
    _ bytes: [UInt8], id: String,
    includes: @escaping (String) -> IncludeResult = { _ in
      .unknown(nearest: [])
    },
    figures: (() -> [String])? = nil
  ) {
    let source: SourceText
    do throws(Diagnostic) {
      source = try SourceText(bytes)
    } catch {
      // Nothing of a file is shown that is no text, or too much of it.
      let shown = error.length == 0 ? [] : bytes
      self.init(
        routine: nil, diagnostics: [error], stepCount: 0, includeDepth: 0,
        source: SourceText(unchecked: shown))
      return
    }
    let document = YAMLDocument(source)
    var parser = RoutineParser(source: source, includes: includes, figures: figures)
    parser.diagnostics = document.diagnostics
    var routine: Routine?
    if let root = document.root {
      routine = parser.routine(root, id: id)
    } else if document.diagnostics.isEmpty {
      parser.report(
        .emptyFile, at: .beginning, length: 0, "this file has no routine in it",
        "it begins with `format: 1`")
    }
    let problems = parser.diagnostics.sorted()
    let isGood = problems.allSatisfy { $0.severity == .warning }
    self.init(
      routine: isGood ? routine : nil,
      diagnostics: problems, stepCount: parser.stepCount,
      includeDepth: parser.includeDepth,
      source: source)
  }

  private init(
    routine: Routine?, diagnostics: [Diagnostic], stepCount: Int, includeDepth: Int,
    source: SourceText
  ) {
    self.includeDepth = includeDepth
    self.stepCount = stepCount
    self.routine = routine
    self.diagnostics = diagnostics
    self.source = source
  }
}

/// What comes of looking for a routine that another one includes.
public enum IncludeResult: Sendable {
  /// It is there, and it is good; how many steps it has with those of what it includes, and how
  /// deep its own includes go, 0 for none.
  case found(Routine, steps: Int, depth: Int = 0)
  /// There is none of that id; those nearest to it.
  case unknown(nearest: [String])
  /// It is there, but has errors of its own, the first of which is given.
  case broken(String)
  /// It includes the routine that includes it; the ids along the way.
  case cycle([String])
  /// Routines include each other deeper than ``Limits/includeDepth``.
  case tooDeep
}
